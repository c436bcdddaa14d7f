namespace PeaceCoord.Domain.Reporting;

public static class ReportingRefusalCodes
{
    public const string EndsBeforeStart = "Reporting.EndsBeforeStart";

    /// <summary>Arguments: the most days.</summary>
    public const string TooLong = "Reporting.TooLong";

    /// <summary>Figures for others are those of a quarter that two people published.</summary>
    public const string NotPublished = "Reporting.NotPublished";

    /// <summary>Figures for others are of the whole mission: one area less another would tell of a third.</summary>
    public const string WholeMissionOnly = "Reporting.WholeMissionOnly";
}
