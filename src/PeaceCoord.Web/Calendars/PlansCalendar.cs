using PeaceCoord.Application.Calendars;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Web.Consultations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Calendars;

/// <summary>A feed as an iCalendar file, in the language of its owner: it says what it is, and each event leads back to its plan.</summary>
internal static class PlansCalendar
{
    /// <param name="portal">The portal's own address, without a slash at its end.</param>
    public static string Write(PlansFeed feed, string portal)
    {
        var calendar = new CalendarText()
            .Plain("BEGIN", "VCALENDAR")
            .Plain("VERSION", "2.0")
            .Plain("PRODID", "-//PeaceCoord//Planned consultations//EN")
            .Plain("CALSCALE", "GREGORIAN");
        var (name, about) = (Say.Fill(Words.FeedName, feed.Mission, Holds(feed)), Say.Fill(Words.FeedAbout, feed.Mission, Holds(feed), feed.Name));
        calendar.Text("NAME", name).Text("X-WR-CALNAME", name).Text("DESCRIPTION", about).Text("X-WR-CALDESC", about)
            .Plain("URL", portal + Routes.PlannedConsultations)
            .Plain("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
            .Plain("X-PUBLISHED-TTL", "PT1H");
        foreach (var planned in feed.Events)
            Add(calendar, planned, portal + Routes.Consultation(planned.Id.Value));
        return calendar.Plain("END", "VCALENDAR").ToString();
    }

    /// <summary>What the filter lets through, in words.</summary>
    public static string Holds(FeedFilter filter, string? office) => filter == FeedFilter.Office ? office ?? Words.OfficeGone : Say.Choice(filter);

    private static string Holds(PlansFeed feed) => Holds(feed.Filter, feed.Office);

    private static void Add(CalendarText calendar, PlannedEvent planned, string link)
    {
        calendar.Plain("BEGIN", "VEVENT")
            .Plain("UID", planned.Id.Value + "@peacecoord")
            .Instant("DTSTAMP", planned.SavedAt)
            .Instant("LAST-MODIFIED", planned.SavedAt)
            .Plain("SEQUENCE", planned.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (planned.At is not { } at)
            calendar.Day("DTSTART", planned.On).Day("DTEND", planned.On.AddDays(1));
        else
        {
            calendar.Instant("DTSTART", at);
            if (planned.Until is { } until)
                calendar.Instant("DTEND", until);
        }

        calendar.Plain("STATUS", planned.IsCalledOff ? "CANCELLED" : "CONFIRMED")
            .Plain("CLASS", planned.Title is null ? "CONFIDENTIAL" : "PRIVATE")
            .Text("SUMMARY", planned.Title ?? Words.NeutralTitle)
            .Text("LOCATION", planned.Place)
            .Text("DESCRIPTION", Described(planned, link))
            .Plain("URL", link)
            .Plain("END", "VEVENT");
    }

    /// <summary>The link stands in the text as well: not every program shows an event's address.</summary>
    private static string Described(PlannedEvent planned, string link)
    {
        var parts = new[]
        {
            planned.Kind is { } kind ? Say.Choice(kind) : null,
            planned.Communities.Count > 0 ? string.Join(", ", planned.Communities) : null,
            planned.Language is { } language ? Say.LanguageName(language) : null,
            planned.Purpose,
            link,
        };
        return string.Join('\n', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
    }
}
