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

    public FieldOfficeId? FieldOfficeId { get; private set; }

    public DateTimeOffset From { get; private init; }

    /// <summary>When it ends or ended; null while open-ended.</summary>
    public DateTimeOffset? Until { get; private set; }

    public static Membership OfWorkspace(AccountId account, WorkspaceId workspace, Role role, Label clearance, FieldOfficeId? office, DateTimeOffset now) =>
        new() { Id = MembershipId.New(), AccountId = account, WorkspaceId = workspace, Role = role, Clearance = clearance, FieldOfficeId = office, From = now };

    public static Membership OfOrganisation(AccountId account, OrganisationId organisation, Role role, DateTimeOffset now) =>
        new() { Id = MembershipId.New(), AccountId = account, OrganisationId = organisation, Role = role, Clearance = Label.Restricted, From = now };

    public static Membership OfSystem(AccountId account, DateTimeOffset now) =>
        new() { Id = MembershipId.New(), AccountId = account, Role = Role.SystemAdmin, Clearance = Label.Public, From = now };

    public bool InForce(DateTimeOffset now) => From <= now && (Until is null || Until > now);

    /// <summary>Ends it now; ending an ended one changes nothing.</summary>
    public Result End(DateTimeOffset now)
    {
        if (Until is null || Until > now)
            Until = now;
        return Result.Done;
    }
}
