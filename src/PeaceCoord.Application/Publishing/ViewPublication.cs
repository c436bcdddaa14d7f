using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Publishing;

/// <summary>One publication: the figures that were approved, or those that would be published now.</summary>
public sealed class ViewPublication(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<PublicationView>> Run(PublicationId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewPublication>(actor, cancel);
        var publication = await db.Publications.AsNoTracking().Where(PublicationAccess.VisibleTo(actor)).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (publication is null)
            return Refusal.NotFound;

        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == publication.WorkspaceId, cancel);
        var figures = publication.State == PublicationState.Proposed ? await db.FiguresToPublish(workspace.Id, publication.Period, cancel) : publication.Figures;
        var people = new[] { publication.ProposedBy, publication.ApprovedBy, publication.WithdrawnBy }.OfType<AccountId>().Select(person => person.Value).ToList();
        var names = await db.Accounts.Where(account => people.Contains(account.Id)).ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancel);
        var day = MissionTime.Today(workspace.TimeZone, publication.ApprovedAt ?? clock.GetUtcNow());
        return new PublicationView
        {
            Publication = publication,
            Results = figures is null ? null : await db.Tell(figures, workspace.Code, workspace.Name, workspace.IsFictional, publication.Period, day, language, cancel),
            Seen = figures.Digest(),
            Workspace = workspace.Name,
            Code = workspace.Code,
            Names = names,
            CanApprove = publication.State == PublicationState.Proposed && PublicationAccess.CanApprove(actor, publication),
            CanWithdraw = publication.State != PublicationState.Withdrawn && PublicationAccess.CanWithdraw(actor, publication),
        };
    }
}

public sealed class PublicationView
{
    public required Publication Publication { get; init; }

    /// <summary>As visitors read them, or would; null where there were too few meetings, or it was withdrawn before it was approved.</summary>
    public required ResultsView? Results { get; init; }

    /// <summary>Which figures these are, to be sent back with the approval.</summary>
    public required string Seen { get; init; }

    public required string Workspace { get; init; }

    public required string Code { get; init; }

    /// <summary>Of those who proposed, approved and withdrew it.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    public required bool CanApprove { get; init; }

    public required bool CanWithdraw { get; init; }
}
