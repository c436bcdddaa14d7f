using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Work;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Changes;

/// <summary>Kinds of records whose pages tell who changed what. Consultations have a history of their own, <see cref="ConsultationHistory"/>.</summary>
public enum ChangedKind
{
    Commitment,
    Community,
    Leader,
    Organisation,
    Partnership,
    Agreement,
    Forum,
    Outreach,
    Request,
}

/// <summary>
/// Who changed what in a record, when: read from its saved versions, latest first, a page at a time, for staff of its mission who read it. What stood there
/// before and after is for those who may change it, and only of fields that <see cref="ComparedFields"/> names; of the others that they changed. Kept back is
/// what was written while the label was higher, and before the last time that somebody's name was taken out of the mission's records or one of them was read again for it;
/// all of it, while any waits for that.
/// </summary>
public sealed class ListChanges(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 10;

    /// <summary>Work that takes a name out of texts.</summary>
    private static readonly string[] TakingOut = [nameof(WorkKind.FollowWithdrawal), nameof(WorkKind.TakeNameOut)];

    /// <summary>What the trail calls acts with which names, or what points at somebody, went from the mission's texts.</summary>
    private static readonly string[] TakenOut = [nameof(WithdrawConsent), .. TakingOut, nameof(ReadAgain), nameof(ConfirmErasures)];

    /// <param name="page">From 1; null for the first, the nearest there is when it is out of range.</param>
    /// <returns>Null for who does not read it, and for people of organisations: who in the mission did what is not theirs to know.</returns>
    public async Task<ChangeList?> Run(ChangedKind kind, Guid id, int? page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Workspaces.Count == 0)
            return null;
        await using var db = await database.Open<ListChanges>(actor, cancel);
        return kind switch
        {
            ChangedKind.Commitment => await Of(db, actor, db.Commitments.Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.Id == new CommitmentId(id)), ChangedFacts.OfCommitment, [.. CommitmentAccess.Workers], kind, id, page, cancel),
            ChangedKind.Community => await Of(db, actor, db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => c.Id == new CommunityId(id)), ChangedFacts.OfCommunity, [.. CommunityAccess.Writers], kind, id, page, cancel),
            ChangedKind.Leader => await Of(db, actor, db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.Id == new LeaderId(id)), ChangedFacts.OfLeader, [.. CommunityAccess.Writers], kind, id, page, cancel),
            ChangedKind.Organisation => await Of(db, actor, db.Organisations.VisibleTo(actor).Where(o => o.Id == new OrganisationId(id)), ChangedFacts.OfOrganisation, [Role.LiaisonAssistant, Role.Officer, Role.SectionHead], kind, id, page, cancel),
            ChangedKind.Partnership => await Of(db, actor, db.Partnerships.VisibleTo(actor).Where(p => p.Id == new PartnershipId(id)), ChangedFacts.OfPartnership, [Role.Officer, Role.SectionHead], kind, id, page, cancel),
            ChangedKind.Agreement => await Of(db, actor, db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).Where(a => a.Id == new LocalAgreementId(id)), ChangedFacts.OfAgreement, [.. LocalAgreementAccess.KeeperRoles], kind, id, page, cancel),
            ChangedKind.Forum => await Of(db, actor, db.JointForums.VisibleTo(actor).Where(f => f.Id == new JointForumId(id)), ChangedFacts.OfForum, [.. JointForumAccess.KeeperRoles], kind, id, page, cancel),
            ChangedKind.Outreach => await Of(db, actor, db.OutreachActivities.VisibleTo(actor).Where(o => o.Id == new OutreachActivityId(id)), ChangedFacts.OfOutreach, [.. OutreachAccess.WriterRoles], kind, id, page, cancel),
            ChangedKind.Request => await Of(db, actor, db.Requests.Where(RequestAccess.VisibleTo(actor)).Where(r => r.Id == new RequestId(id)), ChangedFacts.OfRequest, [Role.Officer, Role.SectionHead], kind, id, page, cancel),
            _ => null,
        };
    }

    /// <param name="seen">The record, where the actor reads it.</param>
    /// <param name="writers">Who may change it.</param>
    private static async Task<ChangeList?> Of<TRoot>(
        PeaceCoordDb db, Actor actor, IQueryable<TRoot> seen, Expression<Func<TRoot, ChangedFacts>> facts, Role[] writers, ChangedKind kind, Guid id, int? page, CancellationToken cancel)
        where TRoot : AggregateRoot
    {
        if (await seen.AsNoTracking().Select(facts).SingleOrDefaultAsync(cancel) is not { } record || !actor.Workspaces.Contains(record.WorkspaceId))
            return null;
        // Whoever reads what is Strictly confidential is named.
        var seesValues = actor.Is(record.For(actor) with { IsOwn = true }, writers);
        var seesReaders = kind != ChangedKind.Organisation && OversightAccess.CanSeeReaders(actor, record.For(actor));
        var all = db.Set<AggregateVersion<TRoot>>().AsNoTracking().Where(v => v.RecordId == id);
        var count = await all.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        // One more, for what the last on the page changed.
        var versions = await all.OrderByDescending(v => v.Version).Skip((number - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);
        var open = seesValues ? await OpenSince(db, record.WorkspaceId, cancel) : DateTimeOffset.MaxValue;
        List<(AggregateVersion<TRoot> Version, List<FieldChange> Fields)> told = [];
        foreach (var (index, version) in versions.Take(PageSize).Index())
        {
            if (index + 1 == versions.Count)
            {
                told.Add((version, []));
                continue;
            }

            var (before, after) = (versions[index + 1].Snapshot.RootElement, version.Snapshot.RootElement);
            told.Add((version, [.. ComparedFields.Changed(ComparedFields.Of(kind), before, after, seesValues && versions[index + 1].SavedAt >= open && Labelled(before) <= record.Label && Labelled(after) <= record.Label)]));
        }

        var names = await Names(db, told.SelectMany(one => one.Fields), told.Select(one => one.Version.SavedBy), cancel);
        var workspace = await Places(db, record.WorkspaceId, cancel);
        return new ChangeList(
            workspace.Zone,
            new Part<RecordChange>([.. told.Select(one => new RecordChange(
                one.Version.Version, one.Version.SavedAt, one.Version.SavedBy is { } by ? names.GetValueOrDefault(by) : null, one.Version.Act,
                [.. one.Fields.Select(field => field with { Before = Said(field, field.Before, names, workspace.Names), After = Said(field, field.After, names, workspace.Names) })]))], count, number), seesReaders);
    }

    /// <summary>
    /// A name that was withdrawn or erased may stand in any earlier version of any record, and so may what somebody took out by hand until a meeting was read again: none is opened before that,
    /// and none at all while that is still to be done. One look at the latest entry of each act, by the index of acts.
    /// </summary>
    private static async Task<DateTimeOffset> OpenSince(PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel)
    {
        var within = workspace.Value;
        var since = await db.Database.SqlQuery<Closed>(
            $"""
            select exists (select 1 from consultations c where c.workspace_id = {within} and c.read_again_since is not null)
                    or exists (select 1 from work_items i where i.workspace_id = {within} and i.kind = any({TakingOut})) as "Waits",
                (select max(latest.at) from unnest({TakenOut}) as named(act), lateral (select e.at from audit_entries e where e.workspace_id = {within} and e.act = named.act order by e.sequence desc limit 1) latest) as "At"
            """).SingleAsync(cancel);
        return since.Waits ? DateTimeOffset.MaxValue : since.At ?? DateTimeOffset.MinValue;
    }

    private sealed record Closed(bool Waits, DateTimeOffset? At);

    /// <summary>The label a version had; of what has none of its own, the lowest.</summary>
    private static Label Labelled(JsonElement version) => Enum.TryParse<Label>(ComparedFields.TextOf(version, nameof(Label)), out var label) ? label : Label.Public;

    private static async Task<Dictionary<Guid, string>> Names(PeaceCoordDb db, IEnumerable<FieldChange> fields, IEnumerable<Guid?> savers, CancellationToken cancel)
    {
        var people = fields.Where(field => field.As == ComparedAs.Person).SelectMany(field => new[] { field.Before, field.After }).OfType<string>().Select(Guid.Parse).Concat(savers.OfType<Guid>()).Distinct().ToList();
        return await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
    }

    private static async Task<(string Zone, Dictionary<Guid, string> Names)> Places(PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel)
    {
        var own = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => w.Id == workspace)
            .Select(w => new { w.TimeZone, Offices = w.FieldOffices.Select(office => new { office.Id, office.Name }).ToList(), Sections = w.Sections.Select(section => new { section.Id, section.Name }).ToList() }).SingleAsync(cancel);
        return (own.TimeZone, own.Offices.Select(office => (office.Id.Value, office.Name)).Concat(own.Sections.Select(section => (section.Id.Value, section.Name))).ToDictionary(place => place.Value, place => place.Name));
    }

    private static string? Said(FieldChange field, string? value, Dictionary<Guid, string> people, Dictionary<Guid, string> places) => field.As switch
    {
        ComparedAs.Person when value is not null => people.GetValueOrDefault(Guid.Parse(value)),
        ComparedAs.Place when value is not null => places.GetValueOrDefault(Guid.Parse(value)),
        _ => value,
    };
}

