using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// Who looked at a leader's name and who changed the record, latest first: the audit entries of that record. They hold no value, so
/// nothing of the name is in the answer.
/// </summary>
public sealed class ListLeaderTrail(Database database, ICurrentActor current) : IUseCase
{
    public const int MostEntries = 100;

    public async Task<Result<LeaderTrail>> Run(LeaderId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListLeaderTrail>(actor, cancel);
        var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (leader is null)
            return Refusal.NotFound;
        if (!CommunityAccess.CanSeeTrail(actor, leader))
            return Refusal.NotPermitted(Who.SectionHeadsOrTheDataFocalPoint);

        var zone = await db.Workspaces.AsNoTracking().Where(w => w.Id == leader.WorkspaceId).Select(w => w.TimeZone).SingleAsync(cancel);
        var record = id.Value;
        var entries = await db.AuditEntries.AsNoTracking().Where(entry => entry.RecordId == record && entry.RecordKind == nameof(Leader))
            .OrderByDescending(entry => entry.Sequence).Take(MostEntries)
            .Select(entry => new { entry.Act, entry.At, entry.ActorId, entry.Reason })
            .ToListAsync(cancel);
        var names = await db.DisplayNames([.. entries.Where(entry => entry.ActorId is not null).Select(entry => new AccountId(entry.ActorId!.Value))], cancel);
        return new LeaderTrail(
            zone,
            [.. entries.Select(entry => new TrailEntry(
                entry.Act, entry.At, entry.ActorId is { } by ? names.GetValueOrDefault(new AccountId(by)) : null,
                Enum.TryParse<RevealReason>(entry.Reason, out var reason) ? reason : null))]);
    }
}

/// <param name="Zone">The mission's, for its clocks.</param>
public sealed record LeaderTrail(string Zone, IReadOnlyList<TrailEntry> Entries);

/// <param name="Act">The use case.</param>
/// <param name="By">Null when it was not a person.</param>
/// <param name="Reason">Why somebody looked.</param>
public sealed record TrailEntry(string Act, DateTimeOffset At, string? By, RevealReason? Reason);
