using System.Globalization;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Calendars;

/// <summary>Where calendar programs fetch a feed. They cannot sign in: the secret of the address stands for its owner, who may take it back.</summary>
internal static class CalendarApi
{
    public static void MapCalendars(this WebApplication app) => app.MapGet(Routes.CalendarFeedStart + "/{secret}.ics", Read).AllowAnonymous();

    private static async Task<IResult> Read(string secret, HttpContext http, ReadCalendarFeed feeds, CancellationToken cancel)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var read = await feeds.Run(secret, cancel);
        if (!read.TryGet(out var feed))
            return Results.NotFound();
        if (feed.Language is { } language && Culture.Supported.Contains(language, StringComparer.Ordinal))
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        return Results.Text(PlansCalendar.Write(feed, $"{http.Request.Scheme}://{http.Request.Host}"), "text/calendar", System.Text.Encoding.UTF8);
    }
}