/// <summary>What of a record decides who sees its changes, and who sees who can see it.</summary>
/// <param name="Owner">Who of the mission wrote it or follows it up, where the record says it.</param>
internal sealed record ChangedFacts(WorkspaceId WorkspaceId, Label Label, FieldOfficeId? FieldOfficeId, AccountId? Owner)
{
    public static readonly Expression<Func<Commitment, ChangedFacts>> OfCommitment = c => new(c.WorkspaceId, c.Label, c.FieldOfficeId, c.OwnerId);

    public static readonly Expression<Func<Community, ChangedFacts>> OfCommunity = c => new(c.WorkspaceId, CommunityAccess.ForCommunities, null, null);

    public static readonly Expression<Func<Leader, ChangedFacts>> OfLeader = l => new(l.WorkspaceId, CommunityAccess.ForLeaders, null, l.AddedBy);

    public static readonly Expression<Func<Organisation, ChangedFacts>> OfOrganisation = o => new(o.WorkspaceId, Label.Public, null, null);

    public static readonly Expression<Func<Partnership, ChangedFacts>> OfPartnership = p => new(p.WorkspaceId, Label.Public, null, p.IsProposedByTheMission ? p.ProposedBy : null);

    public static readonly Expression<Func<LocalAgreement, ChangedFacts>> OfAgreement = a => new(a.WorkspaceId, a.Label, a.FieldOfficeId, null);

