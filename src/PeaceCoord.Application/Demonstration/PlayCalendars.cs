using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Domain.Calendars;

namespace PeaceCoord.Application.Demonstration;

/// <summary>Two people have what is planned in their calendar programs. Nobody knows the addresses: they were shown to those two, once.</summary>
internal static class PlayCalendars
{
    public static void AddTo(Play play, Cast cast, DateTimeOffset now)
    {
        play.At(now.AddDays(-20), cast.Accounts["officer_mbe"], "calendar of the officer", async services =>
            await services.GetRequiredService<MakeCalendarFeed>().Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = "Téléphone de mission", Filter = FeedFilter.Mine }, default));
        play.At(now.AddDays(-19), cast.Accounts["officer_tel"], "calendar of the office", async services =>
            await services.GetRequiredService<MakeCalendarFeed>().Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = "Screen in the radio room", Filter = FeedFilter.Office, OfficeId = cast.Offices["MINUKES/TEL"].Id.Value }, default));
    }
}
