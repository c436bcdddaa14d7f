using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Changes;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
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
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Who can see a record that is no consultation, and why: for staff of its mission, <see cref="OversightAccess.CanSeeReaders(Actor, Labelled)"/>. The rule of its kind
/// is asked for each member and for each organisation that the record names, so that this list and what opens cannot come apart. Consultations: <see cref="ListReaders"/>.
/// </summary>
public sealed class ListReadersOfRecord(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<ReadersView>> Run(ChangedKind kind, Guid id, string language, CancellationToken cancel)
    {
        // Who of the mission reads it is not told to people of organisations, nor to staff by what they are in one.
        var actor = (await current.Get(cancel)).AsStaff();
        if (actor.Workspaces.Count == 0)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListReadersOfRecord>(actor, cancel);
        return kind switch
        {
            ChangedKind.Commitment => await Of(SightKind.Commitment, db.Commitments.Where(c => c.Id == new CommitmentId(id)), CommitmentAccess.VisibleTo, ChangedFacts.OfCommitment, c => c.Text, c => [c.OrganisationId], owning: SeenBecause.Owner),
            ChangedKind.Agreement => await Of(SightKind.Agreement, db.LocalAgreements.Where(a => a.Id == new LocalAgreementId(id)), LocalAgreementAccess.VisibleTo, ChangedFacts.OfAgreement, a => a.Title, _ => []),
            ChangedKind.Forum => await Of(SightKind.Forum, db.JointForums.Where(f => f.Id == new JointForumId(id)), JointForumAccess.VisibleTo, ChangedFacts.OfForum, f => f.Name, _ => []),
            ChangedKind.Outreach => await Of(SightKind.Outreach, db.OutreachActivities.Where(o => o.Id == new OutreachActivityId(id)), OutreachAccess.VisibleTo, ChangedFacts.OfOutreach, o => o.Message, _ => []),
            ChangedKind.Request => await Of(SightKind.Request, db.Requests.Where(r => r.Id == new RequestId(id)), RequestAccess.VisibleTo, ChangedFacts.OfRequest, r => r.Subject, r => [r.OrganisationId]),
            // What an organisation did not submit yet, and leaders above a clearance, are not known by reference either.
            ChangedKind.Partnership => await Of(SightKind.Partnership, db.Partnerships.Where(p => p.Id == new PartnershipId(id)), PartnershipAccess.VisibleTo, ChangedFacts.OfPartnership, p => p.Title, p => p.Parties.Select(party => party.OrganisationId), byReference: false),
            ChangedKind.Community => await Of(SightKind.Community, db.Communities.Where(c => c.Id == new CommunityId(id)), CommunityAccess.VisibleTo, ChangedFacts.OfCommunity, c => NameChoice.For(language, [.. c.Names.Select(name => (name.Language, name.Text))])?.Text, _ => []),
            ChangedKind.Leader => await Of(SightKind.Leader, db.Leaders.Where(l => l.Id == new LeaderId(id)), CommunityAccess.LeadersVisibleTo, ChangedFacts.OfLeader, l => l.Code, _ => [], byReference: false),
            _ => Refusal.NotFound,
        };

        async Task<Result<ReadersView>> Of<TRecord>(
            SightKind sight, IQueryable<TRecord> asked, Func<Actor, Expression<Func<TRecord, bool>>> visibleTo, Expression<Func<TRecord, ChangedFacts>> facts, Func<TRecord, string?> title,
            Func<TRecord, IEnumerable<OrganisationId?>> parties, SeenBecause owning = SeenBecause.Author, bool byReference = true)
            where TRecord : AggregateRoot
        {
            var record = await asked.AsNoTracking().Where(visibleTo(actor)).SingleOrDefaultAsync(cancel);
            var reads = record is not null;
            if (record is null && byReference && await asked.AsNoTracking().SingleOrDefaultAsync(cancel) is { } other && OversightAccess.WatchesOver(actor, facts.Compile()(other).For(actor)))
                record = other;
            if (record is null)
                return Refusal.NotFound;
            var known = facts.Compile()(record);
            if (!OversightAccess.CanSeeReaders(actor, known.For(actor)))
                return Refusal.NotPermitted(Who.SectionHeadsOrTheDataFocalPoint);

            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == known.WorkspaceId, cancel);
            var requests = await db.LabelRequests.AsNoTracking().Where(r => r.RecordId == id && r.State == LabelRequestState.Waiting).ToListAsync(cancel);
            var members = await db.Members(known.WorkspaceId, now, cancel);
            var organisations = await Organisations(db, actor, [.. parties(record).OfType<OrganisationId>().Distinct()], id, now, one => SeeingRecords.Opens(visibleTo(one), record), cancel);
            return new ReadersView(
                id, sight, null, reads ? title(record) : null,
                // Who of the mission reads what is never public.
                known.Label < Label.Restricted ? Label.Restricted : known.Label,
                workspace.FieldOffices.ToDictionary(office => office.Id, office => office.Name),
                [.. members.Select(member => member.Through(record, known.Label, known.Owner, owning, visibleTo) ?? member.Asked(known.Label, requests)).OfType<ReaderRow>()],
                [.. organisations.Select(name => (name, (DateOnly?)null))], workspace.TimeZone);
        }
    }

    /// <summary>Those of the organisations to whose people the rule opens the record, by name.</summary>
    private static async Task<IReadOnlyList<string>> Organisations(PeaceCoordDb db, Actor actor, List<OrganisationId> parties, Guid record, DateTimeOffset now, Func<Actor, bool> opens, CancellationToken cancel)
    {
        if (parties.Count == 0)
            return [];
        var ids = parties.Select(party => party.Value).ToArray();
        var reached = await db.Database.SqlQuery<Guid>($"select party as \"Value\" from unnest({ids}) as party where {record} in (select peacecoord_reach(array[party], {now}))").ToListAsync(cancel);
        var seeing = parties.Where(party => opens(new Actor(AccountId.New(), [new Standing(null, party, Role.OrgMember, Label.Restricted, null)], reached.Contains(party.Value) ? new HashSet<Guid> { record } : []))).ToList();
        return await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => seeing.Contains(o.Id)).OrderBy(o => o.LegalName).Select(o => o.LegalName).ToListAsync(cancel);
    }
}
