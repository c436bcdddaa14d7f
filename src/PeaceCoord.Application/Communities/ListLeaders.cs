using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Leaders by code, never by name. A fixed number of queries, however many rows.</summary>
public sealed class ListLeaders(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<LeaderList> Run(LeaderFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListLeaders>(actor, cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var words = filter.Search is { } search ? await db.WordsOf(vault, search, SearchedList.Leaders, actor, clock.GetUtcNow(), cancel) : null;
        if (filter.Search is not null && words is null)
            return new LeaderList([], 0, 1, CanAdd(actor)) { SearchExpired = true };

        var leaders = Filtered(db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)), filter, today);
        if (words is not null)
            leaders = Matching(leaders, db, actor, words, filter.RoleNames);
        var count = await leaders.CountAsync(cancel);
        var page = Math.Clamp(filter.Page ?? 1, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var found = await leaders.OrderBy(l => l.ReviewOn).ThenBy(l => l.Code).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(l => new { l.Id, l.Code, l.Role, l.ReprisalRisk, l.SeenWithUs, l.ReviewOn, Communities = l.SpeaksFor.Select(link => link.CommunityId).ToList() })
            .ToListAsync(cancel);
        var wanted = found.SelectMany(l => l.Communities).Distinct().ToList();
        var names = (await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => wanted.Contains(c.Id)).ToListAsync(cancel))
            .ToDictionary(c => c.Id, c => c.NameFor(language));
        return new LeaderList(
            [.. found.Select(l => new LeaderRow(l.Id, l.Code, l.Role, l.ReprisalRisk, l.SeenWithUs, l.ReviewOn, l.ReviewOn < today,
                [.. l.Communities.Where(names.ContainsKey).Select(id => new NamedCommunity(id, names[id]))]))],
            count,
            page,
            CanAdd(actor))
        {
            SearchText = words,
        };
    }

    private static bool CanAdd(Actor actor) => actor.Workspaces.Any(workspace => CommunityAccess.CanAddLeaders(actor, workspace));

    /// <summary>Every word stands in the code, the role's name or the name of a community. Names of leaders are sealed, and are not searched.</summary>
    private static IQueryable<Leader> Matching(IQueryable<Leader> leaders, PeaceCoordDb db, Actor actor, string words, IReadOnlyDictionary<LeaderRole, string> roleNames)
    {
        foreach (var (word, pattern) in Searches.Patterns(words))
        {
            var communities = db.CommunitiesNamed(actor, pattern);
            var folded = Area.Fold(word);
            var roles = folded.Length == 0 ? [] : roleNames.Where(role => Area.Fold(role.Value).Contains(folded, StringComparison.Ordinal)).Select(role => role.Key).ToList();
            leaders = leaders.Where(l => EF.Functions.ILike(l.Code, pattern, Searches.Escape) || roles.Contains(l.Role) || l.SpeaksFor.Any(link => communities.Contains(link.CommunityId)));
        }

        return leaders;
    }

    private static IQueryable<Leader> Filtered(IQueryable<Leader> leaders, LeaderFilter filter, DateOnly today)
    {
        if (filter.Role is { } role)
            leaders = leaders.Where(l => l.Role == role);
        if (filter.Risk is { } risk)
            leaders = leaders.Where(l => l.ReprisalRisk == risk);
        if (filter.FieldOffice is { } office)
            leaders = leaders.Where(l => l.FieldOfficeId == new FieldOfficeId(office));
        if (filter.Community is { } community)
            leaders = leaders.Where(l => l.SpeaksFor.Any(link => link.CommunityId == new CommunityId(community)));
        return filter.ReviewDue ? leaders.Where(l => l.ReviewOn < today) : leaders;
    }
}

/// <summary>What stands in the list's address. No free text.</summary>
public sealed record LeaderFilter(LeaderRole? Role, ReprisalRisk? Risk, Guid? FieldOffice, Guid? Community, bool ReviewDue, int? Page)
{
    /// <summary>The id of a kept search; the words never stand in the address.</summary>
    public Guid? Search { get; init; }

    /// <summary>What the roles are called in the reader's language: a search may name them.</summary>
    public IReadOnlyDictionary<LeaderRole, string> RoleNames { get; init; } = new Dictionary<LeaderRole, string>();
}

public sealed record LeaderList(IReadOnlyList<LeaderRow> Rows, int Count, int Page, bool CanAdd)
{
    /// <summary>What was searched for; null when nothing was.</summary>
    public string? SearchText { get; init; }

    /// <summary>The address holds a search that is over, or somebody else's: nothing is shown.</summary>
    public bool SearchExpired { get; init; }
}

public sealed record LeaderRow(
    LeaderId Id, string Code, LeaderRole Role, ReprisalRisk ReprisalRisk, SeenWithUs SeenWithUs, DateOnly ReviewOn, bool ReviewDue, IReadOnlyList<NamedCommunity> SpeaksFor);

public sealed record NamedCommunity(CommunityId Id, SaidName Name);