    public static readonly Expression<Func<JointForum, ChangedFacts>> OfForum = f => new(f.WorkspaceId, f.Label, f.FieldOfficeId, null);

    public static readonly Expression<Func<OutreachActivity, ChangedFacts>> OfOutreach = o => new(o.WorkspaceId, o.Label, o.FieldOfficeId, null);

    public static readonly Expression<Func<EngagementRequest, ChangedFacts>> OfRequest = r => new(r.WorkspaceId, r.Label, null, null);

    /// <summary>The record for somebody who reads it: what is Strictly confidential is read by those it names.</summary>
    public Labelled For(Actor reader) => new(WorkspaceId, Label, FieldOfficeId, IsNamed: true, IsOwn: Owner is not null && Owner == reader.Id);
}

/// <param name="Zone">The mission's, for its clocks.</param>
/// <param name="SeesReaders">Whether the reader may see who else can see the record.</param>
public sealed record ChangeList(string Zone, Part<RecordChange> Changes, bool SeesReaders);

/// <summary>One saved version.</summary>
/// <param name="By">Null when it was not a person.</param>
/// <param name="Act">The use case that saved it.</param>
/// <param name="Fields">What differs from the version before; nothing of the first.</param>
public sealed record RecordChange(int Version, DateTimeOffset At, string? By, string Act, IReadOnlyList<FieldChange> Fields);

/// <summary>One field that changed.</summary>
/// <param name="IsShown">Whether the values are told; both are null where not.</param>
public sealed record FieldChange(string Field, ComparedAs As, Type? Choice, bool IsShown, string? Before, string? After);
