using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Who can see a consultation, and why: for its author, section heads who read it, and the focal point, by reference. The rule is asked for each member
/// (<see cref="ConsultationAccess.VisibleTo"/> of the member), so that this list and what opens cannot come apart.
/// </summary>
public sealed class ListReaders(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<ReadersView>> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListReaders>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        var reads = record is not null;
        if (record is null && await db.Consultations.AsNoTracking().Find(id, cancel) is { } other && OversightAccess.WatchesOver(actor, other))
            record = other;
        if (record is null)
            return Refusal.NotFound;
        if (!OversightAccess.CanSeeReaders(actor, record))
            return Refusal.NotPermitted(Who.SectionHeadsOrTheDataFocalPoint);

        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == record.WorkspaceId, cancel);
        var requests = await db.LabelRequests.AsNoTracking().Where(r => r.RecordId == id.Value && r.State == LabelRequestState.Waiting).ToListAsync(cancel);
        var readers = (await db.Members(record.WorkspaceId, now, cancel)).Select(member => member.Why(record, requests)).OfType<ReaderRow>().ToList();
        var shares = await db.Shares.AsNoTracking().Where(s => s.ConsultationId == id && s.RevokedAt == null && s.EndsAt > now).Select(s => new { s.OrganisationId, s.EndsAt }).ToListAsync(cancel);
        var shared = shares.Select(s => s.OrganisationId).Distinct().ToList();
        var organisations = record.Label == Label.StrictlyConfidential ? [] : await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => shared.Contains(o.Id)).OrderBy(o => o.LegalName).Select(o => new { o.Id, o.LegalName }).ToListAsync(cancel);
        return new ReadersView(
            id.Value, SightKind.Consultation, record.Reference, reads ? record.Title : null, record.Label, workspace.FieldOffices.ToDictionary(office => office.Id, office => office.Name), readers,
            [.. organisations.Select(o => (o.LegalName, (DateOnly?)MissionTime.LastDayBefore(record.Zone, shares.Where(s => s.OrganisationId == o.Id).Max(s => s.EndsAt))))], record.Zone);
    }
}

/// <summary>Why somebody can see a record.</summary>
public enum SeenBecause
{
    Author,

    /// <summary>Follows it up.</summary>
    Owner,

    /// <summary>It is Strictly confidential, and names the person.</summary>
    Named,

    /// <summary>A membership whose role, clearance and office open it.</summary>
    Membership,

    /// <summary>Opened in an emergency.</summary>
    Emergency,

    /// <summary>A request to lower its label waits for the person.</summary>
    Request,
}

/// <param name="Standings">The memberships that open it.</param>
/// <param name="Until">When an emergency ends.</param>
public sealed record ReaderRow(string Name, SeenBecause Because, IReadOnlyList<Standing> Standings, DateTimeOffset? Until);

/// <param name="Title">Null for who does not read the record.</param>
/// <param name="Organisations">Whose people see it, or that parts of it are shared with and then until what day.</param>
public sealed record ReadersView(
    Guid Id, SightKind Kind, string? Reference, string? Title, Label Label, IReadOnlyDictionary<FieldOfficeId, string> Offices, IReadOnlyList<ReaderRow> Readers, IReadOnlyList<(string Name, DateOnly? Until)> Organisations, string Zone);

internal static class SeeingRecords
{
    /// <summary>Why the member can see the record now; null for who cannot.</summary>
    public static ReaderRow? Why(this SightedMember member, Consultation record, IReadOnlyList<LabelRequest> requests) => member.Why(record, requests, ConsultationAccess.VisibleTo);

    /// <summary>As <see cref="Why(SightedMember, Consultation, IReadOnlyList{LabelRequest})"/>, of a record that is frozen: as if it were not.</summary>
    public static ReaderRow? WhyIfNotFrozen(this SightedMember member, Consultation record, IReadOnlyList<LabelRequest> requests) =>
        record.FrozenSince is null ? member.Why(record, requests) : member.Why(record, requests, ConsultationAccess.FrozenFor);

    /// <summary>Of a leader: whom the rules open the record to, as if it were not frozen.</summary>
    public static ReaderRow? WhyIfNotFrozen(this SightedMember member, Leader leader) =>
        member.Through(leader, CommunityAccess.ForLeaders, leader.AddedBy, SeenBecause.Author, leader.FrozenSince is null ? CommunityAccess.LeadersVisibleTo : CommunityAccess.FrozenLeadersFor);

    private static ReaderRow? Why(this SightedMember member, Consultation record, IReadOnlyList<LabelRequest> requests, Func<Actor, Expression<Func<Consultation, bool>>> visibleTo) =>
        member.Through(record, record.Label, record.AuthorId, SeenBecause.Author, visibleTo)
        ?? (Opens(ConsultationAccess.OpenedInAnEmergencyBy(member.Actor), record) ? new ReaderRow(member.Name, SeenBecause.Emergency, member.Actor.Standings, member.Actor.Opened[record.Id.Value]) : null)
        ?? member.Asked(record.Label, requests);

    /// <summary>Why the rule opens the record to the member; null where it does not.</summary>
    /// <param name="owner">Who wrote it or follows it up, as <paramref name="owning"/> says; null for nobody.</param>
    public static ReaderRow? Through<TRecord>(this SightedMember member, TRecord record, Label label, AccountId? owner, SeenBecause owning, Func<Actor, Expression<Func<TRecord, bool>>> visibleTo)
    {
        var person = member.Actor;
        if (!Opens(visibleTo(person), record))
            return null;
        var why = owner is not null && person.Id == owner ? owning : label == Label.StrictlyConfidential ? SeenBecause.Named : SeenBecause.Membership;
        return new ReaderRow(member.Name, why, [.. person.Standings.Where(standing => Opens(visibleTo(person.Only(standing)), record))], null);
    }

    /// <summary>Whether a request that waits opens the record to the member.</summary>
    public static ReaderRow? Asked(this SightedMember member, Label label, IReadOnlyList<LabelRequest> requests) =>
        requests.Any(request => request.From >= label && OversightAccess.CanDecide(member.Actor, request))
            ? new ReaderRow(member.Name, SeenBecause.Request, [.. member.Actor.Standings.Where(standing => standing.Role == Role.DataFocalPoint)], null)
            : null;

    /// <summary>Whether the rule opens the loaded record.</summary>
    public static bool Opens<TRecord>(Expression<Func<TRecord, bool>> rule, TRecord record) => rule.Compile(preferInterpretation: true)(record);
}
