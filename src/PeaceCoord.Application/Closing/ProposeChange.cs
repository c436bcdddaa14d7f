using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>Proposes to close, to archive or to re-open a workspace. Mission administrators; nothing changes before a second person confirms.</summary>
public sealed class ProposeChange(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(WorkspaceId id, ProposeChangeInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ClosingAccess.CanSee(actor, id))
            return Refusal.NotFound;
        if (!ClosingAccess.CanPropose(actor, id))
            return Refusal.NotPermitted(ClosingAccess.Proposers);

        await using var db = await database.Open<ProposeChange>(actor, cancel);
        var change = new WorkspaceChangeId(input.Id);
        if (await db.WorkspaceChanges.AnyAsync(c => c.Id == change && c.WorkspaceId == id, cancel))
            return Result.Done;
        if (await db.WorkspaceChanges.AnyAsync(c => c.WorkspaceId == id && c.State == ChangeState.Proposed, cancel))
            return new Refusal(ClosingRefusalCodes.ProposedAlready);

        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        var without = (await db.CountOpen(id, cancel)).Sum(count => count.Without);
        var now = clock.GetUtcNow();
        var proposed = WorkspaceChange.Propose(change, workspace, input.Kind, input.EndsOn, input.Reason, without, actor.Id!.Value, MissionTime.Today(workspace.TimeZone, now), now);
        if (!proposed.TryGet(out var made))
            return proposed;
        db.Add(made);
        return await db.Save(cancel);
    }
}

public sealed class ProposeChangeInput
{
    /// <summary>Made with the empty form, so that sending it twice is proposing once.</summary>
    public Guid Id { get; set; } = WorkspaceChangeId.New().Value;

    public ChangeKind? Kind { get; set; }

    /// <summary>The mission's last day, of a closing.</summary>
    public DateOnly? EndsOn { get; set; }

    public string? Reason { get; set; }
}
