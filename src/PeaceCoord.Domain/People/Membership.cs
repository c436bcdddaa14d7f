using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.People;

public readonly record struct MembershipId(Guid Value) : IEntityId<MembershipId>
{
    public static MembershipId From(Guid value) => new(value);

    public static MembershipId New() => new(Guid.CreateVersion7());
}

/// <summary>What an account is to one workspace or one organisation, from when until when.</summary>
public sealed class Membership : AggregateRoot
{
    /// <summary>The highest clearance that one administrator gives alone; a higher one takes a second. See docs/decisions/0013.</summary>
    public const Label GivenByOne = Label.Restricted;

    public const int ResetReasonMaxLength = 500;

    /// <summary>How long a request to remove a lost second step waits for the second administrator. What was forgotten is not agreed to months later.</summary>
    public static readonly TimeSpan ResetCounts = TimeSpan.FromHours(72);

    /// <summary>How long somebody is a member before that mission decides about their second step: whom two administrators take in to get at an account sees it in time.</summary>
    public static readonly TimeSpan ResetNeeds = TimeSpan.FromHours(72);

    private Membership()
    {
    }

    public MembershipId Id { get; private init; }

    public AccountId AccountId { get; private init; }

    /// <summary>The workspace; null for a membership of an organisation or of the system.</summary>
    public WorkspaceId? WorkspaceId { get; private init; }

    public OrganisationId? OrganisationId { get; private init; }

    public Role Role { get; private set; }

    /// <summary>The highest label readable.</summary>
    public Label Clearance { get; private set; }

    /// <summary>The clearance an administrator asked for and a second one has not decided about; gives nothing. Null when none waits.</summary>
    public Label? ClearanceAsked { get; private set; }

    /// <summary>Who asked, and therefore does not decide.</summary>
    public AccountId? ClearanceAskedBy { get; private set; }

    public DateTimeOffset? ClearanceAskedAt { get; private set; }

    /// <summary>Why an administrator asked that the lost second step of this person is removed; null when nobody did, or it was decided.</summary>
    public string? ResetReason { get; private set; }

    /// <summary>Who asked, and therefore does not agree.</summary>
    public AccountId? ResetAskedBy { get; private set; }

    public DateTimeOffset? ResetAskedAt { get; private set; }

    /// <summary>The second administrator, who agreed; null while it waits.</summary>
    public AccountId? ResetGrantedBy { get; private set; }

    public DateTimeOffset? ResetGrantedAt { get; private set; }

    public FieldOfficeId? FieldOfficeId { get; private set; }

    public DateTimeOffset From { get; private init; }

    /// <summary>When it ends or ended; null while open-ended.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>A membership with the clearance it has from the start: for whom two people decided already, or nobody needs to.</summary>
    public static Membership OfWorkspace(AccountId account, WorkspaceId workspace, Role role, Label clearance, FieldOfficeId? office, DateTimeOffset from, DateTimeOffset? until = null) =>
        new() { Id = MembershipId.New(), AccountId = account, WorkspaceId = workspace, Role = role, Clearance = clearance, FieldOfficeId = office, From = from, Until = until };

    /// <summary>A membership that one administrator grants: with the clearance asked for up to <see cref="GivenByOne"/>, and above it with that one, until a second decides.</summary>
    /// <param name="by">The administrator.</param>
    public static Membership Granted(AccountId account, WorkspaceId workspace, Role role, Label clearance, FieldOfficeId? office, MembershipPeriod period, AccountId by, DateTimeOffset now)
    {
        var first = clearance > GivenByOne ? GivenByOne : clearance;
        var membership = OfWorkspace(account, workspace, role, first, office, period.From, period.Until);
        membership.ChangeClearance(clearance, by, now);
        return membership;
    }

    public static Membership OfOrganisation(AccountId account, OrganisationId organisation, Role role, DateTimeOffset from, DateTimeOffset? until = null) =>
        new() { Id = MembershipId.New(), AccountId = account, OrganisationId = organisation, Role = role, Clearance = Label.Restricted, From = from, Until = until };

    public static Membership OfSystem(AccountId account, DateTimeOffset now) =>
        new() { Id = MembershipId.New(), AccountId = account, Role = Role.SystemAdmin, Clearance = Label.Public, From = now };

    public bool InForce(DateTimeOffset now) => StateAt(now) == MembershipState.InForce;

    public bool IsOver(DateTimeOffset now) => StateAt(now) == MembershipState.Ended;

    public MembershipState StateAt(DateTimeOffset now) =>
        Until <= now ? MembershipState.Ended : From > now ? MembershipState.NotYetBegun : MembershipState.InForce;

