using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>
/// Shows a record to the focal point who decides about its label, while the request waits. That it was opened stands in the audit trail before it is shown; it
/// opens this record and nothing else: no file, no search, no list.
/// </summary>
public sealed class OpenUnderRequest(Database database, ICurrentActor current, ViewConsultation consultations) : IUseCase
{
    public async Task<Result<OpenedUnderRequest>> Run(LabelRequestId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenUnderRequest>(actor, cancel);
        var request = await db.LabelRequests.AsNoTracking().Where(OversightAccess.VisibleTo(actor)).SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return Refusal.NotFound;
        if (!OversightAccess.CanDecide(actor, request))
            return Refusal.NotPermitted(Who.DataFocalPoint);
        // Raised since it was asked: whoever decides was not named for that.
        if (request.State != LabelRequestState.Waiting || await db.RecordOf(request, cancel) is not { } record || record.Label > request.From)
            return Refusal.NotFound;

        // All that comes under the new label with it: its commitments with what was noted of them, and that there are files.
        List<Commitment> promised = record.Root is Consultation from ? await db.Commitments.AsNoTracking().Where(c => c.ConsultationId == from.Id).OrderBy(c => c.Due).ThenBy(c => c.Id).ToListAsync(cancel) : [];
        List<Guid> follow = [record.Id, .. promised.Select(commitment => commitment.Id.Value)];
        var opened = new OpenedUnderRequest(
            request.Kind, record.Label, record.Reference, record.Root is Consultation met ? (await consultations.Read(db, actor, met, language, cancel)).AsOpened(null) : null,
            [.. Texts(record.Root), .. promised.SelectMany(Texts)],
            await db.KeptFiles.AsNoTracking().CountAsync(file => follow.Contains(file.RecordId) && file.RemovedAt == null, cancel));
        db.ChangeTracker.Clear();
        await db.Note(new Act(nameof(OpenUnderRequest), record.Root.GetType().Name, record.Id, record.WorkspaceId.Value, record.Root.Version), cancel);
        return opened;
    }

    /// <summary>The words of a record that is no consultation, whose page has them.</summary>
    private static IReadOnlyList<OpenedText> Texts(AggregateRoot root) => root switch
    {
        LocalAgreement a =>
        [
            new("Title", a.Title), .. a.Parties.Select(line => new OpenedText("Parties", line)), .. a.Undertakings.Select(line => new OpenedText("Undertakings", line)),
            .. a.Guarantors.Select(line => new OpenedText("Guarantors", line)), .. Some("Monitoring", a.Monitoring), .. a.Breaches.SelectMany(breach => Some("Breaches", breach.What).Concat(Some("Breaches", breach.Handled))),
            .. a.Notes.Select(note => new OpenedText("Monitoring", note.Text)), .. a.Corrections.SelectMany(Texts),
        ],
        JointForum f =>
        [
            new("Title", f.Name), new("Purpose", f.Purpose),
            .. f.Meetings.SelectMany(meeting => Some("Meetings", meeting.Place).Concat(Some("Meetings", meeting.Note))),
            .. f.Decisions.SelectMany(decision => Some("Decisions", decision.Text).Concat(Some("Decisions", decision.DoneBy)).Concat(Some("Outcome", decision.Outcome)).Concat(Some("Declined", decision.DeclinedReason))),
            .. f.Corrections.SelectMany(before => Some("Reason", before.Reason).Concat(Some("Meetings", before.WasPlace)).Concat(Some("Meetings", before.WasNote)).Concat(Some("Decisions", before.WasText)).Concat(Some("Decisions", before.WasDoneBy))),
        ],
        OutreachActivity o => [new("Message", o.Message), new("Audience", o.Audience), .. o.Rumours.Select(rumour => new OpenedText("Rumours", rumour.Words))],
        _ => [],
    };

    /// <summary>Why an agreement was corrected, and what it said before.</summary>
    private static IEnumerable<OpenedText> Texts(AgreementCorrection before) =>
    [
        new("Reason", before.Reason), .. Some("Title", before.WasTitle), .. before.WasParties.Select(line => new OpenedText("Parties", line)), .. before.WasUndertakings.Select(line => new OpenedText("Undertakings", line)),
        .. before.WasGuarantors.Select(line => new OpenedText("Guarantors", line)), .. Some("Monitoring", before.WasMonitoring),
    ];

    /// <summary>A commitment, with every text that was noted of it.</summary>
    private static IEnumerable<OpenedText> Texts(Commitment c) =>
    [
        .. Some("Commitments", c.Text), .. Some("Commitments", c.DeliveryNote), .. Some("Declined", c.DeclinedReason), .. Some("Untold", c.Untold?.Explanation),
        .. c.Steps.SelectMany(step => Some("Commitments", step.Note)), .. c.Handovers.SelectMany(handover => Some("Reason", handover.Reason)),
        .. c.Tellings.SelectMany(telling => Some("Answers", telling.AnswerWords).Concat(Some("Answers", telling.AnsweredBy))),
        .. c.TellingCorrections.SelectMany(before => Some("Reason", before.Reason).Concat(Some("Answers", before.AnswerWords)).Concat(Some("Answers", before.AnsweredBy))),
        .. c.Corrections.SelectMany(before => Some("Reason", before.Reason).Concat(Some("Commitments", before.Text))),
    ];

    private static IEnumerable<OpenedText> Some(string field, string? text) => string.IsNullOrEmpty(text) ? [] : [new OpenedText(field, text)];
}

/// <param name="Consultation">Where it is one.</param>
/// <param name="Texts">Of a consultation those of its commitments, which follow its label.</param>
/// <param name="Files">How many are kept with it and come under the new label too; they are not opened here.</param>
public sealed record OpenedUnderRequest(LabelledKind Kind, Label Label, string? Reference, ConsultationView? Consultation, IReadOnlyList<OpenedText> Texts, int Files);

/// <param name="Field">A code of ours.</param>
public sealed record OpenedText(string Field, string Text);
