namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string OutreachActivities = "/outreach";
    public const string NoteOutreach = "/outreach/new";

    public static string OutreachActivity(Guid id) => $"{OutreachActivities}/{id}";

    public static string TakeUpRumour(Guid id, Guid rumour) => $"{OutreachActivity(id)}/rumours/{rumour}/concern";

    public static string CorrectOutreach(Guid id) => OutreachActivity(id) + "/edit";
}
