using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Ends a partnership as planned, or terminates it before; either side may, with the reason.</summary>
public sealed class EndPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, EndPartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (PartnershipAccess.SideOf(actor, partnership) is not { } side)
            return Refusal.NotPermitted(PartnershipAccess.Enders);

        return await db.Save(partnership.End(input.AsPlanned, input.Comment, side, actor.Id!.Value, clock.GetUtcNow()), partnership, null, cancel);
    }
}

public sealed class EndPartnershipInput
{
    /// <summary>Ended as planned; else it is terminated.</summary>
    public bool AsPlanned { get; set; }

    public string? Comment { get; set; }
}
