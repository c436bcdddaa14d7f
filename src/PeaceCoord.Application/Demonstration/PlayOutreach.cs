using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What the mission said to people at large, in its languages, and the rumours it heard there.</summary>
internal static class PlayOutreach
{
    public static void AddTo(Play play, Content content, Cast cast, DateTimeOffset now)
    {
        foreach (var entry in content.Outreach)
        {
            var input = Input(entry, cast, now);
            play.At(now.AddDays(1 - (entry.UntilDaysAgo ?? entry.DaysAgo)).AddHours(-2), cast.Accounts[entry.By], entry.Key, services => services.GetRequiredService<NoteOutreach>().Run(input, default));
            foreach (var rumour in entry.Rumours.Where(rumour => rumour.TakenUpIn is not null))
                TakeUp(play, content, cast, now, new OutreachActivityId(input.Id), rumour);
        }
    }

    /// <summary>Into a draft that is being written, after its text was typed.</summary>
    private static void TakeUp(Play play, Content content, Cast cast, DateTimeOffset now, OutreachActivityId activity, RumourEntry rumour)
    {
        var author = cast.Accounts[content.Consultations.First(entry => entry.Key == rumour.TakenUpIn).Author];
        play.At(now.AddMinutes(-30), author, $"{rumour.TakenUpIn} rumour", async services =>
        {
            var heard = (await services.GetRequiredService<ViewOutreach>().Run(activity, "fr", default)).Value.Rumours.First(one => one.Words == rumour.Words);
            return await services.GetRequiredService<TakeUpRumour>().Run(activity, new RumourId(heard.Id), new TakeUpRumourInput { DraftId = cast.Consultations[rumour.TakenUpIn!].Value }, default);
        });
    }

    private static NoteOutreachInput Input(OutreachEntry entry, Cast cast, DateTimeOffset now) => new()
    {
        WorkspaceId = cast.Workspaces[entry.Workspace].Id.Value,
        OfficeId = cast.Offices[$"{entry.Workspace}/{entry.Office}"].Id.Value,
        SectionId = entry.Section is { } section ? cast.Sections[$"{entry.Workspace}/{section}"].Id.Value : null,
        Label = Cast.Choice<Label>(entry.Label),
        Channel = Cast.Choice<OutreachChannel>(entry.Channel),
        Message = entry.Message,
        Languages = [.. entry.Languages],
        Audience = entry.Audience,
        Areas = [.. entry.Areas],
        Communities = [.. entry.Communities.Select(key => cast.Communities[key].Value)],
        On = Day(now.AddDays(-entry.DaysAgo)),
        Until = entry.UntilDaysAgo is { } until ? Day(now.AddDays(-until)) : null,
        Reach = entry.Reach,
        Counting = entry.Counting is { } counting ? Cast.Choice<Counting>(counting) : null,
        Rumours = [.. entry.Rumours.Select(rumour => new RumourInput { Theme = Cast.Choice<ConcernTheme>(rumour.Theme), Words = rumour.Words })],
        Tasks = [.. entry.Tasks],
    };

    private static DateOnly Day(DateTimeOffset when) => DateOnly.FromDateTime(when.UtcDateTime);
}
