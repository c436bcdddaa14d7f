using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>What acts on memberships share: who may, and in which zone days are told.</summary>
internal static class MembershipWork
{
    /// <summary>A membership the actor decides about. Not found when others do; refused when it is the actor's own.</summary>
    public static async Task<Result<Membership>> Managed(this PeaceCoordDb db, MembershipId id, Actor actor, CancellationToken cancel)
    {
        var membership = await db.Memberships.FirstOrDefaultAsync(m => m.Id == id, cancel);
        if (membership is null || !MembershipAccess.CanManage(actor, membership))
            return Refusal.NotFound;
        return membership.AccountId == actor.Id ? new Refusal(PeopleRefusalCodes.NotOneself) : membership;
    }

    /// <summary>As <see cref="Managed"/>, of a workspace: those of organisations have no clearance to decide about.</summary>
    public static async Task<Result<Membership>> ManagedOfWorkspace(this PeaceCoordDb db, MembershipId id, Actor actor, CancellationToken cancel)
    {
        var found = await db.Managed(id, actor, cancel);
        return found.TryGet(out var membership) && membership.WorkspaceId is null ? Refusal.NotFound : found;
    }

    /// <summary>
    /// From here to the end of its transaction nobody else decides whether this account becomes a member, nor counts what it has open: between the look and the save, a
    /// second form that was sent at the same moment waits.
    /// </summary>
    public static Task<MembershipTurn> TurnFor(this PeaceCoordDb db, AccountId account, CancellationToken cancel) => MembershipTurn.Take(db, $"{account.Value:N}", cancel);

    /// <summary>The account as it stands now; whoever else would change it waits for the end of the transaction.</summary>
    public static async Task<Account> Hold(this PeaceCoordDb db, AccountId account, CancellationToken cancel) =>
        (await db.Accounts.FromSql($"select * from accounts where id = {account.Value} for no key update").ToListAsync(cancel)).Single();

    /// <summary>As the turn for an account, for who is to be a mission's first administrator.</summary>
    public static Task<MembershipTurn> TurnFor(this PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel) => MembershipTurn.Take(db, $"{workspace.Value:N}", cancel);

    /// <summary>As the turn for an account, for whom an organisation invites.</summary>
    public static Task<MembershipTurn> TurnFor(this PeaceCoordDb db, OrganisationId organisation, CancellationToken cancel) => MembershipTurn.Take(db, $"{organisation.Value:N}", cancel);

    /// <summary>Adds the membership, unless the account has the same role at the same place already, at any time of the period.</summary>
    /// <param name="field">The field to refuse at; null for the whole.</param>
    public static async Task<Result> AddUnlessMember(this PeaceCoordDb db, Membership membership, string? field, CancellationToken cancel)
    {
        await using var turn = await db.TurnFor(membership.AccountId, cancel);
        if (await db.Memberships.Overlaps(membership, cancel))
            return new Refusal(PeopleRefusalCodes.AlreadyMember, field);
        db.Memberships.Add(membership);
        return await turn.Save(Result.Done, cancel);
    }

    /// <summary>Whether the account has another membership with the same role at the same place, at any time of the period. Asked in turn: <see cref="TurnFor(PeaceCoordDb, AccountId, CancellationToken)"/>.</summary>
    public static Task<bool> Overlaps(this IQueryable<Membership> memberships, Membership one, CancellationToken cancel)
    {
        var (id, account, role, from, until, workspace, organisation) = (one.Id, one.AccountId, one.Role, one.From, one.Until, one.WorkspaceId, one.OrganisationId);
        return memberships.AnyAsync(
            m => m.Id != id && m.AccountId == account && m.Role == role && (m.Until == null || m.Until > from) && (until == null || m.From < until)
                && (workspace != null ? m.WorkspaceId == workspace : m.OrganisationId == organisation),
            cancel);
    }

    /// <summary>The zone of the workspace, or of the one the organisation is registered in.</summary>
    public static async Task<string> ZoneOf(this PeaceCoordDb db, Membership membership, CancellationToken cancel)
    {
        var workspace = membership.WorkspaceId
            ?? await db.Organisations.AsNoTracking().Where(o => o.Id == membership.OrganisationId).Select(o => o.WorkspaceId).SingleAsync(cancel);
        return await db.ZoneOf(workspace, cancel);
    }

    public static Task<string> ZoneOf(this PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel) =>
        db.Workspaces.AsNoTracking().Where(w => w.Id == workspace).Select(w => w.TimeZone).SingleAsync(cancel);
}
