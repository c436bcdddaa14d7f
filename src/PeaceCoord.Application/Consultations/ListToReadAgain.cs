using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Recorded consultations whose words wait to be read again after a withdrawal, for those who may amend them; the longest waiting first.</summary>
public sealed class ListToReadAgain(Database database, ICurrentActor current) : IUseCase
{
    public async Task<IReadOnlyList<ToReadAgainRow>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListToReadAgain>(actor, cancel);
        return await db.ToReadAgain(actor).OrderBy(c => c.ReadAgainSince).ThenBy(c => c.Id)
            .Select(c => new ToReadAgainRow(c.Id, c.Title ?? "", c.Reference ?? "", c.HeldOn, c.ReadAgainSince!.Value, c.Label, c.Zone)).ToListAsync(cancel);
    }
}

internal static class ReadingAgain
{
    public static IQueryable<Consultation> ToReadAgain(this PeaceCoordDb db, Actor actor) =>
        db.Consultations.AsNoTracking().VisibleTo(actor).Where(ConsultationAccess.WaitsToBeReadAgainBy(actor));
}

public sealed record ToReadAgainRow(ConsultationId Id, string Title, string Reference, DateOnly? HeldOn, DateTimeOffset Since, Label Label, string Zone);
