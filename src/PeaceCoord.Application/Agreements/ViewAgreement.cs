using Microsoft.EntityFrameworkCore;
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
            LocalAgreementAccess.CanKeep(actor, agreement));
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
    bool MayKeep);

public sealed record BreachView(Guid Id, DateOnly On, string What, string? Handled, DateOnly? SettledOn);

/// <summary>A meeting on record that the reader may open.</summary>
public sealed record AgreedAt(Guid Id, string Reference);
