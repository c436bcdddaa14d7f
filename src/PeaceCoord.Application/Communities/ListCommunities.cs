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
public sealed class ListCommunities(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
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
        var days = await db.DaysOf(clock.GetUtcNow(), cancel);
        var question = (filter, string.Join(',', days.OrderBy(day => day.Key.Value)));
        var promises = await answers.Get(db, actor.Workspaces, actor, question, () => PromisesTo(db, actor, found, days, cancel), counts => counts.Count * 4, cancel);
        return new CommunityList([.. found.Select(c => Row(c, areas, promises.GetValueOrDefault(c.Id, OpenPromises.None), language))], count, page, actor.Workspaces.Any(workspace => CommunityAccess.CanAddCommunities(actor, workspace)));
    }

    private static async Task<IReadOnlyDictionary<CommunityId, OpenPromises>> PromisesTo(PeaceCoordDb db, Actor actor, IReadOnlyCollection<Community> communities, Dictionary<WorkspaceId, DateOnly> days, CancellationToken cancel)
    {
        var ids = communities.Select(c => c.Id).ToList();
        var promises = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor))
            .Where(c => c.ClosedAt == null)
            .SelectMany(c => c.Communities.Where(owed => ids.Contains(owed.CommunityId)), (c, owed) => new OpenPromise(owed.CommunityId, c.WorkspaceId, c.State, c.Due, owed.ToldOn, owed.Answer)).ToListAsync(cancel);
        return promises.GroupBy(p => p.Community).ToDictionary(to => to.Key, to => new OpenPromises(
            to.Count(),
            to.Count(p => Commitment.IsOverdue(Commitment.StateFor(p.State, p.Answer), p.Due, isClosed: false, days[p.Workspace])),
            to.Count(p => Commitment.IsOwedWord(p.State, p.ToldOn is not null, isClosed: false))));
    }

    private static CommunityRow Row(Community community, IReadOnlyDictionary<string, AreaChoice> areas, OpenPromises promises, string language) => new(
        community.Id, community.NameFor(language), community.Kind, areas.GetValueOrDefault(community.AreaPCode), community.SeenWithUs, promises.All, promises.Overdue, promises.Untold);

    /// <summary>How many promises stand open to a community.</summary>
    private sealed record OpenPromises(int All, int Overdue, int Untold)
    {
        public static OpenPromises None { get; } = new(0, 0, 0);
    }

    private sealed record OpenPromise(CommunityId Community, WorkspaceId Workspace, CommitmentState State, DateOnly Due, DateOnly? ToldOn, CommunityAnswer? Answer);
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
