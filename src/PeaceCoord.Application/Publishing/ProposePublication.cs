using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

/// <summary>Proposes that the figures of a quarter be published. Section heads and leadership; nothing is public before another of them approves.</summary>
public sealed class ProposePublication(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ProposePublicationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(PublicationAccess.PublisherRoles);
        if (own.Count == 0)
            return Refusal.NotPermitted(PublicationAccess.Publishers);
        if ((input.WorkspaceId is { } named ? new WorkspaceId(named) : own.Count == 1 ? own[0] : (WorkspaceId?)null) is not { } workspaceId)
            return Refusal.Required(nameof(input.WorkspaceId));
        if (!own.Contains(workspaceId))
            return Refusal.NotFound;

        var id = new PublicationId(input.Id);
        await using var db = await database.Open<ProposePublication>(actor, cancel);
        if (await db.Publications.AnyAsync(publication => publication.Id == id, cancel))
            return Result.Done;

        var zone = await db.Workspaces.Where(w => w.Id == workspaceId).Select(w => w.TimeZone).SingleAsync(cancel);
        var now = clock.GetUtcNow();
        var proposed = Publication.Propose(id, workspaceId, InclusionPeriod.Read(input.Quarter), actor.Id!.Value, MissionTime.Today(zone, now), now);
        if (!proposed.TryGet(out var publication))
            return proposed;
        if (await db.Publications.AnyAsync(p => p.WorkspaceId == workspaceId && p.Year == publication.Year && p.Quarter == publication.Quarter && p.State != PublicationState.Withdrawn, cancel))
            return new Refusal(PublishingRefusalCodes.AlreadyThere, nameof(input.Quarter));

        db.Add(publication);
        return await db.Save(cancel);
    }
}

public sealed class ProposePublicationInput
{
    /// <summary>Made with the empty form, so that sending it twice is proposing once.</summary>
    public Guid Id { get; set; } = PublicationId.New().Value;

    /// <summary>Null for people of one mission only.</summary>
    public Guid? WorkspaceId { get; set; }

    /// <summary>As <c>2026-Q3</c>.</summary>
    public string? Quarter { get; set; }
}
