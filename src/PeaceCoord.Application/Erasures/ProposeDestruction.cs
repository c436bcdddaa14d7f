using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Erasures;

/// <summary>
/// Proposes that records whose retention ended are destroyed: one or a page of them, all that were chosen or none. The data protection focal point, by
/// kind, reference and date, without opening them; nothing is gone before a second person confirms it.
/// </summary>
public sealed class ProposeDestruction(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(WorkspaceId id, ProposeDestructionInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ErasureAccess.CanPropose(actor, id))
            return Refusal.NotFound;
        var check = new Check();
        var chosen = Choice.Read(input.Records, nameof(input.Records), check);
        check
            .Unless(input.Records.Count > 0, Refusal.Required(nameof(input.Records)))
            .Unless(chosen.Count <= Erasure.MostAtOnce, new Refusal(ErasureRefusalCodes.TooManyAtOnce, nameof(input.Records), Erasure.MostAtOnce));
        if (!check.Passed)
            return check.Result();

        await using var db = await database.Open<ProposeDestruction>(actor, cancel);
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        var now = clock.GetUtcNow();
        var today = MissionTime.Today(workspace.TimeZone, now);
        var kept = (await db.Kept(actor, id).Where(row => chosen.Contains(row.Id)).ToListAsync(cancel)).ConvertAll(row => KeptRecord.Of(row, workspace, today));
        if (kept.Count != chosen.Count || kept.Exists(record => !Erasure.CanBeDestroyed(record.Kind)))
            return Refusal.NotFound;
        var standing = await db.Erasures.AsNoTracking().Where(e => chosen.Contains(e.RecordId) && e.PartId == null && e.State == ErasureState.Proposed).Select(e => e.RecordId).ToListAsync(cancel);
        var open = await Open(db, workspace, chosen, cancel);
        foreach (var record in kept)
        {
            check.Unless(!record.IsHeld, new Refusal(ErasureRefusalCodes.Held, nameof(input.Records), Named(record)))
                .Unless(record.IsHeld || record.IsDue, new Refusal(ErasureRefusalCodes.NotDue, nameof(input.Records), Named(record)))
                .Unless(!open.Contains(record.Id), new Refusal(ErasureRefusalCodes.StillOpen, nameof(input.Records), Named(record)))
                .Unless(!standing.Contains(record.Id), new Refusal(ErasureRefusalCodes.ProposedAlready, nameof(input.Records), Named(record)));
        }

        if (!check.Passed)
            return check.Result();
        foreach (var record in kept)
            db.Add(Erasure.WhenDue(workspace, record.Kind, record.Id, record.Name, record.Label, record.Until!.Value, actor.Id!.Value, now));
        return await db.Save(cancel);
    }

    /// <summary>Those that wait for somebody: destroyed, they would be asked for on every list without an end. In an archived mission nothing is asked for any more.</summary>
    private static async Task<HashSet<Guid>> Open(PeaceCoordDb db, MissionWorkspace workspace, IReadOnlyList<Guid> chosen, CancellationToken cancel) => workspace.State == WorkspaceState.Archived
        ? []
        :
        [
            .. await db.Commitments.AsNoTracking().Where(c => c.WorkspaceId == workspace.Id && c.ClosedAt == null && chosen.Contains((Guid)(object)c.Id)).Select(c => (Guid)(object)c.Id).ToListAsync(cancel),
            .. await db.JointForums.AsNoTracking().Where(f => f.WorkspaceId == workspace.Id && f.EndedOn == null && chosen.Contains((Guid)(object)f.Id)).Select(f => (Guid)(object)f.Id).ToListAsync(cancel),
            .. await db.Requests.AsNoTracking().Where(r => r.WorkspaceId == workspace.Id && r.State != RequestState.Answered && r.State != RequestState.Withdrawn && chosen.Contains((Guid)(object)r.Id)).Select(r => (Guid)(object)r.Id).ToListAsync(cancel),
        ];

    private static string Named(KeptRecord record) => record.Name ?? record.Id.ToString()[^12..];
}

public sealed class ProposeDestructionInput
{
    /// <summary>Ids of records.</summary>
    public List<string> Records { get; set => field = value ?? []; } = [];
}

internal static class Choice
{
    /// <summary>The ids that were ticked, each once; what is none is refused.</summary>
    public static List<Guid> Read(IReadOnlyList<string> ticked, string field, Check check)
    {
        var ids = ticked.Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).ToList();
        check.Unless(ids.TrueForAll(id => id is not null), new Refusal(RefusalCodes.UnknownChoice, field));
        return [.. ids.OfType<Guid>().Distinct()];
    }
}
