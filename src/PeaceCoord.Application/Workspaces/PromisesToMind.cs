using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Workspaces;

/// <summary>How the open commitments stand that an actor may see.</summary>
/// <param name="All">Those that the actor follows up, and the others.</param>
/// <param name="WorstUntold">Since when the community waits that waits longest for word of what is done or declined; null when none waits.</param>
/// <param name="WorstUntoldCommunity">That community; null when the meeting named none.</param>
/// <param name="ToVerify">Delivered, of others, and waiting for somebody like the actor to look.</param>
/// <param name="ToClose">Of others, and the actor may close them now, or decides as the second person.</param>
/// <param name="ToDecide">Those of them that another asked to close untold.</param>
internal sealed record PromisesToMind(IReadOnlyList<PromiseCounts> All, DateOnly? WorstUntold, CommunityId? WorstUntoldCommunity, int ToVerify, int ToClose, int ToDecide)
{
    /// <summary>Those that the actor follows up.</summary>
    public PromiseCounts? Mine => All.FirstOrDefault(group => group.AreMine);

    public static async Task<PromisesToMind> Count(PeaceCoordDb db, IQueryable<Commitment> open, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        var worst = await open.Untold().SelectMany(c => c.Communities.Where(owed => owed.ToldOn == null).DefaultIfEmpty(), (c, owed) => new { CommunityId = owed == null ? (CommunityId?)null : owed.CommunityId, Since = c.State == CommitmentState.Declined ? c.DeclinedOn : c.DeliveredOn })
            .OrderBy(c => c.Since).ThenBy(c => c.CommunityId).FirstOrDefaultAsync(cancel);
        var closes = actor.WorkspacesAs(CommitmentAccess.Closers).Count > 0;
        return new PromisesToMind(
            await Groups(open, me, today, today.AddDays(WhatNeedsMe.DaysAhead), cancel),
            worst?.Since,
            worst?.CommunityId,
            closes ? await db.ToVerifyBy(actor).CountAsync(cancel) : 0,
            closes ? await db.ToCloseBy(actor).CountAsync(cancel) : 0,
            closes ? await db.ToCloseBy(actor).CountAsync(c => c.Untold != null, cancel) : 0);
    }

    private static Task<List<PromiseCounts>> Groups(IQueryable<Commitment> open, AccountId me, DateOnly today, DateOnly week, CancellationToken cancel) =>
        open.GroupBy(c => c.OwnerId == me).Select(group => new PromiseCounts
        {
            AreMine = group.Key,
            Late = group.Count(c => c.Due < today && c.State != CommitmentState.Declined && c.State != CommitmentState.Delivered && c.State != CommitmentState.Confirmed),
            LateSince = group.Min(c => c.Due < today && c.State != CommitmentState.Declined && c.State != CommitmentState.Delivered && c.State != CommitmentState.Confirmed ? (DateOnly?)c.Due : null),
            Soon = group.Count(c => c.Due >= today && c.Due <= week && c.State != CommitmentState.Declined && c.State != CommitmentState.Delivered && c.State != CommitmentState.Confirmed),
            Untold = group.Count(c => c.ToldOn == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Disputed)),
            ToAccept = group.Count(c => c.State == CommitmentState.Recorded),
            ByOrganisations = group.Count(c => c.OrganisationId != null && c.State != CommitmentState.Confirmed),
        }).ToListAsync(cancel);
}

internal sealed class PromiseCounts
{
    public required bool AreMine { get; init; }

    public required int Late { get; init; }

    /// <summary>The earliest day that one of them was due.</summary>
    public required DateOnly? LateSince { get; init; }

    /// <summary>Not done yet, and due within <see cref="WhatNeedsMe.DaysAhead"/> days.</summary>
    public required int Soon { get; init; }

    public required int Untold { get; init; }

    public required int ToAccept { get; init; }

    public required int ByOrganisations { get; init; }
}
