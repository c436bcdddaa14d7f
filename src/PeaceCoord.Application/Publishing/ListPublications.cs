using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

/// <summary>What is proposed, published and withdrawn in the actor's missions, the newest quarter first.</summary>
public sealed class ListPublications(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>Quarters that a form offers: two years.</summary>
    public const int QuartersOffered = 8;

    public async Task<Result<PublicationList>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var open = actor.WorkspacesAs(PublicationAccess.KeeperRoles);
        if (open.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ListPublications>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => open.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new { w.Id, w.Name, w.TimeZone }).ToListAsync(cancel);
        var publications = await db.Publications.AsNoTracking().Where(PublicationAccess.VisibleTo(actor))
            .OrderByDescending(p => p.Year).ThenByDescending(p => p.Quarter).ThenByDescending(p => p.ProposedAt).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        var own = workspaces.FindAll(w => PublicationAccess.CanPublish(actor, w.Id));
        var taken = publications.Where(p => p.State != PublicationState.Withdrawn && own.Exists(w => w.Id == p.WorkspaceId)).CountBy(p => p.Period).ToDictionary();
        return new PublicationList(
            publications.ConvertAll(p => new PublicationRow(p.Id, workspaces.First(w => w.Id == p.WorkspaceId).Name, p.Period, p.State, p.State == PublicationState.Proposed && PublicationAccess.CanApprove(actor, p))),
            own.ConvertAll(w => new Publisher(w.Id, w.Name)),
            own.Count == 0 ? [] : [.. Over(own.Max(w => MissionTime.Today(w.TimeZone, now))).Where(quarter => taken.GetValueOrDefault(quarter) < own.Count)]);
    }

    private static IReadOnlyList<InclusionPeriod> Over(DateOnly today)
    {
        List<InclusionPeriod> over = [InclusionPeriod.QuarterOf(today).Before()];
        while (over.Count < QuartersOffered)
            over.Add(over[^1].Before());
        return over;
    }
}

/// <param name="ProposesFor">Missions whose figures the actor may propose to publish.</param>
/// <param name="Quarters">Those that are over and not proposed or published everywhere yet, the last first.</param>
public sealed record PublicationList(IReadOnlyList<PublicationRow> Rows, IReadOnlyList<Publisher> ProposesFor, IReadOnlyList<InclusionPeriod> Quarters);

/// <param name="WaitsForMe">Proposed by somebody else, and the actor may approve it.</param>
public sealed record PublicationRow(PublicationId Id, string Workspace, InclusionPeriod Period, PublicationState State, bool WaitsForMe);

public sealed record Publisher(WorkspaceId Id, string Name);
