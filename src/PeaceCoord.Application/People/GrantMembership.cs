using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>Makes an account a member of a workspace or an organisation.</summary>
public sealed class GrantMembership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="of">The workspace's or organisation's id.</param>
    public async Task<Result> Run(Guid of, GrantMembershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!MembershipAccess.ManagedBy(actor).Contains(of))
            return Refusal.NotFound;

        var workspace = actor.Workspaces.Any(id => id.Value == of) ? new WorkspaceId(of) : (WorkspaceId?)null;
        await using var db = await database.Open<GrantMembership>(actor, cancel);
        var check = Check(input, workspace);
        if (workspace is not null && input.FieldOffice is { } office && !await db.Workspaces.AnyAsync(w => w.Id == workspace && w.FieldOffices.Any(o => o.Id == new FieldOfficeId(office)), cancel))
            check.Unless(false, new Refusal(PeopleRefusalCodes.UnknownFieldOffice, nameof(input.FieldOffice)));
        if (!check.Passed)
            return check.Result();

        var email = input.Email!.Trim().ToUpperInvariant();
        var account = await db.Accounts.AsNoTracking().FirstOrDefaultAsync(a => a.NormalizedEmail == email && a.DisabledAt == null, cancel);
        if (account is null)
            return new Refusal(PeopleRefusalCodes.NoSuchAccount, nameof(input.Email));
        if (account.Id == actor.Id?.Value)
            return new Refusal(PeopleRefusalCodes.NotOneself, nameof(input.Email));

        return await Grant(db, new AccountId(account.Id), workspace, of, input, cancel);
    }

    private static Check Check(GrantMembershipInput input, WorkspaceId? workspace)
    {
        var roles = workspace is null ? MembershipAccess.OrganisationRoles : MembershipAccess.WorkspaceRoles;
        var check = new Check()
            .RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email))
            .Unless(input.Role is not null, Refusal.Required(nameof(input.Role)))
            .Unless(input.Role is null || roles.Contains(input.Role.Value), new Refusal(PeopleRefusalCodes.RoleElsewhere, nameof(input.Role)))
            .Choice(input.Clearance, nameof(input.Clearance));
        return workspace is null ? check : check.Unless(input.Clearance is not null, Refusal.Required(nameof(input.Clearance)));
    }

    private async Task<Result> Grant(PeaceCoordDb db, AccountId account, WorkspaceId? workspace, Guid of, GrantMembershipInput input, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var organisation = new OrganisationId(of);
        var role = input.Role!.Value;
        var held = await db.Memberships.AnyAsync(
            m => m.AccountId == account && m.Role == role && (m.Until == null || m.Until > now) && (workspace != null ? m.WorkspaceId == workspace : m.OrganisationId == organisation),
            cancel);
        if (held)
            return new Refusal(PeopleRefusalCodes.AlreadyMember, nameof(input.Email));

        db.Memberships.Add(workspace is { } mission
            ? Membership.OfWorkspace(account, mission, role, input.Clearance!.Value, input.FieldOffice is { } office ? new FieldOfficeId(office) : null, now)
            : Membership.OfOrganisation(account, organisation, role, now));
        return await db.Save(cancel);
    }
}

public sealed class GrantMembershipInput
{
    public string? Email { get; set; }

    public Role? Role { get; set; }

    /// <summary>The highest label readable; asked for in a workspace only.</summary>
    public Label? Clearance { get; set; }

    /// <summary>The one office the membership is limited to; null for all.</summary>
    public Guid? FieldOffice { get; set; }
}
