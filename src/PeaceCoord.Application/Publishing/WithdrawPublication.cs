using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Application.Publishing;

/// <summary>Takes figures, or the proposal to publish them, back at once. Section heads, leadership and the data focal point, each alone.</summary>
public sealed class WithdrawPublication(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(PublicationId id, WithdrawPublicationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawPublication>(actor, cancel);
        var publication = await db.Publications.Where(PublicationAccess.VisibleTo(actor)).SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (publication is null || !PublicationAccess.CanWithdraw(actor, publication))
            return Refusal.NotFound;

        var withdrawn = publication.Withdraw(actor.Id!.Value, clock.GetUtcNow());
        if (withdrawn.Succeeded && await db.PublishedResults.SingleOrDefaultAsync(results => results.PublicationId == id, cancel) is { } published)
            db.Remove(published);
        return await db.Save(withdrawn, publication, input.Version, cancel);
    }
}

public sealed class WithdrawPublicationInput
{
    public int? Version { get; set; }
}
