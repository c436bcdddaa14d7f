using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// A community and what became of what it asked: asked, promised, done, told, its answer. Concerns and promises are those the actor
/// may read, and so are the counts. A fixed number of queries, however many rows.
/// </summary>
public sealed class ViewCommunity(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<CommunityView?> Run(CommunityId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewCommunity>(actor, cancel);
        var community = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (community is null)
            return null;

        var area = (await db.AreasTold([community.AreaPCode], language, cancel)).GetValueOrDefault(community.AreaPCode);
        var workspace = await db.Workspaces.AsNoTracking().SingleOrDefaultAsync(w => w.Id == community.WorkspaceId, cancel);
        var today = MissionTime.Today(workspace?.TimeZone ?? "UTC", clock.GetUtcNow());
        var meetings = await Meetings(db, actor, id, cancel);
        CommunityId? here = id;
        var promises = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.CommunityId == here).ToListAsync(cancel);
        var owners = await db.DisplayNames([.. promises.Select(p => p.OwnerId)], cancel);
        var leaders = await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.SpeaksFor.Any(link => link.CommunityId == id), cancel);
        var load = await db.Loads(actor, community.WorkspaceId, today).SingleOrDefaultAsync(l => l.CommunityId == id, cancel);
        var toldAt = await db.MeetingsOpenTo(actor, promises.SelectMany(p => p.Tellings).Select(t => t.MeetingId).Concat(meetings.SelectMany(m => m.Concerns).Select(c => c.Told?.MeetingId)), cancel);
        var concerns = meetings.Where(m => m.Meeting.State == ConsultationState.Recorded).SelectMany(m => m.Concerns)
            .ToDictionary(c => c.Id, c => c with { Told = Open(c.Told, toldAt) });
        return new CommunityView
        {
            Id = id,
            WorkspaceId = community.WorkspaceId,
            Version = community.Version,
            Name = community.NameFor(language),
            Names = [.. community.Names.Select(n => new SaidName(n.Language, n.Text))],
            Kind = community.Kind,
            Area = area,
            AreaPCode = community.AreaPCode,
            FieldOfficeId = community.FieldOfficeId,
            FieldOffice = workspace?.FieldOffices.FirstOrDefault(o => o.Id == community.FieldOfficeId)?.Name,
            SeenWithUs = community.SeenWithUs,
            Notes = community.Notes,
            Today = today,
            Promises = [.. promises.Select(p => Promise(p, concerns, owners, toldAt, today)).OrderBy(p => p.Rank).ThenByDescending(p => p.Days).ThenBy(p => p.Due)],
            Concerns = [.. concerns.Values.Where(c => promises.TrueForAll(p => p.ConcernId != c.Id)).OrderByDescending(c => c.AskedOn)],
            Asked = concerns.Count,
            Meetings = [.. meetings.Select(m => m.Meeting)],
            MeetingsSinceAnAnswer = load?.SinceAnAnswer ?? 0,
            Leaders = leaders,
            CanCorrect = CommunityAccess.CanWrite(actor, community),
            CanConsult = ConsultationAccess.CanWrite(actor, community.WorkspaceId),
        };
    }

    private static async Task<List<(CommunityMeeting Meeting, IReadOnlyList<AskedConcern> Concerns)>> Meetings(PeaceCoordDb db, Actor actor, CommunityId id, CancellationToken cancel)
    {
        ConsultationState[] shown = [ConsultationState.Recorded, ConsultationState.Planned, ConsultationState.Postponed];
        var found = await db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => shown.Contains(c.State) && c.Communities.Any(consulted => consulted.CommunityId == id))
            .OrderByDescending(c => c.HeldOn).ThenBy(c => c.Id)
            .Select(c => new
            {
                c.Id,
                c.Title,
                c.Reference,
                c.Kind,
                c.State,
                c.HeldOn,
                c.Label,
                Concerns = c.Concerns.OrderBy(concern => concern.Order)
                    .Select(concern => new { concern.Id, concern.Theme, concern.RaisedBy, concern.Summary, concern.IsAttributable, concern.State, concern.NotPossibleReason, concern.ChangedBecause, concern.Told }).ToList(),
            })
            .ToListAsync(cancel);
        return
        [
            .. found.Select(c => (
                new CommunityMeeting(c.Id, c.Title ?? "", c.Reference, c.Kind, c.State, c.HeldOn, c.Label, c.Concerns.Count),
                (IReadOnlyList<AskedConcern>)[.. c.Concerns.Select(concern => new AskedConcern(
                    concern.Id, c.Id, c.HeldOn, concern.Theme, concern.IsAttributable ? concern.RaisedBy : null, concern.Summary, concern.State, concern.NotPossibleReason, concern.ChangedBecause) { Told = Said(concern.Told) })])),
        ];
    }

    private static ChainPromise Promise(Commitment c, Dictionary<ConcernId, AskedConcern> concerns, Dictionary<AccountId, string> owners, IReadOnlyDictionary<ConsultationId, string> toldAt, DateOnly today)
    {
        var told = c.ToldOn is null ? null : c.LastTelling;
        var disputed = c.Tellings.Where(t => t.Answer == CommunityAnswer.Disputed).MaxBy(t => (t.On, t.RecordedAt));
        return new ChainPromise
        {
            Id = c.Id,
            ConsultationId = c.ConsultationId,
            Text = c.Text,
            Kind = c.Kind,
            PromisedBy = c.PromisedBy,
            Owner = owners.GetValueOrDefault(c.OwnerId, ""),
            Priority = c.Priority,
            State = c.State,
            Label = c.Label,
            Due = c.Due,
            RecordedOn = DateOnly.FromDateTime(c.RecordedAt.UtcDateTime),
            Asked = c.ConcernId is { } concern ? concerns.GetValueOrDefault(concern) : null,
            LastStep = c.Steps.MaxBy(s => (s.On, s.AddedAt))?.Note,
            DeliveredOn = c.DeliveredOn,
            DeliveryNote = c.DeliveryNote,
            IsVerified = c.VerifiedBy is not null,
            DeclinedOn = c.DeclinedOn,
            DeclinedReason = c.DeclinedReason,
            Told = Open(Said(told), toldAt),
            Disputed = c.State == CommitmentState.Disputed ? Open(Said(disputed), toldAt) : null,
            Untold = c.Untold?.Reason,
            ClosedOn = c.ClosedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
            DaysOverdue = ListCommitments.DaysOverdue(c.State, c.Due, c.ClosedAt, today),
            DaysUntold = ListCommitments.DaysUntold(c.State, c.DeliveredOn, c.DeclinedOn, c.ToldOn, c.ClosedAt, today),
        };
    }

    private static ToldThem? Said(Telling? telling) => telling is null
        ? null
        : new ToldThem(telling.On, telling.How, telling.Answer, telling.AnswerWords, telling.AnswerLanguage, telling.AnsweredBy, telling.MeetingId);

    /// <summary>A meeting that the reader may not open is not named.</summary>
    private static ToldThem? Open(ToldThem? told, IReadOnlyDictionary<ConsultationId, string> toldAt) =>
        told?.MeetingId is { } meeting && !toldAt.ContainsKey(meeting) ? told with { MeetingId = null } : told;
}
