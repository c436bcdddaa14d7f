using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>The organisations a person may name in a form.</summary>
public sealed class ChooseOrganisations(Database database, ICurrentActor current) : IUseCase
{
    public const int Most = 500;

    public async Task<IReadOnlyList<OrganisationChoice>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ChooseOrganisations>(actor, cancel);
        var own = actor.Organisations;
        return await db.Organisations.AsNoTracking().VisibleTo(actor)
            .OrderBy(organisation => organisation.SearchNames)
            .Take(Most)
            .Select(organisation => new OrganisationChoice(organisation.Id, organisation.LegalName, organisation.Acronym, own.Contains(organisation.Id)))
            .ToListAsync(cancel);
    }
}

/// <param name="IsOwn">The person belongs to it.</param>
public sealed record OrganisationChoice(OrganisationId Id, string LegalName, string? Acronym, bool IsOwn);
