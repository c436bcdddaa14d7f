namespace PeaceCoord.Domain.People;

/// <summary>
/// Some acts ask that the person proved a moment ago who they are: an unlocked screen, or a stolen cookie, is not enough for them. Revealing an identity,
/// handing records to others, lifting a clearance, making somebody an administrator, removing somebody's lost second step, making an account, confirming its address, making its link and opening it again, confirming an erasure, an address that a calendar program reads by, and
/// changing how an account is protected are such acts.
/// </summary>
public static class StepUp
{
    /// <summary>How long a proof counts: the sign-in, or a later confirmation.</summary>
    public static readonly TimeSpan ProofCounts = TimeSpan.FromMinutes(10);

    /// <summary>Whether the actor proved a moment ago who they are. If not, refuse with <see cref="PeopleRefusals.ConfirmFirst"/>, after everything else was checked.</summary>
    public static bool IsFresh(Actor actor, DateTimeOffset now) => actor.ProvedAt is { } proved && now - proved <= ProofCounts;
}
