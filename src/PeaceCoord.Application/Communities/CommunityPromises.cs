using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// What is owed to one community, as far as the actor may read, without a word of it. Read once for all parts of the community's page:
/// finding its promises is the costly part, and counting, sorting and asking when it last heard each found them anew.
/// </summary>
internal sealed class CommunityPromises
{
    private readonly IReadOnlyList<Owed> _owed;
    private readonly DateOnly _today;

    private CommunityPromises(IReadOnlyList<Owed> owed, DateOnly today) => (_owed, _today) = (owed, today);

    /// <summary>How the whole chain stands, but for <see cref="ChainCounts.Asked"/>.</summary>
    public ChainCounts Counts => new()
    {
        Promised = _owed.Count,
        Done = _owed.Count(owed => owed.IsDone),
        Late = _owed.Count(owed => owed.IsLate(_today)),
        Told = _owed.Count(owed => owed.ToldOn is not null),
        Untold = _owed.Count(owed => owed.IsUntold),
        Answered = _owed.Count(owed => owed.Answer is CommunityAnswer.Confirmed or CommunityAnswer.Disputed),
        Disputed = _owed.Count(owed => owed.Disputes),
        ClosedUntold = new UntoldCounts(ClosedBecause(UntoldReason.NotSafe), ClosedBecause(UntoldReason.NotPossible)),
    };

    /// <summary>The concerns that something was promised for.</summary>
    public IReadOnlySet<ConcernId> Concerns => _owed.Select(owed => owed.ConcernId).OfType<ConcernId>().ToHashSet();

    /// <summary>When it last heard anything of a promise; null when it never did.</summary>
    public DateOnly? HeardOn => _owed.Max(owed => owed.HeardOn);

    /// <summary>What is broken first, the worst on top; then what is open, by due day; closed ones last: as <see cref="ChainPromise.Rank"/> and <see cref="ChainPromise.Days"/> have it.</summary>
    public IReadOnlyList<CommitmentId> WorstFirst => [.. _owed.OrderBy(owed => owed.Rank(_today)).ThenBy(owed => owed.Since).ThenBy(owed => owed.Due).ThenBy(owed => owed.Id.Value).Select(owed => owed.Id)];

    public static async Task<CommunityPromises> Read(CommunityChain chain, DateOnly today, CancellationToken cancel)
    {
        var owed = await chain.Readable.SelectMany(
            c => c.Communities.Where(of => of.CommunityId == chain.Community),
            (c, of) => new Owed(c.Id, c.ConcernId, c.State, c.Due, c.DeliveredOn, c.DeclinedOn, c.ClosedAt != null, c.Untold != null && c.Untold.AgreedBy != null ? c.Untold.Reason : null, of.ToldOn, of.Answer, of.HeardOn)).ToListAsync(cancel);
        return new CommunityPromises(owed, today);
    }

    private int ClosedBecause(UntoldReason reason) => _owed.Count(owed => owed is { IsClosed: true, ToldOn: null } && owed.AgreedUntold == reason);

    private sealed record Owed(
        CommitmentId Id, ConcernId? ConcernId, CommitmentState State, DateOnly Due, DateOnly? DeliveredOn, DateOnly? DeclinedOn, bool IsClosed, UntoldReason? AgreedUntold,
        DateOnly? ToldOn, CommunityAnswer? Answer, DateOnly? HeardOn)
    {
        /// <summary>This community says so; what another disputes is done for this one.</summary>
        public bool Disputes => State == CommitmentState.Disputed && Answer == CommunityAnswer.Disputed;

        public bool IsDone => DeliveredOn is not null && (State is CommitmentState.Delivered or CommitmentState.Confirmed || (State == CommitmentState.Disputed && !Disputes));

        public bool IsUntold => Commitment.IsOwedWord(State, ToldOn is not null, IsClosed);

        /// <summary>Since when it is broken, or by when it is due.</summary>
        public DateOnly Since => (IsClosed || ToldOn is not null, State) switch
        {
            (false, CommitmentState.Delivered or CommitmentState.Disputed) => DeliveredOn!.Value,
            (false, CommitmentState.Declined) => DeclinedOn!.Value,
            _ => Due,
        };

        public bool IsLate(DateOnly today) => Commitment.IsOverdue(State, Due, IsClosed, today) && (State != CommitmentState.Disputed || Disputes);

        public int Rank(DateOnly today) => IsClosed ? 3 : IsLate(today) || IsUntold ? 0 : Disputes ? 1 : 2;
    }
}
