using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Calendars;

/// <summary>
/// What a calendar program gets at the address of a feed. Whoever asks is nobody; what is read is what the feed's owner may read now, so
/// that revoking it, the end of the membership, shutting the account, or removing its lost second step closes it at the next request. Fetched for the first time on a
/// day, it leaves an entry in the audit trail.
/// </summary>
public sealed class ReadCalendarFeed(Database database, Actors actors, TimeProvider clock) : IUseCase
{
    /// <summary>What lies longer behind is not told any more.</summary>
    public const int DaysBack = 30;

    public const int Most = 500;

    /// <returns>Not found for a wrong secret, a feed that was revoked, and one whose owner may read no plans any more: all alike.</returns>
    public async Task<Result<PlansFeed>> Run(string? secret, CancellationToken cancel)
    {
        if (CalendarSecret.HashOf(secret) is not { } hash || await Find(hash, cancel) is not { } feed)
            return Refusal.NotFound;
        var owner = await actors.Load(feed.AccountId, null, cancel);
        if (!CalendarAccess.Answers(owner, feed))
            return Refusal.NotFound;

        var now = clock.GetUtcNow();
        await using var db = await database.Open<ReadCalendarFeed>(owner, cancel);
        var account = await db.Accounts.AsNoTracking().Where(a => a.Id == feed.AccountId.Value).Select(a => new { a.Language, a.AwaitsSecondStep }).FirstOrDefaultAsync(cancel);
        if (account is not { AwaitsSecondStep: false })
            return Refusal.NotFound;
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DaysBack);
        var filter = new PlannedFilter { Mine = feed.Filter == FeedFilter.Mine, Office = feed.FieldOfficeId };
        var planned = await db.Consultations.AsNoTracking().Where(ConsultationAccess.VisibleTo(owner))
            .Where(c => c.WorkspaceId == feed.WorkspaceId && c.Title != null && c.SubmittedAt == null && c.HeldOn >= since && (c.State == ConsultationState.Planned || c.State == ConsultationState.Postponed || c.State == ConsultationState.Cancelled))
            .Within(filter, owner).Meetings(owner).Take(Most).ToListAsync(cancel);
        var ids = planned.Select(c => c.Id.Value).ToList();
        var saved = await db.Set<AggregateVersion<Consultation>>().AsNoTracking().Where(v => ids.Contains(v.RecordId)).GroupBy(v => v.RecordId)
            .Select(v => new { Id = v.Key, At = v.Max(version => version.SavedAt) }).ToDictionaryAsync(v => v.Id, v => v.At, cancel);
        var names = await db.CommunityNames(owner, [.. planned.Where(Full).SelectMany(c => c.CommunityIds)], account.Language ?? "en", cancel);
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == feed.WorkspaceId, cancel);
        await Note(db, feed, now, cancel);
        return new PlansFeed(
            feed.Name, feed.Filter, workspace.Name, workspace.FieldOffices.FirstOrDefault(o => o.Id == feed.FieldOfficeId)?.Name, account.Language,
            [.. planned.Select(c => Told(c, saved.GetValueOrDefault(c.Id.Value, now), names))]);
    }

    /// <summary>What a calendar program holds lies on telephones and in other people's clouds: above Restricted it is told when, and no word of what.</summary>
    private static bool Full(PlannedMeeting meeting) => meeting.Label <= Label.Restricted;

    private static PlannedEvent Told(PlannedMeeting meeting, DateTimeOffset saved, Dictionary<Domain.Communities.CommunityId, SaidName> names)
    {
        var bare = new PlannedEvent
        {
            Id = meeting.Id,
            Version = meeting.Version,
            SavedAt = saved,
            IsCalledOff = meeting.State == ConsultationState.Cancelled,
            On = meeting.On!.Value,
            At = meeting.StartsAt is null ? null : meeting.At,
            Until = meeting is { StartsAt: { } start, EndsAt: { } end, At: { } at } ? at + (end - start) : null,
        };
        return !Full(meeting) ? bare : bare with
        {
            Title = meeting.Title,
            Kind = meeting.Kind,
            Place = meeting.IsPlaceTold ? meeting.Place : null,
            Language = meeting.Language,
            Purpose = meeting.Purpose,
            Communities = [.. meeting.CommunityIds.Where(names.ContainsKey).Select(id => names[id].Text)],
        };
    }

    /// <summary>The connection announces the hash: to it Postgres shows this one feed, and no other.</summary>
    private async Task<CalendarFeed?> Find(string hash, CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.feed', {hash}, false)", cancel);
        return await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(feed => feed.SecretHash == hash, cancel);
    }

    private static async Task Note(PeaceCoordDb db, CalendarFeed feed, DateTimeOffset now, CancellationToken cancel)
    {
        var before = await db.CalendarFetches.AsNoTracking().Where(fetch => fetch.FeedId == feed.Id).Select(fetch => (DateTimeOffset?)fetch.At).FirstOrDefaultAsync(cancel);
        if (before?.UtcDateTime.Date != now.UtcDateTime.Date)
            await db.Note(new Act(nameof(ReadCalendarFeed), nameof(CalendarFeed), feed.Id.Value, feed.WorkspaceId.Value), cancel);
        await db.Fetched(feed, now, cancel);
    }
}

/// <param name="Office">Of the filter by one office.</param>
/// <param name="Language">Of the owner's pages; null when they never chose one.</param>
public sealed record PlansFeed(string Name, FeedFilter Filter, string Mission, string? Office, string? Language, IReadOnlyList<PlannedEvent> Events);

/// <summary>One planned consultation as a calendar program is told of it. Of what is labelled above Restricted: when, and nothing else.</summary>
public sealed record PlannedEvent
{
    public required ConsultationId Id { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public required bool IsCalledOff { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Null when no hour was said.</summary>
    public required DateTimeOffset? At { get; init; }

    public required DateTimeOffset? Until { get; init; }

    /// <summary>Null above Restricted.</summary>
    public string? Title { get; init; }

    public ConsultationKind? Kind { get; init; }

    /// <summary>Null also where the place is sensitive, for its author as well.</summary>
    public string? Place { get; init; }

    public string? Language { get; init; }

    public string? Purpose { get; init; }

    public IReadOnlyList<string> Communities { get; init; } = [];
}
