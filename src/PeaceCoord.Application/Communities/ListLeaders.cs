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

/// <summary>
/// Leaders by code. Searched for by a name, those are found whose name the actor may reveal in any case, by marks and without opening any; each leaves an
/// entry, as a reveal does, and the list still shows codes.
/// </summary>
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
        IReadOnlyDictionary<string, IReadOnlyList<LeaderId>> named = new Dictionary<string, IReadOnlyList<LeaderId>>();
        if (words is not null)
        {
            named = await db.FoundByName(vault, actor, words, cancel);
            leaders = Matching(leaders, db, actor, words, filter.RoleNames, named);
        }

        var count = await leaders.CountAsync(cancel);
        var page = Part.At(filter.Page, count, PageSize);
        var found = await leaders.OrderBy(l => l.ReviewOn).ThenBy(l => l.Code).Skip((page - 1) * PageSize).Take(PageSize)
            .Select(l => new { l.Id, l.WorkspaceId, l.Code, l.Role, l.ReprisalRisk, l.SeenWithUs, l.ReviewOn, Communities = l.SpeaksFor.Select(link => link.CommunityId).ToList() })
            .ToListAsync(cancel);
        // By whatever else it was found: with the list, the reader learns that the word is in the name.
        var byName = named.Values.SelectMany(some => some).ToHashSet();
        await db.NoteFoundByName(found.Where(l => byName.Contains(l.Id)).Select(l => (l.Id, l.WorkspaceId)), cancel);
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

    /// <summary>Every word stands in the code, the role's name, the name of a community, or sounds as a part of a name that the actor may reveal.</summary>
    private static IQueryable<Leader> Matching(IQueryable<Leader> leaders, PeaceCoordDb db, Actor actor, string words, IReadOnlyDictionary<LeaderRole, string> roleNames, IReadOnlyDictionary<string, IReadOnlyList<LeaderId>> named)
    {
        foreach (var (word, pattern) in Searches.Patterns(words))
        {
            var communities = db.CommunitiesNamed(actor, pattern);
            var folded = Area.Fold(word);
            var roles = folded.Length == 0 ? [] : roleNames.Where(role => Area.Fold(role.Value).Contains(folded, StringComparison.Ordinal)).Select(role => role.Key).ToList();
            var ofThatName = named.GetValueOrDefault(word) ?? [];
            leaders = leaders.Where(l => ofThatName.Contains(l.Id) || EF.Functions.ILike(l.Code, pattern, Searches.Escape) || roles.Contains(l.Role) || l.SpeaksFor.Any(link => communities.Contains(link.CommunityId)));
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
