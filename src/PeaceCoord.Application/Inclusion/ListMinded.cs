using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>
/// All communities of a mission that were not met for long, or that were asked often without hearing back: those the actor may see, by meetings the
/// actor may read. For those who read the report on inclusion and communities. A fixed number of queries, however many rows.
/// </summary>
public sealed class ListMinded(Database database, ICurrentActor current, KeptAnswers answers, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    /// <param name="code">Of the workspace; null for the first the actor reads.</param>
    /// <param name="page">From 1; the nearest there is when it is out of range.</param>
    public async Task<Result<MindedView>> Run(MindedList list, string? code, int? page, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var open = actor.WorkspacesAs(InclusionAccess.Readers).Where(workspace => CommunityAccess.CanRead(actor, workspace)).ToList();
        if (open.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ListMinded>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => open.Contains(w.Id)).OrderBy(w => w.Code)
            .Select(w => new InclusionWorkspace(w.Id, w.Code, w.Name, w.TimeZone)).ToListAsync(cancel);
        var workspace = workspaces.Find(w => code is null || w.Code == code);
        if (workspace is null)
            return Refusal.NotFound;

        var communities = await MindedCommunities.Read(db, answers, actor, workspace.Id, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow()), cancel);
        var found = list == MindedList.TooOften ? communities.TooOften : communities.NotMet;
        var number = Part.At(page, found.Count, PageSize);
        var shown = found.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var told = await communities.Tell(db, actor, shown, language, cancel);
        return new MindedView(workspace, workspaces, list, new Part<CommunityToMind>(shown.ConvertAll(c => told(c)), found.Count, number), ConsultationAccess.CanWrite(actor, workspace.Id));
    }
}

/// <param name="Workspaces">Those whose communities the actor reads.</param>
public sealed record MindedView(InclusionWorkspace Workspace, IReadOnlyList<InclusionWorkspace> Workspaces, MindedList Shown, Part<CommunityToMind> Communities, bool CanConsult);
