using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Finds leaders of a workspace by code, role or community. Their names are sealed, and nothing here opens or compares them.</summary>
public sealed class FindLeaders(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="roles">What the reader's language calls each role: words are looked for in it.</param>
    public async Task<Found<LeaderChoice>> Run(WorkspaceId workspace, Sought sought, IReadOnlyDictionary<LeaderRole, string> roles, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<FindLeaders>(actor, cancel);
        var open = db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == workspace);
        var ids = sought.Ids(id => new LeaderId(id));
        var chosen = await Told(db, open.Where(l => ids.Contains(l.Id)).OrderBy(l => l.Code), actor, language, cancel);
        var few = await Told(db, open.OrderBy(l => l.Code).Take(Found<LeaderChoice>.Few + 1), actor, language, cancel);
        var all = few.Count <= Found<LeaderChoice>.Few ? few : null;

        var words = NameSearch.Words(sought.Query, Area.Fold);
        if (words.Count == 0)
            return new Found<LeaderChoice>(chosen, [], 0, all);

        var found = open;
        foreach (var word in words)
            found = await Holding(db, found, word, roles, actor, cancel);
        var count = await found.CountAsync(cancel);
        var matches = await Told(db, found.OrderBy(l => l.Code).Take(Found<LeaderChoice>.Most), actor, language, cancel);
        return new Found<LeaderChoice>(chosen, matches, count - matches.Count, all);
    }

    /// <summary>Those with the word in their code, their role, or the name of a community that the actor may see: of others one would learn who speaks for them.</summary>
    private static async Task<IQueryable<Leader>> Holding(PeaceCoordDb db, IQueryable<Leader> leaders, string word, IReadOnlyDictionary<LeaderRole, string> roles, Actor actor, CancellationToken cancel)
    {
        var named = roles.Where(role => Area.Fold(role.Value).Contains(word, StringComparison.Ordinal)).Select(role => role.Key).ToList();
        var (communities, count) = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Named(nameof(Community.SearchText), [word], cancel);
        var places = count == 0 ? [] : await communities.Select(c => c.Id).ToListAsync(cancel);
        var code = word.ToUpperInvariant();
        return leaders.Where(l => l.Code.Contains(code) || named.Contains(l.Role) || l.SpeaksFor.Any(link => places.Contains(link.CommunityId)));
    }

    private static async Task<IReadOnlyList<LeaderChoice>> Told(PeaceCoordDb db, IQueryable<Leader> leaders, Actor actor, string language, CancellationToken cancel)
    {
        var found = await leaders.Select(l => new { l.Id, l.Code, l.Role, Communities = l.SpeaksFor.Select(link => link.CommunityId).ToList() }).ToListAsync(cancel);
        var wanted = found.SelectMany(l => l.Communities).Distinct().ToList();
        var names = wanted.Count == 0 ? [] : (await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => wanted.Contains(c.Id)).AsSplitQuery().ToListAsync(cancel))
            .ToDictionary(c => c.Id, c => c.NameFor(language));
        return [.. found.Select(l => new LeaderChoice(l.Id, l.Code, l.Role, [.. l.Communities.Where(names.ContainsKey).Select(id => new NamedCommunity(id, names[id]))]))];
    }
}

/// <param name="SpeaksFor">Of the communities that the actor may see.</param>
public sealed record LeaderChoice(LeaderId Id, string Code, LeaderRole Role, IReadOnlyList<NamedCommunity> SpeaksFor);
