using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>What of a record with a label of its own decides about asking for a lower one.</summary>
/// <param name="Reference">Null for what has none.</param>
/// <param name="Possible">Labels that records of its kind carry.</param>
/// <param name="MayAsk">Whether the actor may ask for a lower one.</param>
internal sealed record LabelledFacts(WorkspaceId WorkspaceId, Label Label, string? Reference, IReadOnlyList<Label> Possible, bool MayAsk)
{
    /// <summary>The labels below the one that stands.</summary>
    public IReadOnlyList<Label> Lower => [.. Possible.Where(label => label < Label)];
}

/// <summary>The record itself, to open it or to lower its label.</summary>
internal sealed record LabelledRecord(AggregateRoot Root, Guid Id, WorkspaceId WorkspaceId, Label Label, string? Reference)
{
    public Result LowerTo(Label label)
    {
        switch (Root)
        {
            case Consultation consultation:
                return consultation.LowerLabel(label);
            case LocalAgreement agreement:
                agreement.LowerLabel(label);
                return Result.Done;
            case JointForum forum:
                forum.LowerLabel(label);
                return Result.Done;
            default:
                ((OutreachActivity)Root).LowerLabel(label);
                return Result.Done;
        }
    }
}

internal static class LabelledRecords
{
    /// <summary>The record's facts, where the actor reads it. One query: they stand on its page.</summary>
    public static async Task<LabelledFacts?> FindLabelled(this PeaceCoordDb db, Actor actor, LabelledKind kind, Guid id, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        switch (kind)
        {
            case LabelledKind.Consultation:
                var c = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.Id == new ConsultationId(id))
                    .Select(c => new { c.WorkspaceId, c.Label, c.FieldOfficeId, c.Reference, c.State, IsNamed = c.AuthorId == me || c.NamedReaders.Any(named => named.AccountId == me) }).SingleOrDefaultAsync(cancel);
                // A draft is its author's alone, and what was called off stays as it was.
                return c is null ? null : new(c.WorkspaceId, c.Label, c.Reference, Enum.GetValues<Label>(), c.State is not (ConsultationState.Draft or ConsultationState.Cancelled) && MayAsk(c.WorkspaceId, c.Label, c.FieldOfficeId, c.IsNamed));
            case LabelledKind.Agreement:
                var a = await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).Where(a => a.Id == new LocalAgreementId(id)).Select(a => new { a.WorkspaceId, a.Label, a.FieldOfficeId }).SingleOrDefaultAsync(cancel);
                return a is null ? null : new(a.WorkspaceId, a.Label, null, LocalAgreement.Labels, MayAsk(a.WorkspaceId, a.Label, a.FieldOfficeId));
            case LabelledKind.Forum:
                var f = await db.JointForums.AsNoTracking().VisibleTo(actor).Where(f => f.Id == new JointForumId(id)).Select(f => new { f.WorkspaceId, f.Label, f.FieldOfficeId }).SingleOrDefaultAsync(cancel);
                return f is null ? null : new(f.WorkspaceId, f.Label, null, JointForum.Labels, MayAsk(f.WorkspaceId, f.Label, f.FieldOfficeId));
            case LabelledKind.Outreach:
                var o = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).Where(o => o.Id == new OutreachActivityId(id)).Select(o => new { o.WorkspaceId, o.Label, o.FieldOfficeId }).SingleOrDefaultAsync(cancel);
                return o is null ? null : new(o.WorkspaceId, o.Label, null, OutreachFacts.Labels, MayAsk(o.WorkspaceId, o.Label, o.FieldOfficeId));
            default:
                return null;
        }

        bool MayAsk(WorkspaceId workspace, Label label, FieldOfficeId? office, bool isNamed = false) => actor.Is(new Labelled(workspace, label, office, isNamed), [.. OversightAccess.Askers]);
    }

    /// <summary>The record that a request is about, for whoever may decide about that; asked before. None where it is closed after an incident.</summary>
    public static async Task<LabelledRecord?> RecordOf(this PeaceCoordDb db, LabelRequest request, CancellationToken cancel)
    {
        var id = request.RecordId;
        switch (request.Kind)
        {
            case LabelledKind.Consultation:
                var c = await db.Consultations.FirstOrDefaultAsync(consultation => consultation.Id == new ConsultationId(id) && consultation.FrozenSince == null, cancel);
                return c is null ? null : new(c, id, c.WorkspaceId, c.Label, c.Reference);
            case LabelledKind.Agreement:
                var a = await db.LocalAgreements.FirstOrDefaultAsync(agreement => agreement.Id == new LocalAgreementId(id), cancel);
                return a is null ? null : new(a, id, a.WorkspaceId, a.Label, null);
            case LabelledKind.Forum:
                var f = await db.JointForums.FirstOrDefaultAsync(forum => forum.Id == new JointForumId(id), cancel);
                return f is null ? null : new(f, id, f.WorkspaceId, f.Label, null);
            default:
                var o = await db.OutreachActivities.FirstOrDefaultAsync(activity => activity.Id == new OutreachActivityId(id), cancel);
                return o is null ? null : new(o, id, o.WorkspaceId, o.Label, null);
        }
    }

    /// <summary>
    /// Whether a consultation's commitments and concerns hold words of records that would then have a higher label: of a forum whose decision was accepted there, an
    /// answer given at another meeting, or a rumour of an outreach activity. Lowering it would open those.
    /// </summary>
    public static async Task<bool> HoldsHigherWords(this PeaceCoordDb db, Consultation consultation, Label to, CancellationToken cancel)
    {
        ConsultationId? of = consultation.Id;
        var higher = Enum.GetValues<Label>().Where(label => label > to).ToList();
        var commitments = await db.Commitments.Where(c => c.ConsultationId == of).ToListAsync(cancel);
        var ids = commitments.ConvertAll(c => c.Id);
        var meetings = commitments.SelectMany(c => c.Tellings).Select(told => told.MeetingId).Concat(consultation.ConcernTellings.Select(told => told.MeetingId)).OfType<ConsultationId>().Distinct().ToList();
        return (meetings.Count > 0 && await db.Consultations.AnyAsync(c => meetings.Contains(c.Id) && c.Id != consultation.Id && higher.Contains(c.Label), cancel))
            || (ids.Count > 0 && await db.JointForums.AnyAsync(f => higher.Contains(f.Label) && f.Decisions.Any(d => d.CommitmentId != null && ids.Contains(d.CommitmentId.Value)), cancel))
            || await db.HighestRumour(consultation.Id, consultation.Concerns.Select(concern => concern.Id), cancel) > to;
    }
}
