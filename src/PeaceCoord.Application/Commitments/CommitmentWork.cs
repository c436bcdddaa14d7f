using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>What every act on a commitment begins with: find it among what is visible, ask who may, then do it and save.</summary>
internal static class CommitmentWork
{
    public static async Task<Result> Do(
        this PeaceCoordDb db,
        Actor actor,
        CommitmentId id,
        int? version,
        Func<Actor, Commitment, bool> may,
        Who who,
        Func<Commitment, DateOnly, Result> act,
        DateTimeOffset now,
        CancellationToken cancel)
    {
        var commitment = await db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (commitment is null)
            return Refusal.NotFound;
        if (!may(actor, commitment))
            return Refusal.NotPermitted(who);

        return await db.Save(act(commitment, await db.Today(commitment.WorkspaceId, now, cancel)), commitment, version, cancel);
    }

    /// <summary>The mission's day. Organisations, who do not see the workspace itself, count by UTC.</summary>
    public static async Task<DateOnly> Today(this PeaceCoordDb db, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancel) =>
        MissionTime.Today(await db.Workspaces.Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleOrDefaultAsync(cancel) ?? "UTC", now);
}

/// <summary>An act that needs nothing but the version it was decided on.</summary>
public class CommitmentActInput
{
    public int? Version { get; set; }
}
