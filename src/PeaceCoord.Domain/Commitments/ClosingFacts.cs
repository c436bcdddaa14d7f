namespace PeaceCoord.Domain.Commitments;

/// <summary>What decides whether a commitment closes: of the record itself, or of a row that was read of it.</summary>
/// <param name="IsTold">Every community it is owed to was told what became of it.</param>
/// <param name="OwesAnswer">One that was told has not said yet what it thinks of it.</param>
/// <param name="IsAskedUntold">Somebody asked for it to be closed untold: a second person decides that first.</param>
public readonly record struct ClosingFacts(CommitmentState State, bool IsClosed, bool IsTold, bool OwesAnswer, Priority Priority, bool IsVerified, bool IsAskedUntold)
{
    /// <summary>Closing is what comes now, though something may be missing still; not while one disputes it: then the work goes on.</summary>
    public bool Comes => !IsClosed && !IsAskedUntold && CanEnd && State != CommitmentState.Disputed;

    /// <summary>Closing comes now and would not be refused.</summary>
    public bool IsReady => Comes && Obstacle is null;

    /// <summary>Of high priority, done, and nobody but the owner looked at it.</summary>
    public bool NeedsVerifying => Priority == Priority.High && State != CommitmentState.Declined && !IsVerified;

    /// <summary>What closing is refused with, one of <see cref="CommitmentRefusalCodes"/>; null where it closes.</summary>
    public string? Obstacle =>
        IsClosed ? CommitmentRefusalCodes.Closed
        : !CanEnd ? CommitmentRefusalCodes.NotInThisState
        : State == CommitmentState.Disputed ? CommitmentRefusalCodes.AnswerDisputed
        : !IsTold ? CommitmentRefusalCodes.CommunityNotTold
        : OwesAnswer ? CommitmentRefusalCodes.NoAnswerYet
        : NeedsVerifying ? CommitmentRefusalCodes.NotVerified
        : null;

    private bool CanEnd => State is CommitmentState.Delivered or CommitmentState.Declined or CommitmentState.Confirmed or CommitmentState.Disputed;
}
