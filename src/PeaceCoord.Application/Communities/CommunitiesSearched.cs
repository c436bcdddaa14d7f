using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Communities;

internal static class CommunitiesSearched
{
    /// <summary>Communities the actor may see that are called so in any language.</summary>
    public static IQueryable<CommunityId> CommunitiesNamed(this PeaceCoordDb db, Actor actor, string pattern) => db.Communities
        .Where(CommunityAccess.VisibleTo(actor))
        .Where(c => c.Names.Any(name => EF.Functions.ILike(EF.Functions.Unaccent(name.Text), EF.Functions.Unaccent(pattern), Searches.Escape)))
        .Select(c => c.Id);
}
