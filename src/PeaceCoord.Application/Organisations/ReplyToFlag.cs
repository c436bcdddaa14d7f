using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>The organisation's own word on a flag that concerns it.</summary>
public sealed class ReplyToFlag(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, RiskFlagId flag, ReplyToFlagInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReplyToFlag>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanReply(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Repliers);

        return await db.Save(organisation.ReplyToFlag(flag, input.Reply, clock.GetUtcNow()), organisation, null, cancel);
    }
}

public sealed class ReplyToFlagInput
{
    public string? Reply { get; set; }
}
