namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Forums = "/forums";
    public const string SetUpForum = "/forums/new";

    public static string Forum(Guid id) => $"{Forums}/{id}";

    public static string ChangeForum(Guid id) => Forum(id) + "/edit";

    public static string HoldForumMeeting(Guid id) => Forum(id) + "/meetings/new";

    public static string EndForum(Guid id) => Forum(id) + "/end";

    public static string CorrectForumMeeting(Guid id, Guid meeting) => $"{Forum(id)}/meetings/{meeting}/correct";

    public static string CorrectForumDecision(Guid id, Guid decision) => $"{Forum(id)}/decisions/{decision}/correct";

    public static string LinkForumMeeting(Guid id, Guid meeting) => $"{Forum(id)}/meetings/{meeting}/consultation";

    public static string RecordForumDecision(Guid id, Guid meeting) => $"{Forum(id)}/meetings/{meeting}/decision";

    public static string SettleForumDecision(Guid id, Guid decision) => $"{Forum(id)}/decisions/{decision}/settle";

    public static string AcceptForumDecision(Guid id, Guid decision) => $"{Forum(id)}/decisions/{decision}/accept";

    public static string DeclineForumDecision(Guid id, Guid decision) => $"{Forum(id)}/decisions/{decision}/decline";
}
