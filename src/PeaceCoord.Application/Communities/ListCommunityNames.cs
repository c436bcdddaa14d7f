using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;

namespace PeaceCoord.Application.Communities;

/// <summary>Names of the communities the actor may see: what forms offer.</summary>
public sealed class ListCommunityNames(Database database, ICurrentActor current) : IUseCase
{
    public const int Most = 500;

    public async Task<IReadOnlyList<NamedCommunity>> Run(string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListCommunityNames>(actor, cancel);
        var communities = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).OrderBy(c => c.SearchText).ThenBy(c => c.Id).Take(Most).AsSplitQuery().ToListAsync(cancel);
        return [.. communities.Select(c => new NamedCommunity(c.Id, c.NameFor(language)))];
    }
}
