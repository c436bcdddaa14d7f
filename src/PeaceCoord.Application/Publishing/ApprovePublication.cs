using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

/// <summary>The second person publishes the figures, as they were looked at: from now on everybody reads them, and they change no more.</summary>
public sealed class ApprovePublication(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PublicationId id, ApprovePublicationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ApprovePublication>(actor, cancel);
        var publication = await db.Publications.Where(PublicationAccess.VisibleTo(actor)).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (publication is null)
            return Refusal.NotFound;
        if (!PublicationAccess.CanPublish(actor, publication.WorkspaceId))
            return Refusal.NotPermitted(PublicationAccess.Publishers);
        if (!PublicationAccess.CanApprove(actor, publication))
            return Refusal.NotPermitted(Who.ASecondPerson);

        var figures = publication.State == PublicationState.Proposed ? await db.FiguresToPublish(publication.WorkspaceId, publication.Period, cancel) : null;
        if (figures is not null && figures.Digest() != input.Seen)
            return new Refusal(PublishingRefusalCodes.FiguresChanged);

        var now = clock.GetUtcNow();
        var approved = publication.Approve(figures, actor.Id!.Value, now);
        if (approved.Succeeded)
        {
            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == publication.WorkspaceId, cancel);
            db.Add(PublishedResults.Of(publication, workspace, MissionTime.Today(workspace.TimeZone, now)));
        }

        return await db.Save(approved, publication, input.Version, cancel);
    }
}

public sealed class ApprovePublicationInput
{
    /// <summary>Which figures were looked at: <see cref="PublicationView.Seen"/>.</summary>
    public string? Seen { get; set; }

    public int? Version { get; set; }
}
