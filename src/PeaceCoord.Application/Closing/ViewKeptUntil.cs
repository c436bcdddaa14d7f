using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Closing;

/// <summary>Until when a record is kept, for the foot of its page: to staff of its mission who read it. Null for everybody else.</summary>
public sealed class ViewKeptUntil(Database database, ICurrentActor current) : IUseCase
{
    public async Task<KeptUntil?> Run(RecordKind kind, Guid id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Workspaces.Count == 0)
            return null;
        await using var db = await database.Open<ViewKeptUntil>(actor, cancel);
        if (await Find(db, actor, kind, id, cancel) is not (var workspaceId, var day))
            return null;
        var workspace = await db.Workspaces.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(w => w.Id == workspaceId, cancel);
        if (workspace is null || (day ?? await FirstKept(db, kind, id, cancel)) is not { } of)
            return null;
        var held = await db.LegalHolds.AsNoTracking().Where(h => h.WorkspaceId == workspaceId && (h.RecordId == id || h.RecordId == null) && h.LiftedAt == null).OrderBy(h => h.PlacedAt).Select(h => (DateTimeOffset?)h.PlacedAt).FirstOrDefaultAsync(cancel);
        var destroyed = await db.Erasures.AsNoTracking().SingleOrDefaultAsync(e => e.RecordId == id && e.PartId == null && e.What == Erased.Record && e.State == ErasureState.Confirmed, cancel);
        return new KeptUntil(workspace.RetainUntil(of), workspace.RetentionYears, held)
        {
            Destroyed = destroyed,
            Names = destroyed is null ? new Dictionary<AccountId, string>() : await db.NamesOf([destroyed.ProposedBy, destroyed.DecidedBy!.Value], cancel),
        };
    }

    /// <summary>The record's workspace and the day it is of, where the actor reads it; the day is null for what counts from when it was first kept.</summary>
    private static async Task<(Domain.Workspaces.WorkspaceId, DateOnly?)?> Find(PeaceCoordDb db, Actor actor, RecordKind kind, Guid id, CancellationToken cancel)
    {
        switch (kind)
        {
            case RecordKind.Consultation:
                var consultation = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.Id == new ConsultationId(id)).Select(c => new { c.WorkspaceId, c.HeldOn }).SingleOrDefaultAsync(cancel);
                return consultation is null ? null : (consultation.WorkspaceId, consultation.HeldOn);
            case RecordKind.Commitment:
                var commitment = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.Id == new CommitmentId(id)).Select(c => new { c.WorkspaceId, c.RecordedAt }).SingleOrDefaultAsync(cancel);
                return commitment is null ? null : (commitment.WorkspaceId, DateOnly.FromDateTime(commitment.RecordedAt.UtcDateTime));
            case RecordKind.LocalAgreement:
                var agreement = await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).Where(a => a.Id == new LocalAgreementId(id)).Select(a => new { a.WorkspaceId, a.SignedOn }).SingleOrDefaultAsync(cancel);
                return agreement is null ? null : (agreement.WorkspaceId, agreement.SignedOn);
            case RecordKind.Partnership:
                var partnership = await db.Partnerships.AsNoTracking().Where(PartnershipAccess.VisibleTo(actor)).Where(p => p.Id == new PartnershipId(id)).Select(p => new { p.WorkspaceId }).SingleOrDefaultAsync(cancel);
                return partnership is null ? null : (partnership.WorkspaceId, null);
            case RecordKind.Community:
                var community = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.Id == new CommunityId(id)).Select(c => new { c.WorkspaceId }).SingleOrDefaultAsync(cancel);
                return community is null ? null : (community.WorkspaceId, null);
            case RecordKind.Leader:
                var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.Id == new LeaderId(id)).Select(l => new { l.WorkspaceId }).SingleOrDefaultAsync(cancel);
                return leader is null ? null : (leader.WorkspaceId, null);
            case RecordKind.JointForum:
                var forum = await db.JointForums.AsNoTracking().VisibleTo(actor).Where(f => f.Id == new JointForumId(id)).Select(f => new { f.WorkspaceId, Last = f.Meetings.Max(m => (DateOnly?)m.On) }).SingleOrDefaultAsync(cancel);
                return forum is null ? null : (forum.WorkspaceId, forum.Last);
            case RecordKind.Outreach:
                var activity = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).Where(o => o.Id == new OutreachActivityId(id)).Select(o => new { o.WorkspaceId, o.On }).SingleOrDefaultAsync(cancel);
                return activity is null ? null : (activity.WorkspaceId, activity.On);
            case RecordKind.Request:
                var request = await db.Requests.AsNoTracking().VisibleTo(actor).Where(r => r.Id == new RequestId(id)).Select(r => new { r.WorkspaceId, r.SentOn }).SingleOrDefaultAsync(cancel);
                return request is null ? null : (request.WorkspaceId, request.SentOn);
            default:
                return null;
        }
    }

    private static async Task<DateOnly?> FirstKept(PeaceCoordDb db, RecordKind kind, Guid id, CancellationToken cancel)
    {
        var saved = kind switch
        {
            RecordKind.Consultation => await First<Consultation>(db, id, cancel),
            RecordKind.Partnership => await First<Partnership>(db, id, cancel),
            RecordKind.Community => await First<Community>(db, id, cancel),
            RecordKind.Leader => await First<Leader>(db, id, cancel),
            RecordKind.JointForum => await First<JointForum>(db, id, cancel),
            _ => null,
        };
        return saved is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
    }

    private static Task<DateTimeOffset?> First<TRoot>(PeaceCoordDb db, Guid id, CancellationToken cancel)
        where TRoot : AggregateRoot =>
        db.Set<AggregateVersion<TRoot>>().Where(v => v.RecordId == id && v.Version == 1).Select(v => (DateTimeOffset?)v.SavedAt).SingleOrDefaultAsync(cancel);
}

/// <param name="Until">Null while the years count from the mission's last day and that is not known.</param>
/// <param name="Years">After the mission's last day, where <paramref name="Until"/> is null.</param>
/// <param name="HeldSince">It is held, and not deleted whatever the day.</param>
public sealed record KeptUntil(DateOnly? Until, int Years, DateTimeOffset? HeldSince)
{
    /// <summary>By whom, when and on what rule its content was destroyed; null while it was not.</summary>
    public Erasure? Destroyed { get; init; }

    /// <summary>Of those two.</summary>
    public IReadOnlyDictionary<AccountId, string> Names { get; init; } = new Dictionary<AccountId, string>();
}