    /// <summary>Ends it now; ending an ended one changes nothing. One that has not begun never will.</summary>
    public Result End(DateTimeOffset now)
    {
        if (!IsOver(now))
            Until = now;
        return Result.Done;
    }

    /// <summary>Sets its last day, or takes it away. Refused when it is over, and for a day before today or before its first, or more than ten years on.</summary>
    /// <param name="until">The last day, included; null for open-ended.</param>
    /// <param name="zone">IANA name of the mission's zone.</param>
    public Result EndOn(DateOnly? until, string zone, DateTimeOffset now)
    {
        if (IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);
        var end = MembershipPeriod.EndOf(until, MissionTime.Today(zone, From > now ? From : now), zone);
        if (end.TryGet(out var last))
            Until = last.At;
        return Result.From(end.Refusals);
    }

    /// <summary>
    /// Lowers the clearance, or raises it up to <see cref="GivenByOne"/>, at once, and ends what was asked for; a higher one is asked for, and
    /// the clearance stays as it is until a second administrator decides.
    /// </summary>
    /// <param name="by">The administrator who asks.</param>
    public Result ChangeClearance(Label wanted, AccountId by, DateTimeOffset now)
    {
        if (IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);
        if (wanted <= Clearance || wanted <= GivenByOne)
        {
            Clearance = wanted;
            (ClearanceAsked, ClearanceAskedBy, ClearanceAskedAt) = (null, null, null);
        }
        else
        {
            (ClearanceAsked, ClearanceAskedBy, ClearanceAskedAt) = (wanted, by, now);
        }

        return Result.Done;
    }

    /// <summary>A second administrator gives the clearance that was asked for. Refused when none is, to who asked, and to the person.</summary>
    public Result GrantClearance(AccountId by, DateTimeOffset now) => Decide(by, now, asked => Clearance = asked);

    /// <summary>A second administrator refuses the clearance that was asked for; the one it has stays.</summary>
    public Result RefuseClearance(AccountId by, DateTimeOffset now) => Decide(by, now, _ => { });

    /// <summary>Whether a second administrator can agree, or refuse, that the lost second step is removed.</summary>
    public bool ResetWaits(DateTimeOffset now) => ResetAskedAt is { } asked && ResetGrantedAt is null && asked + ResetCounts > now && !IsOver(now);

    /// <summary>An administrator asks that the lost second step of the person is removed. Nothing changes before a second one agrees. Refused before it was in force for <see cref="ResetNeeds"/>.</summary>
    public Result AskReset(string? reason, AccountId by, DateTimeOffset now)
    {
        if (by == AccountId)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (WorkspaceId is null)
            return Refusal.NotFound;
        if (IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);
        if (From + ResetNeeds > now)
            return new Refusal(PeopleRefusalCodes.MemberTooShort);
        if (ResetWaits(now))
            return new Refusal(PeopleRefusalCodes.ResetWaits);
        var check = new Check().RequiredText(reason, ResetReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        (ResetReason, ResetAskedBy, ResetAskedAt) = (reason!.Trim(), by, now);
        (ResetGrantedBy, ResetGrantedAt) = (null, null);
        return Result.Done;
    }

    /// <summary>A second administrator agrees. Refused to who asked, to the person, and when nothing waits.</summary>
    public Result GrantReset(AccountId by, DateTimeOffset now)
    {
        if (by == AccountId)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (!ResetWaits(now))
            return new Refusal(PeopleRefusalCodes.NoResetAsked);
        if (by == ResetAskedBy)
            return new Refusal(PeopleRefusalCodes.AskedByOneself);
        // It may tell of the person, and was for whoever decides.
        (ResetReason, ResetGrantedBy, ResetGrantedAt) = (null, by, now);
        return Result.Done;
    }

    /// <summary>An administrator refuses; who asked may take it back so.</summary>
    public Result RefuseReset(AccountId by, DateTimeOffset now)
    {
        if (by == AccountId)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (!ResetWaits(now))
            return new Refusal(PeopleRefusalCodes.NoResetAsked);
        (ResetReason, ResetAskedBy, ResetAskedAt) = (null, null, null);
        return Result.Done;
    }

    private Result Decide(AccountId by, DateTimeOffset now, Action<Label> act)
    {
        if (by == AccountId)
            return new Refusal(PeopleRefusalCodes.NotOneself);
        if (ClearanceAsked is not { } asked)
            return new Refusal(PeopleRefusalCodes.NoClearanceAsked);
        if (by == ClearanceAskedBy)
            return new Refusal(PeopleRefusalCodes.AskedByOneself);
        if (IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);

        act(asked);
        (ClearanceAsked, ClearanceAskedBy, ClearanceAskedAt) = (null, null, null);
        return Result.Done;
    }
}
