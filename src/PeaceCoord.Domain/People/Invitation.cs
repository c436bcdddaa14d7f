using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Domain.People;

public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);

    public static InvitationId New() => new(Guid.CreateVersion7());
}

/// <summary>What became of an invitation. Whoever invited is never told of <see cref="Declined"/>: it would say that the address has an account.</summary>
public enum InvitationState
{
    Waiting,
    Accepted,
    Declined,
    Withdrawn,
}

/// <summary>
/// An organisation's wish that whoever signs in with an address becomes one of its people. It gives nothing before that person accepts,
/// and whether the address has an account is told to nobody.
/// </summary>
public sealed class Invitation : AggregateRoot
{
    /// <summary>How long it waits for an answer, in days.</summary>
    public const int DaysOpen = 30;

    /// <summary>How many may wait for answers in one organisation.</summary>
    public const int MostWaiting = 50;

    private Invitation()
    {
    }

    public InvitationId Id { get; private init; }

    public OrganisationId OrganisationId { get; private init; }

    /// <summary>The organisation's name when it invited: who is invited does not see the registry.</summary>
    public string OrganisationName { get; private init; } = "";

    /// <summary>The address as it was typed, sealed under the organisation's key.</summary>
    public Sealed Address { get; private init; } = null!;

    /// <summary>The address under a key that is not in the database: found by who signs in with it, and guessed by nobody who stole the table.</summary>
    public string Mark { get; private init; } = "";

    public Role Role { get; private init; }

    public AccountId InvitedBy { get; private init; }

    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>When it can no longer be accepted.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset From { get; private init; }

    public DateTimeOffset? Until { get; private init; }

    /// <summary>IANA name of the zone its days are told in.</summary>
    public string TimeZone { get; private init; } = "";

    public InvitationState State { get; private set; }

    /// <summary>See <see cref="OneTimeLink"/>; null while nobody made one. A new one takes the place of the one before.</summary>
    public string? LinkHash { get; private set; }

    public DateTimeOffset? LinkExpiresAt { get; private set; }

    public DateTimeOffset? LinkUsedAt { get; private set; }

    /// <param name="byUntil">When the membership of the one who invites ends; null while open-ended. What somebody leaves behind opens no door.</param>
    public static Invitation To(
        InvitationId id, Sealed address, string mark, OrganisationId organisation, string name, Role role, MembershipPeriod period, string zone, AccountId by, DateTimeOffset now, DateTimeOffset? byUntil = null)
    {
        var expires = byUntil < now.AddDays(DaysOpen) ? byUntil.Value : now.AddDays(DaysOpen);
        return new Invitation
        {
            Id = id,
            Address = address,
            Mark = mark,
            OrganisationId = organisation,
            OrganisationName = name,
            Role = role,
            From = period.From,
            Until = period.Until,
            TimeZone = zone,
            InvitedBy = by,
            InvitedAt = now,
            ExpiresAt = period.Until < expires ? period.Until.Value : expires,
        };
    }

    public bool CanBeAnswered(DateTimeOffset now) => State == InvitationState.Waiting && ExpiresAt > now;

    /// <summary>The person becomes a member from now, or from its first day when that is to come. Refused when it was answered, withdrawn, or is over.</summary>
    /// <param name="account">Whoever signs in with the address.</param>
    public Result<Membership> Accept(AccountId account, DateTimeOffset now)
    {
        if (!CanBeAnswered(now))
            return new Refusal(PeopleRefusalCodes.InvitationOver);
        State = InvitationState.Accepted;
        return Membership.OfOrganisation(account, OrganisationId, Role, From > now ? From : now, Until);
    }

    /// <summary>
    /// Whoever used the link becomes a member with the account made by it. Also where somebody who signs in with the address declined: they said no for
    /// themselves, and an answer that is another would tell that they have an account.
    /// </summary>
    /// <param name="account">Made by the link: nobody else's.</param>
    public Result<Membership> Join(AccountId account, DateTimeOffset now)
    {
        if (!IsLinkOpen(now))
            return new Refusal(PeopleRefusalCodes.InvitationOver);
        (State, LinkUsedAt) = (InvitationState.Accepted, now);
        return Membership.OfOrganisation(account, OrganisationId, Role, From > now ? From : now, Until);
    }

    public Result Decline(DateTimeOffset now)
    {
        if (!CanBeAnswered(now))
            return new Refusal(PeopleRefusalCodes.InvitationOver);
        State = InvitationState.Declined;
        return Result.Done;
    }

    /// <summary>Gives it an address by which somebody without an account makes one. One that was declined looks as one that waits, and gets one too.</summary>
    /// <param name="hash">Of its secret.</param>
    public Result MakeLink(string hash, DateTimeOffset now)
    {
        if (State is InvitationState.Accepted or InvitationState.Withdrawn || ExpiresAt <= now)
            return new Refusal(PeopleRefusalCodes.InvitationOver);
        (LinkHash, LinkUsedAt) = (hash, null);
        LinkExpiresAt = now.AddHours(OneTimeLink.HoursOpen) < ExpiresAt ? now.AddHours(OneTimeLink.HoursOpen) : ExpiresAt;
        return Result.Done;
    }

    /// <summary>Whether its form is shown. That of a declined one is, too: else its link would tell that it was declined.</summary>
    public bool IsLinkOpen(DateTimeOffset now) => State is InvitationState.Waiting or InvitationState.Declined && ExpiresAt > now && LinkHash is not null && LinkUsedAt is null && LinkExpiresAt > now;

    /// <summary>Takes it back. A declined one looks to the organisation as one that waits, and is taken back as one.</summary>
    public Result Withdraw()
    {
        if (State == InvitationState.Accepted)
            return new Refusal(PeopleRefusalCodes.InvitationOver);
        State = InvitationState.Withdrawn;
        return Result.Done;
    }
}
