using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// What one member of a mission can see: how many records of each kind and label, and by which membership. Counted by the rules that decide when the member
/// looks (<c>VisibleTo</c> for the member), never by a second copy of them. Mission administrators and the focal point; numbers, and no record.
/// </summary>
public sealed class ViewSight(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="code">Of the workspace; null for the first the actor may look in.</param>
    /// <param name="person">Null for the list of members alone.</param>
    public async Task<Result<SightView>> Run(string? code, Guid? person, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(OversightAccess.SightKeepers);
        if (own.Count == 0)
            return Refusal.NotFound;
        await using var db = await database.Open<ViewSight>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        if (workspaces.Find(w => code is null || w.Code == code) is not { } workspace)
            return Refusal.NotFound;

        var members = await db.Members(workspace.Id, clock.GetUtcNow(), cancel);
        SightOf? sight = null;
        if (person is { } id)
        {
            if (members.FirstOrDefault(m => m.Actor.Id!.Value.Value == id) is not { } member)
                return Refusal.NotFound;
            // A number is little, but of what is read by name it says that there is something to be named on.
            sight = new SightOf(member.Name, member.Actor.Standings, await Kinds(db, member.Actor, tellsSecret: actor.Is(workspace.Id, Role.DataFocalPoint), cancel), member.Actor.Opened.Count);
        }

        return new SightView(
            workspace.Code, workspace.Name, [.. workspaces.Select(w => (w.Code, w.Name))], workspace.FieldOffices.ToDictionary(office => office.Id, office => office.Name),
            [.. members.Select(m => new SightMember(m.Actor.Id!.Value.Value, m.Name, m.Actor.Standings))], sight);
    }

    private static async Task<IReadOnlyList<SightRow>> Kinds(PeaceCoordDb db, Actor person, bool tellsSecret, CancellationToken cancel)
    {
        List<SightRow> rows =
        [
            await Row(SightKind.Consultation, db.Consultations, ConsultationAccess.VisibleTo, c => c.Label),
            await Row(SightKind.UrgentConcern, db.UrgentConcerns, ConsultationAccess.OnDutyListOf, u => u.Label),
            await Row(SightKind.Commitment, db.Commitments, CommitmentAccess.VisibleTo, c => c.Label),
            await Row(SightKind.Agreement, db.LocalAgreements, LocalAgreementAccess.VisibleTo, a => a.Label),
            await Row(SightKind.Forum, db.JointForums, JointForumAccess.VisibleTo, f => f.Label),
            await Row(SightKind.Outreach, db.OutreachActivities, OutreachAccess.VisibleTo, o => o.Label),
            await Row(SightKind.Request, db.Requests, RequestAccess.VisibleTo, r => r.Label),
            await Row(SightKind.Partnership, db.Partnerships, PartnershipAccess.VisibleTo, null),
            await Row(SightKind.Community, db.Communities, CommunityAccess.VisibleTo, null),
            await Row(SightKind.Leader, db.Leaders, CommunityAccess.LeadersVisibleTo, null),
        ];
        return rows;

        async Task<SightRow> Row<TRecord>(SightKind kind, IQueryable<TRecord> records, Func<Actor, Expression<Func<TRecord, bool>>> visibleTo, Expression<Func<TRecord, Label>>? label)
            where TRecord : class
        {
            var all = records.AsNoTracking().IgnoreAutoIncludes();
            // Before anything is asked of them: neither a number nor a membership that opens them tells of records that are read by name.
            if (label is not null && !tellsSecret)
                all = all.Where(Expression.Lambda<Func<TRecord, bool>>(Expression.NotEqual(label.Body, Expression.Constant(Label.StrictlyConfidential)), label.Parameters));
            var seen = all.Where(visibleTo(person));
            List<Standing> through = [];
            foreach (var standing in person.Standings)
            {
                if (await all.Where(visibleTo(person.Only(standing))).AnyAsync(cancel))
                    through.Add(standing);
            }

            if (label is null)
                return new SightRow(kind, await seen.CountAsync(cancel), null, null, through);
            var counts = await seen.GroupBy(label).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
            return new SightRow(
                kind, counts.Values.Sum(),
                [.. new[] { Label.Public, Label.Restricted, Label.Confidential }.Select(one => counts.GetValueOrDefault(one))], tellsSecret ? counts.GetValueOrDefault(Label.StrictlyConfidential) : null, through);
        }
    }
}

