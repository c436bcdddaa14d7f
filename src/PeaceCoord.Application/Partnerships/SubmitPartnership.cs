using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Hands a draft to the mission's review.</summary>
public sealed class SubmitPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SubmitPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (!PartnershipAccess.CanEdit(actor, partnership))
            return Refusal.NotPermitted(PartnershipAccess.Editors);

        return await db.Save(partnership.Submit(actor.Id!.Value, clock.GetUtcNow()), partnership, null, cancel);
    }
}
