using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>The members of a workspace or organisation, for those who decide about them.</summary>
public sealed class ListMembers(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="of">The workspace's or organisation's id; null for the first that the actor decides about.</param>
    public async Task<Result<MemberList>> Run(Guid? of, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var managed = MembershipAccess.ManagedBy(actor);
        if (managed.Count == 0 || (of is not null && !managed.Contains(of.Value)))
            return Refusal.NotFound;

        var scope = of ?? managed[0];
        var workspace = actor.Workspaces.Any(id => id.Value == scope) ? new WorkspaceId(scope) : (WorkspaceId?)null;
        await using var db = await database.Open<ListMembers>(actor, cancel);
        var mission = workspace is null ? null : await db.Workspaces.AsNoTracking().FirstOrDefaultAsync(w => w.Id == workspace, cancel);
        var members = await Members(db, actor, workspace, scope, cancel);
        return new MemberList(
            scope,
            mission?.Name,
            [.. mission?.FieldOffices.Select(office => new OfficeChoice(office.Id.Value, office.Name)) ?? []],
            workspace is null ? MembershipAccess.OrganisationRoles : MembershipAccess.WorkspaceRoles,
            managed,
            members);
    }

    private async Task<List<MemberRow>> Members(PeaceCoordDb db, Actor actor, WorkspaceId? workspace, Guid scope, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var organisation = new OrganisationId(scope);
        var memberships = await db.Memberships.AsNoTracking()
            .Where(m => workspace != null ? m.WorkspaceId == workspace : m.OrganisationId == organisation)
            .OrderBy(m => m.From)
            .ToListAsync(cancel);
        var ids = memberships.Select(m => m.AccountId.Value).ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        return
        [
            .. memberships.Select(m => new MemberRow(
                m.Id, accounts[m.AccountId.Value].DisplayName, accounts[m.AccountId.Value].Email!, m.Role, m.Clearance, m.FieldOfficeId?.Value,
                m.From, m.Until, m.Version, m.InForce(now) && m.AccountId != actor.Id)),
        ];
    }
}

/// <param name="Of">The workspace's or organisation's id.</param>
/// <param name="Name">The mission's name; null for an organisation.</param>
/// <param name="Managed">All that the actor decides about.</param>
public sealed record MemberList(Guid Of, string? Name, IReadOnlyList<OfficeChoice> FieldOffices, IReadOnlyList<Role> Roles, IReadOnlyList<Guid> Managed, IReadOnlyList<MemberRow> Members)
{
    public bool IsWorkspace => Name is not null;
}

public sealed record OfficeChoice(Guid Id, string Name);

/// <param name="MayEnd">In force, and not the actor's own.</param>
public sealed record MemberRow(MembershipId Id, string DisplayName, string Email, Role Role, Label Clearance, Guid? FieldOffice, DateTimeOffset From, DateTimeOffset? Until, int Version, bool MayEnd);
