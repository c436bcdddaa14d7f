using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>The second person of the mission confirms what every side has signed: it is agreed.</summary>
public sealed class AgreePartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, AgreePartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AgreePartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (!PartnershipAccess.CanAgree(actor, partnership))
            return Refusal.NotPermitted(PartnershipAccess.Agreers);

        var checks = await db.ChecksOf(actor, partnership, partnership.Parties, cancel);
        return await db.Save(partnership.Agree(checks, actor.Id!.Value, clock.GetUtcNow()), partnership, input.Version, cancel);
    }
}

public sealed class AgreePartnershipInput
{
    public int? Version { get; set; }
}
