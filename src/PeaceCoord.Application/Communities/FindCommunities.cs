using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Finds the communities of a workspace that the actor may see, by any part of a name in any language; accents and slips are forgiven.</summary>
public sealed class FindCommunities(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Found<NamedCommunity>> Run(WorkspaceId workspace, Sought sought, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<FindCommunities>(actor, cancel);
        var open = db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace);
        var ids = sought.Ids(id => new CommunityId(id));
        var chosen = await Named(open.Where(c => ids.Contains(c.Id)).OrderBy(c => c.SearchText), language, cancel);
        var few = await Named(open.OrderBy(c => c.SearchText).ThenBy(c => c.Id).Take(Found<NamedCommunity>.Few + 1), language, cancel);
        var all = few.Count <= Found<NamedCommunity>.Few ? few : null;

        var words = NameSearch.Words(sought.Query, Area.Fold);
        if (words.Count == 0)
            return new Found<NamedCommunity>(chosen, [], 0, all);

        var (found, count) = await open.Named(nameof(Community.SearchText), words, cancel);
        var matches = await Named(found.Take(Found<NamedCommunity>.Most), language, cancel);
        return new Found<NamedCommunity>(chosen, matches, count - matches.Count, all);
    }

    private static async Task<IReadOnlyList<NamedCommunity>> Named(IQueryable<Community> communities, string language, CancellationToken cancel) =>
        [.. (await communities.AsSplitQuery().ToListAsync(cancel)).Select(c => new NamedCommunity(c.Id, c.NameFor(language)))];
}
