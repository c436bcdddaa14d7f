namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string CalendarFeeds = Account + "/calendars";

    /// <summary>What comes after it is a secret: whoever writes an address down leaves that out. See <c>SecretPaths</c>.</summary>
    public const string CalendarFeedStart = "/calendar";

    public static string CalendarFeed(string secret) => $"{CalendarFeedStart}/{secret}.ics";

    public static string RevokeCalendarFeed(Guid id) => $"{CalendarFeeds}/{id}/revoke";
}
