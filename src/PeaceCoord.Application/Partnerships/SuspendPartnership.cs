using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Work rests, with the reason; either side may say so.</summary>
public sealed class SuspendPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, SuspendPartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SuspendPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (PartnershipAccess.SideOf(actor, partnership) is not { } side)
            return Refusal.NotPermitted(PartnershipAccess.Enders);

        return await db.Save(partnership.Suspend(input.Comment, side, actor.Id!.Value, clock.GetUtcNow()), partnership, null, cancel);
    }
}

public sealed class SuspendPartnershipInput
{
    public string? Comment { get; set; }
}
