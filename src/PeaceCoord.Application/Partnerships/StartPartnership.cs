using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Work begins, or goes on after a suspension.</summary>
public sealed class StartPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<StartPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (!PartnershipAccess.CanStart(actor, partnership))
            return Refusal.NotPermitted(PartnershipAccess.Starters);

        return await db.Save(partnership.Start(actor.Id!.Value, clock.GetUtcNow(), await db.Today(partnership.WorkspaceId, clock, cancel)), partnership, null, cancel);
    }
}
