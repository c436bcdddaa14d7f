namespace PeaceCoord.Domain.Publishing;

public static class PublishingRefusalCodes
{
    public const string NotAQuarter = "Publishing.NotAQuarter";
    public const string NotOver = "Publishing.NotOver";
    public const string AlreadyThere = "Publishing.AlreadyThere";
    public const string TooFewMeetings = "Publishing.TooFewMeetings";
    /// <summary>The figures are others than those that were looked at.</summary>
    public const string FiguresChanged = "Publishing.FiguresChanged";
    public const string SecondPersonNeeded = "Publishing.SecondPersonNeeded";
    public const string NotInThisState = "Publishing.NotInThisState";
}
