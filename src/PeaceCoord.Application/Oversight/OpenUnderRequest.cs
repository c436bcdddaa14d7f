using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
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

        var opened = new OpenedUnderRequest(request.Kind, record.Label, record.Reference, record.Root is Consultation met ? (await consultations.Read(db, actor, met, language, cancel)).AsOpened(null) : null, Texts(record.Root));
        db.ChangeTracker.Clear();
        await db.Note(new Act(nameof(OpenUnderRequest), record.Root.GetType().Name, record.Id, record.WorkspaceId.Value, record.Root.Version), cancel);
        return opened;
    }

    /// <summary>The words of a record that is no consultation.</summary>
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
            .. f.Decisions.SelectMany(decision => Some("Decisions", decision.Text).Concat(Some("Outcome", decision.Outcome)).Concat(Some("Declined", decision.DeclinedReason))),
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

    private static IEnumerable<OpenedText> Some(string field, string? text) => text is null ? [] : [new OpenedText(field, text)];
}

/// <param name="Consultation">Where it is one; else <paramref name="Texts"/>.</param>
public sealed record OpenedUnderRequest(LabelledKind Kind, Label Label, string? Reference, ConsultationView? Consultation, IReadOnlyList<OpenedText> Texts);

/// <param name="Field">A code of ours.</param>
public sealed record OpenedText(string Field, string Text);
