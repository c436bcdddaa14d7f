using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Agreements;

/// <summary>The local agreements that the actor may read, newest first.</summary>
public sealed class ListAgreements(Database database, ICurrentActor current) : IUseCase
{
    /// <summary>More than this is not shown at once.</summary>
    public const int Most = 200;

    public async Task<AgreementList> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListAgreements>(actor, cancel);
        var rows = await db.LocalAgreements.AsNoTracking()
            .Where(LocalAgreementAccess.VisibleTo(actor))
            .OrderByDescending(agreement => agreement.SignedOn)
            .Take(Most)
            .Select(agreement => new AgreementRow(
                agreement.Id.Value,
                agreement.Title,
                agreement.SignedOn,
                agreement.Parties,
                agreement.Label,
                agreement.Breaches.Count,
                agreement.Breaches.Count(breach => breach.SettledOn == null)))
            .ToListAsync(cancel);
        return new AgreementList(rows, actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count > 0);
    }
}

/// <param name="MayRegister">Whether the actor may register a new one.</param>
public sealed record AgreementList(IReadOnlyList<AgreementRow> Rows, bool MayRegister);

public sealed record AgreementRow(Guid Id, string Title, DateOnly SignedOn, IReadOnlyList<string> Parties, Label Label, int Breaches, int Unsettled);
