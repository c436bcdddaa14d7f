using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>The second person confirms what was proposed, and the workspace is in its new state. A mission administrator or leadership, never who proposed it.</summary>
public sealed class ConfirmChange(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(WorkspaceChangeId id, DecideChangeInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ConfirmChange>(actor, cancel);
        var change = await db.WorkspaceChanges.Where(ClosingAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (change is null)
            return Refusal.NotFound;
        if (!ClosingAccess.CanConfirm(actor, change))
            return Refusal.NotPermitted(Who.ASecondPerson);

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == change.WorkspaceId, cancel);
        var without = (await db.CountOpen(workspace.Id, cancel)).Sum(count => count.Without);
        var now = clock.GetUtcNow();
        return await db.Save(change.Confirm(workspace, without, actor.Id!.Value, MissionTime.Today(workspace.TimeZone, now), now), change, input.Version, cancel);
    }
}

/// <summary>Takes back what was proposed: who proposed it, or whoever could confirm it.</summary>
public sealed class WithdrawChange(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(WorkspaceChangeId id, DecideChangeInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawChange>(actor, cancel);
        var change = await db.WorkspaceChanges.Where(ClosingAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (change is null)
            return Refusal.NotFound;
        if (!ClosingAccess.CanWithdraw(actor, change))
            return Refusal.NotPermitted(Who.ASecondPerson);

        return await db.Save(change.Withdraw(actor.Id!.Value, clock.GetUtcNow()), change, input.Version, cancel);
    }
}

public sealed class DecideChangeInput
{
    public int? Version { get; set; }
}
