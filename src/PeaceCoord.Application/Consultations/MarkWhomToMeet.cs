using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What to know of communities, organisations and leaders before one plans to meet them: what they wish, and whether they were asked too often. Of those the actor may see.</summary>
public sealed class MarkWhomToMeet(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public Task<IReadOnlyDictionary<Guid, MetMark>> Run(WorkspaceId workspace, IReadOnlyCollection<CommunityId> communities, IReadOnlyCollection<LeaderId> leaders, CancellationToken cancel) =>
        Run(workspace, communities, [], leaders, cancel);

    public async Task<IReadOnlyDictionary<Guid, MetMark>> Run(WorkspaceId workspace, IReadOnlyCollection<CommunityId> communities, IReadOnlyCollection<OrganisationId> organisations, IReadOnlyCollection<LeaderId> leaders, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.Workspaces.Contains(workspace))
            return new Dictionary<Guid, MetMark>();
        await using var db = await database.Open<MarkWhomToMeet>(actor, cancel);
        return await db.MarksOf(actor, workspace, communities, organisations, leaders, await db.Today(workspace, clock, cancel), cancel);
    }
}
