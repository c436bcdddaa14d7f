using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Names of the communities the actor may see: what forms offer.</summary>
public sealed class ListCommunityNames(Database database, ICurrentActor current) : IUseCase
{
    public const int Most = 500;

    public Task<IReadOnlyList<NamedCommunity>> Run(string language, CancellationToken cancel) => Run(null, language, cancel);

    /// <param name="within">The mission whose communities are wanted; null for all the actor's.</param>
    public async Task<IReadOnlyList<NamedCommunity>> Run(WorkspaceId? within, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListCommunityNames>(actor, cancel);
        var communities = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => within == null || c.WorkspaceId == within).OrderBy(c => c.SearchText).ThenBy(c => c.Id).Take(Most).AsSplitQuery().ToListAsync(cancel);
        return [.. communities.Select(c => new NamedCommunity(c.Id, c.NameFor(language)))];
    }
}
