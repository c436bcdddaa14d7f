using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Finds the organisations that the actor may see, by any part of a name or acronym; accents and slips are forgiven.</summary>
public sealed class FindOrganisations(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Found<OrganisationChoice>> Run(Sought sought, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<FindOrganisations>(actor, cancel);
        var (open, own) = (db.Organisations.AsNoTracking().VisibleTo(actor), actor.Organisations);
        var ids = sought.Ids(OrganisationId.From);
        var chosen = await Told(open.Where(o => ids.Contains(o.Id)).OrderBy(o => o.SearchNames));
        var few = await Told(open.OrderBy(o => o.SearchNames).ThenBy(o => o.Id).Take(Found<OrganisationChoice>.Few + 1));
        var all = few.Count <= Found<OrganisationChoice>.Few ? few : null;

        var words = NameSearch.Words(sought.Query, SearchFold.Of);
        if (words.Count == 0)
            return new Found<OrganisationChoice>(chosen, [], 0, all);

        var (found, count) = await open.Named(nameof(Organisation.SearchNames), words, cancel);
        var matches = await Told(found.Take(Found<OrganisationChoice>.Most));
        return new Found<OrganisationChoice>(chosen, matches, count - matches.Count, all);

        Task<List<OrganisationChoice>> Told(IQueryable<Organisation> organisations) =>
            organisations.Select(o => new OrganisationChoice(o.Id, o.LegalName, o.Acronym, own.Contains(o.Id))).ToListAsync(cancel);
    }
}
