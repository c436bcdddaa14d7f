namespace PeaceCoord.Domain.Outreach;

public static class OutreachRefusalCodes
{
    public const string EndsBeforeStart = "Outreach.EndsBeforeStart";
    public const string TooFarAhead = "Outreach.TooFarAhead";
    public const string TooMany = "Outreach.TooMany";
    public const string HowCounted = "Outreach.HowCounted";
    public const string NoNumber = "Outreach.NoNumber";
    public const string WordsMissing = "Outreach.WordsMissing";
    public const string ThemeMissing = "Outreach.ThemeMissing";
    public const string UnknownLanguage = "Outreach.UnknownLanguage";
    public const string UnknownRecord = "Outreach.UnknownRecord";
    public const string ReadByMore = "Outreach.ReadByMore";
    public const string LabelLowered = "Outreach.LabelLowered";
}
