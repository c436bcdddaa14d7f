using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>Organisations that may have given their word: all of the registry that the actor sees.</summary>
internal static class Promisers
{
    /// <param name="tookPart">Offered first.</param>
    public static async Task<IReadOnlyList<(Guid Id, string Name)>> PromisersFor(this PeaceCoordDb db, Actor actor, IReadOnlyCollection<OrganisationId> tookPart, CancellationToken cancel)
    {
        var seen = await db.Organisations.AsNoTracking().VisibleTo(actor).Select(o => new { o.Id, o.LegalName }).ToListAsync(cancel);
        return [.. seen.OrderBy(o => !tookPart.Contains(o.Id)).ThenBy(o => o.LegalName, StringComparer.CurrentCulture).Select(o => (o.Id.Value, o.LegalName))];
    }
}