/// <summary>Kinds of records that members see.</summary>
public enum SightKind
{
    Consultation,
    UrgentConcern,
    Commitment,
    Agreement,
    Forum,
    Outreach,
    Request,
    Partnership,
    Community,
    Leader,
}

/// <param name="Workspaces">All that the actor may look in.</param>
/// <param name="Of">The member asked for; null while none was.</param>
public sealed record SightView(
    string Code, string Workspace, IReadOnlyList<(string Code, string Name)> Workspaces, IReadOnlyDictionary<FieldOfficeId, string> Offices, IReadOnlyList<SightMember> Members, SightOf? Of);

public sealed record SightMember(Guid Id, string Name, IReadOnlyList<Standing> Standings);

/// <param name="Opened">How many records are open to the member in an emergency now; they are in no count.</param>
public sealed record SightOf(string Name, IReadOnlyList<Standing> Standings, IReadOnlyList<SightRow> Kinds, int Opened);

/// <param name="ByLabel">Public, Restricted, Confidential; null where the kind carries no label.</param>
/// <param name="Secret">Strictly confidential; null where the kind carries no label, and for mission administrators.</param>
/// <param name="Through">The memberships that open any of those counted.</param>
public sealed record SightRow(SightKind Kind, int Count, IReadOnlyList<int>? ByLabel, int? Secret, IReadOnlyList<Standing> Through);

/// <summary>A member of a mission, as they would act there.</summary>
/// <param name="Actor">With the memberships of that mission only.</param>
internal sealed record SightedMember(Actor Actor, string Name);

internal static class SightQueries
{
    /// <summary>Members of a mission whose membership is in force and whose account is open, by name, each as <see cref="Actors"/> would know them there.</summary>
    public static async Task<IReadOnlyList<SightedMember>> Members(this PeaceCoordDb db, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancel)
    {
        var memberships = await db.MembersOf(workspace, now).Select(m => new { m.AccountId, Standing = new Standing(m.WorkspaceId, m.OrganisationId, m.Role, m.Clearance, m.FieldOfficeId) }).ToListAsync(cancel);
        var ids = memberships.Select(m => m.AccountId.Value).Distinct().ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => ids.Contains(a.Id) && a.DisabledAt == null).Select(a => new { a.Id, a.DisplayName }).ToListAsync(cancel);
        var opened = (await db.Emergencies.AsNoTracking().Where(e => e.WorkspaceId == workspace && e.EndedAt == null && e.Until > now).ToListAsync(cancel)).ToLookup(e => e.AccountId);
        return
        [
            .. names.OrderBy(name => name.DisplayName, StringComparer.CurrentCulture).Select(name => new SightedMember(
                new Actor(new AccountId(name.Id), [.. memberships.Where(m => m.AccountId.Value == name.Id).Select(m => m.Standing)], new HashSet<Guid>())
                {
                    Opened = opened[new AccountId(name.Id)].GroupBy(e => e.ConsultationId.Value).ToDictionary(group => group.Key, group => group.Max(e => e.Until)),
                },
                name.DisplayName)),
        ];
    }

    /// <summary>The person with that one membership.</summary>
    public static Actor Only(this Actor person, Standing standing) => new(person.Id, [standing], person.Reach);

    /// <summary>The person with what they are in missions, and nothing that they are in organisations.</summary>
    public static Actor AsStaff(this Actor person) => new(person.Id, [.. person.Standings.Where(standing => standing.WorkspaceId is not null)], new HashSet<Guid>());
}
