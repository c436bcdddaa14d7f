namespace PeaceCoord.Domain.Forums;

public static class ForumRefusalCodes
{
    public const string NoMember = "Forums.NoMember";
    public const string TooMany = "Forums.TooMany";
    public const string LabelLowered = "Forums.LabelLowered";
    public const string UnknownRecord = "Forums.UnknownRecord";
    public const string InTheFuture = "Forums.InTheFuture";
    public const string NextNotAfter = "Forums.NextNotAfter";
    public const string NobodyPresent = "Forums.NobodyPresent";
    public const string BeforeMeeting = "Forums.BeforeMeeting";
    public const string AlreadySettled = "Forums.AlreadySettled";
    public const string AsksNothing = "Forums.AsksNothing";
    public const string AlreadyAnswered = "Forums.AlreadyAnswered";
    public const string NoConsultation = "Forums.NoConsultation";
    public const string ReadByMore = "Forums.ReadByMore";
    public const string AlreadyLinked = "Forums.AlreadyLinked";
    public const string NothingChanged = "Forums.NothingChanged";
    public const string AfterItsDecision = "Forums.AfterItsDecision";
    public const string WasAnswered = "Forums.WasAnswered";
    public const string HasEnded = "Forums.HasEnded";
    public const string LeftOpen = "Forums.LeftOpen";
}
