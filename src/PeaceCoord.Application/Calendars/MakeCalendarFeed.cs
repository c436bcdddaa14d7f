using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Calendars;

/// <summary>Makes an address by which a calendar program fetches the actor's planned consultations. Its secret is told once, and kept as a hash.</summary>
public sealed class MakeCalendarFeed(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="id">Made with the form: sent twice it makes one, and tells its secret to the first only.</param>
    /// <returns>The secret.</returns>
    public async Task<Result<CalendarFeedMade>> Run(CalendarFeedId id, MakeCalendarFeedInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<MakeCalendarFeed>(actor, cancel);
        var workspace = await db.WorkspaceToWriteIn(actor, input.WorkspaceId, cancel);
        if (workspace is null)
            return Refusal.NotFound;
        if (!CalendarAccess.CanMake(actor, workspace.Id))
            return Refusal.NotPermitted(Who.MissionStaff);
        if (input.WorkspaceId is null && actor.WorkspacesAs(ConsultationAccess.Writers).Count > 1)
            return Refusal.Required(nameof(input.WorkspaceId));

        var me = actor.Id!.Value;
        // Whoever ends the sessions and takes the addresses back at this moment comes before it, or finds it.
        await using var turn = await db.TurnFor(me, cancel);
        if (actor.SessionId is { } session && !await db.Sessions.AnyAsync(s => s.Id == session && s.EndedAt == null, cancel))
            return Refusal.NotFound;
        if (await db.CalendarFeeds.AnyAsync(feed => feed.Id == id, cancel))
            return new Refusal(CalendarRefusalCodes.ShownAlready);
        var secret = CalendarSecret.New();
        var made = CalendarFeed.Make(
            id, me, workspace, input.Name, input.Filter, input.OfficeId is { } office ? new FieldOfficeId(office) : null, CalendarSecret.HashOf(secret)!,
            await db.CalendarFeeds.CountAsync(feed => feed.AccountId == me && feed.RevokedAt == null, cancel), clock.GetUtcNow());
        if (!made.TryGet(out var feed))
            return Result<CalendarFeedMade>.Refused(made.Refusals);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;

        db.CalendarFeeds.Add(feed);
        var saved = await turn.Save(Result.Done, cancel);
        return saved.Succeeded ? new CalendarFeedMade(feed.Name, secret) : Result<CalendarFeedMade>.Refused([new Refusal(CalendarRefusalCodes.ShownAlready)]);
    }
}

public class MakeCalendarFeedInput
{
    /// <summary>Null for the only mission the actor plans in.</summary>
    public Guid? WorkspaceId { get; set; }

    public string? Name { get; set; }

    public FeedFilter? Filter { get; set; }

    /// <summary>Where the filter is one office.</summary>
    public Guid? OfficeId { get; set; }
}

/// <param name="Secret">Told here and never again.</param>
public sealed record CalendarFeedMade(string Name, string Secret);
