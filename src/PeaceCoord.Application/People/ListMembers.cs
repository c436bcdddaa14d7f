using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>The members of a workspace or organisation, for those who decide about them; of an organisation those it invited too.</summary>
public sealed class ListMembers(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    /// <param name="of">The workspace's or organisation's id; null for the first that the actor decides about.</param>
    public async Task<Result<MemberList>> Run(Guid? of, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var managed = MembershipAccess.ManagedBy(actor);
        if (managed.Count == 0 || (of is not null && !managed.Contains(of.Value)))
            return Refusal.NotFound;

        var scope = of ?? managed[0];
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListMembers>(actor, cancel);
        if (actor.Workspaces.Any(id => id.Value == scope))
            return await OfWorkspace(db, actor, new WorkspaceId(scope), managed, now, cancel);
        return await OfOrganisation(db, actor, new OrganisationId(scope), managed, now, cancel);
    }

    private static async Task<MemberList> OfWorkspace(PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyList<Guid> managed, DateTimeOffset now, CancellationToken cancel)
    {
        var mission = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspace, cancel);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.WorkspaceId == workspace).OrderBy(m => m.From).ToListAsync(cancel);
        return new MemberList(
            workspace.Value, true, mission.Name, MissionTime.Today(mission.TimeZone, now), [.. mission.FieldOffices.Select(office => new OfficeChoice(office.Id.Value, office.Name))],
            MembershipAccess.WorkspaceRoles, managed, await Rows(db, actor, memberships, mission.TimeZone, now, cancel), []);
    }

    private async Task<MemberList> OfOrganisation(PeaceCoordDb db, Actor actor, OrganisationId organisation, IReadOnlyList<Guid> managed, DateTimeOffset now, CancellationToken cancel)
    {
        var ours = await db.Organisations.AsNoTracking().IgnoreAutoIncludes().Where(o => o.Id == organisation).Select(o => new { o.LegalName, o.WorkspaceId }).SingleAsync(cancel);
        var zone = await db.ZoneOf(ours.WorkspaceId, cancel);
        var memberships = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation).OrderBy(m => m.From).ToListAsync(cancel);
        var invited = await db.Invitations.AsNoTracking().Unanswered(organisation, now).OrderBy(i => i.InvitedAt).ToListAsync(cancel);
        var keys = await vault.KeysOf(db, [organisation.Value], cancel);
        return new MemberList(
            organisation.Value, false, ours.LegalName, MissionTime.Today(zone, now), [], MembershipAccess.OrganisationRoles, managed, await Rows(db, actor, memberships, zone, now, cancel),
            [
                .. invited.Where(_ => keys.ContainsKey(organisation.Value)).Select(i => new InvitedRow(
                    i.Id, keys[organisation.Value].Open(i.Address, InvitationSet.PlaceFor(i.Id)), i.Role, MissionTime.Today(zone, i.From), Last(i.Until, zone), MissionTime.LastDayBefore(zone, i.ExpiresAt))),
            ]);
    }

    private static async Task<List<MemberRow>> Rows(PeaceCoordDb db, Actor actor, List<Membership> memberships, string zone, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = memberships.SelectMany(m => new[] { m.AccountId.Value, m.ClearanceAskedBy?.Value ?? m.AccountId.Value }).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancel);
        var administrators = memberships.Where(m => m.Role == Role.MissionAdmin && m.InForce(now) && accounts[m.AccountId.Value].DisabledAt is null).Select(m => m.AccountId).ToHashSet();
        return
        [
            .. memberships.Select(m => new MemberRow(
                m.Id, accounts[m.AccountId.Value].DisplayName, accounts[m.AccountId.Value].Email!, m.Role, m.Clearance, m.FieldOfficeId?.Value,
                MissionTime.Today(zone, m.From), Last(m.Until, zone), m.StateAt(now), m.Version, !m.IsOver(now) && m.AccountId != actor.Id, Asked(m, now), SignInNames.GivenTo(accounts[m.AccountId.Value]), m.ResetWaits(now), m.ResetWaits(now) && m.ResetAskedBy == actor.Id)),
        ];

        AskedClearance? Asked(Membership m, DateTimeOffset at) => m is { ClearanceAsked: { } label, ClearanceAskedBy: { } by, ClearanceAskedAt: { } when } && !m.IsOver(at)
            ? new AskedClearance(label, accounts[by.Value].DisplayName, MissionTime.Today(zone, when), by == actor.Id, administrators.Any(a => a != by && a != m.AccountId))
            : null;
    }

    private static DateOnly? Last(DateTimeOffset? until, string zone) => until is { } end ? MissionTime.LastDayBefore(zone, end) : null;
}

/// <param name="Of">The workspace's or organisation's id.</param>
/// <param name="Name">The mission's or the organisation's name.</param>
/// <param name="Today">The day where the mission works.</param>
/// <param name="Managed">All that the actor decides about.</param>
/// <param name="Invited">Addresses the organisation invited and has not heard of.</param>
public sealed record MemberList(
    Guid Of, bool IsWorkspace, string Name, DateOnly Today, IReadOnlyList<OfficeChoice> FieldOffices, IReadOnlyList<Role> Roles, IReadOnlyList<Guid> Managed, IReadOnlyList<MemberRow> Members, IReadOnlyList<InvitedRow> Invited);

public sealed record OfficeChoice(Guid Id, string Name);

/// <param name="From">Its first day where the mission works.</param>
/// <param name="Until">Its last day; null while open-ended. Before <paramref name="From"/> when it was ended before it began.</param>
/// <param name="MayChange">Not over, and not the actor's own.</param>
/// <param name="Asked">The clearance that waits for a second administrator; null when none does.</param>
/// <param name="SignInName">What they sign in with, where it is not the address.</param>
/// <param name="ResetWaits">Whether it waits for a second administrator that their lost second step is removed.</param>
/// <param name="ResetByOneself">Whether the actor asked for that.</param>
public sealed record MemberRow(
    MembershipId Id, string DisplayName, string Email, Role Role, Label Clearance, Guid? FieldOffice, DateOnly From, DateOnly? Until, MembershipState State, int Version, bool MayChange, AskedClearance? Asked,
    string? SignInName, bool ResetWaits, bool ResetByOneself);

/// <param name="By">Who asked.</param>
/// <param name="ByOneself">Whether the actor asked, and so does not decide.</param>
/// <param name="CanBeDecided">Whether the mission has an administrator who may.</param>
public sealed record AskedClearance(Label Label, string By, DateOnly On, bool ByOneself, bool CanBeDecided);

/// <param name="Address">As it was typed; nothing else is known of whose it is.</param>
/// <param name="OpenUntil">The last day on which it can be accepted.</param>
public sealed record InvitedRow(InvitationId Id, string Address, Role Role, DateOnly From, DateOnly? Until, DateOnly OpenUntil);
