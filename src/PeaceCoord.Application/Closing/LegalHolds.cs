using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>Holds a record, or everything in a workspace, so that nothing of it becomes due for deletion. The data protection focal point.</summary>
public sealed class PlaceHold(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    /// <param name="record">Null for everything in the workspace.</param>
    public async Task<Result> Run(WorkspaceId workspace, Guid? record, PlaceHoldInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ClosingAccess.CanKeep(actor, workspace))
            return Refusal.NotFound;

        await using var db = await database.Open<PlaceHold>(actor, cancel);
        var id = new LegalHoldId(input.Id);
        if (await db.LegalHolds.AnyAsync(h => h.Id == id && h.WorkspaceId == workspace, cancel))
            return Result.Done;
        (RecordKind, Guid)? held = null;
        if (record is not null)
        {
            if (await db.Kept(actor, workspace).Where(kept => kept.Id == record).Select(kept => kept.Kind).SingleOrDefaultAsync(cancel) is not { } kind)
                return Refusal.NotFound;
            held = (Enum.Parse<RecordKind>(kind), record.Value);
        }

        if (await db.LegalHolds.AnyAsync(h => h.WorkspaceId == workspace && h.RecordId == record && h.LiftedAt == null, cancel))
            return new Refusal(ClosingRefusalCodes.HeldAlready);
        var placed = LegalHold.Place(id, workspace, held, input.Reason, actor.Id!.Value, clock.GetUtcNow());
        if (!placed.TryGet(out var hold))
            return placed;
        db.Add(hold);
        return await db.Save(cancel);
    }
}

public sealed class PlaceHoldInput
{
    /// <summary>Made with the empty form, so that sending it twice is placing once.</summary>
    public Guid Id { get; set; } = LegalHoldId.New().Value;

    public string? Reason { get; set; }
}

/// <summary>Lifts a hold, with the reason. The data protection focal point.</summary>
public sealed class LiftHold(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(LiftHoldInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<LiftHold>(actor, cancel);
        var id = new LegalHoldId(input.HoldId ?? default);
        var hold = await db.LegalHolds.SingleOrDefaultAsync(h => h.Id == id, cancel);
        if (hold is null || !ClosingAccess.CanKeep(actor, hold.WorkspaceId))
            return Refusal.NotFound;
        return await db.Save(hold.Lift(input.LiftedBecause, actor.Id!.Value, clock.GetUtcNow()), hold, input.Version, cancel);
    }
}

public sealed class LiftHoldInput
{
    public Guid? HoldId { get; set; }

    public string? LiftedBecause { get; set; }

    public int? Version { get; set; }
}

internal static class Holding
{
    /// <summary>Whether the record, what it was made at, or everything in its mission, is under a legal hold.</summary>
    public static async Task<bool> IsHeld(this PeaceCoordDb db, WorkspaceId workspace, Guid record, CancellationToken cancel)
    {
        var space = workspace.Value;
        return await db.LegalHolds.AsNoTracking().AnyAsync(hold => hold.WorkspaceId == workspace && hold.LiftedAt == null && hold.RecordId == null, cancel)
            || await db.Database.SqlQuery<bool>($"select {record} = any(peacecoord_held({space})) as \"Value\"").SingleAsync(cancel);
    }
}
