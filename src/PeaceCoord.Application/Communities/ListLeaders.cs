using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>Leaders by code, never by name. A fixed number of queries, however many rows.</summary>
public sealed class ListLeaders(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<LeaderList> Run(LeaderFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListLeaders>(actor, cancel);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var leaders = Filtered(db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)), filter, today);
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
            actor.WorkspacesAs([.. CommunityAccess.Writers]).Count > 0);
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
public sealed record LeaderFilter(LeaderRole? Role, ReprisalRisk? Risk, Guid? FieldOffice, Guid? Community, bool ReviewDue, int? Page);

public sealed record LeaderList(IReadOnlyList<LeaderRow> Rows, int Count, int Page, bool CanAdd);

public sealed record LeaderRow(
    LeaderId Id, string Code, LeaderRole Role, ReprisalRisk ReprisalRisk, SeenWithUs SeenWithUs, DateOnly ReviewOn, bool ReviewDue, IReadOnlyList<NamedCommunity> SpeaksFor);

public sealed record NamedCommunity(CommunityId Id, SaidName Name);
