using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Agreements;

/// <summary>One local agreement; null when it does not exist or the actor may not read it.</summary>
public sealed class ViewAgreement(Database database, ICurrentActor current) : IUseCase
{
    public async Task<AgreementView?> Run(LocalAgreementId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewAgreement>(actor, cancel);
        var agreement = await db.LocalAgreements.AsNoTracking().Where(LocalAgreementAccess.VisibleTo(actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (agreement is null)
            return null;
        var held = await db.MeetingsOpenTo(actor, [agreement.ConsultationId], cancel);
        var names = await db.NamesTold(actor, agreement.WorkspaceId, [.. agreement.Notes.Select(note => note.By), .. agreement.Corrections.Select(correction => correction.By)], cancel);
        var mayKeep = LocalAgreementAccess.CanKeep(actor, agreement);
        return new AgreementView(
            agreement.Id.Value,
            agreement.Version,
            agreement.Title,
            agreement.SignedOn,
            agreement.Label,
            agreement.Parties,
            agreement.Undertakings,
            agreement.Guarantors,
            agreement.Monitoring,
            agreement.ConsultationId is { } meeting && held.TryGetValue(meeting, out var reference) && reference.Length > 0 ? new AgreedAt(meeting.Value, reference) : null,
            [.. agreement.Breaches.OrderByDescending(breach => breach.On).Select(breach => new BreachView(breach.Id.Value, breach.On, breach.What, breach.Handled, breach.SettledOn))],
            mayKeep)
        {
            Notes = [.. agreement.Notes.OrderByDescending(note => note.On).ThenByDescending(note => note.Id.Value).Select(note => new MonitoringNoteView(note.On, note.Text, names.GetValueOrDefault(note.By)))],
            Corrections = [.. agreement.Corrections.OrderByDescending(correction => correction.Id.Value).Select(correction => new AgreementCorrectionView(correction.CorrectedOn, names.GetValueOrDefault(correction.By), correction.Reason, correction.Changed, mayKeep ? AgreementBefore.Of(correction) : null))],
        };
    }
}

/// <param name="AgreedAt">The dialogue that it ended; null where none is known, it is not on record, or the reader may not open it.</param>
public sealed record AgreementView(
    Guid Id,
    int Version,
    string Title,
    DateOnly SignedOn,
    Label Label,
    IReadOnlyList<string> Parties,
    IReadOnlyList<string> Undertakings,
    IReadOnlyList<string> Guarantors,
    string? Monitoring,
    AgreedAt? AgreedAt,
    IReadOnlyList<BreachView> Breaches,
    bool MayKeep)
{
    /// <summary>What was seen of it, newest first.</summary>
    public required IReadOnlyList<MonitoringNoteView> Notes { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<AgreementCorrectionView> Corrections { get; init; }
}

/// <param name="By">Null where the reader is not told who it is.</param>
public sealed record MonitoringNoteView(DateOnly On, string Text, string? By);

/// <param name="Changed">Names of what was changed, as in <see cref="LocalAgreementFacts"/>.</param>
/// <param name="Before">What it said before; null for those who do not keep the agreement.</param>
public sealed record AgreementCorrectionView(DateOnly On, string? By, string Reason, IReadOnlyList<string> Changed, AgreementBefore? Before);

/// <summary>What an agreement said before a correction, of what was changed.</summary>
public sealed record AgreementBefore(Label? Label, string? Title, DateOnly? SignedOn, IReadOnlyList<string> Parties, IReadOnlyList<string> Undertakings, IReadOnlyList<string> Guarantors, string? Monitoring)
{
    internal static AgreementBefore Of(AgreementCorrection correction) => new(
        correction.WasLabel, correction.WasTitle, correction.WasSignedOn, correction.WasParties, correction.WasUndertakings, correction.WasGuarantors, correction.WasMonitoring);
}

public sealed record BreachView(Guid Id, DateOnly On, string What, string? Handled, DateOnly? SettledOn);

/// <summary>A meeting on record that the reader may open.</summary>
public sealed record AgreedAt(Guid Id, string Reference);
