using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>The communities the actor may see, each with how many promises stand open there. A fixed number of queries, however many rows.</summary>
public sealed class ListCommunities(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<CommunityList> Run(CommunityFilter filter, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListCommunities>(actor, cancel);
        var communities = db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor));
        if (filter.Kind is { } kind)
            communities = communities.Where(c => c.Kind == kind);
        if (filter.FieldOffice is { } office)
            communities = communities.Where(c => c.FieldOfficeId == new FieldOfficeId(office));

        var count = await communities.CountAsync(cancel);
        var page = Part.At(filter.Page, count, PageSize);
        var found = await communities.OrderBy(c => c.SearchText).ThenBy(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize).AsSplitQuery().ToListAsync(cancel);
        var areas = await db.AreasTold([.. found.Select(c => c.AreaPCode)], language, cancel);
        var zones = await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.TimeZone }).ToDictionaryAsync(w => w.Id, w => w.TimeZone, cancel);

        var ids = found.ConvertAll(c => c.Id);
        var promises = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor))
            .Where(c => c.ClosedAt == null)
            .SelectMany(c => c.Communities.Where(owed => ids.Contains(owed.CommunityId)), (c, owed) => new OpenPromise(owed.CommunityId, c.State, c.Due, owed.ToldOn, owed.Answer)).ToListAsync(cancel);
        var byCommunity = promises.ToLookup(p => p.Community);
        return new CommunityList([.. found.Select(c => Row(c, areas, byCommunity[c.Id], Today(zones, c.WorkspaceId), language))], count, page, actor.Workspaces.Any(workspace => CommunityAccess.CanAddCommunities(actor, workspace)));
    }

    private DateOnly Today(Dictionary<WorkspaceId, string> zones, WorkspaceId workspace) =>
        MissionTime.Today(zones.GetValueOrDefault(workspace, "UTC"), clock.GetUtcNow());

    private static CommunityRow Row(Community community, IReadOnlyDictionary<string, AreaChoice> areas, IEnumerable<OpenPromise> promises, DateOnly today, string language)
    {
        var open = promises.ToList();
        return new CommunityRow(
            community.Id,
            community.NameFor(language),
            community.Kind,
            areas.GetValueOrDefault(community.AreaPCode),
            community.SeenWithUs,
            open.Count,
            open.Count(p => p.Due < today && Commitment.StateFor(p.State, p.Answer) is not (CommitmentState.Declined or CommitmentState.Delivered or CommitmentState.Confirmed)),
            open.Count(p => p.ToldOn is null && p.State is CommitmentState.Delivered or CommitmentState.Declined or CommitmentState.Disputed));
    }

    private sealed record OpenPromise(CommunityId Community, CommitmentState State, DateOnly Due, DateOnly? ToldOn, CommunityAnswer? Answer);
}

/// <summary>What stands in the list's address. No free text.</summary>
public sealed record CommunityFilter(CommunityKind? Kind, Guid? FieldOffice, int? Page);

public sealed record CommunityList(IReadOnlyList<CommunityRow> Rows, int Count, int Page, bool CanAdd);

/// <param name="Area">Null when the gazetteer no longer has it.</param>
public sealed record CommunityRow(CommunityId Id, SaidName Name, CommunityKind Kind, AreaChoice? Area, SeenWithUs SeenWithUs, int Open, int Overdue, int Untold);

/// <summary>A name with the language it is in.</summary>
public sealed record SaidName(string Language, string Text);

internal static class CommunityNames
{
    public static SaidName NameFor(this Community community, string language)
    {
        var name = NameChoice.For(language, [.. community.Names.Select(n => (n.Language, n.Text))]) ?? ("", "?");
        return new SaidName(name.Language, name.Text);
    }
}
