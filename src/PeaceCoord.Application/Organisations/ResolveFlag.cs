using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Ends a flag with a reason. A red one is ended by somebody other than who made it red.</summary>
public sealed class ResolveFlag(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, RiskFlagId flag, ResolveFlagInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ResolveFlag>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanVerify(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Verifiers);

        return await db.Save(organisation.ResolveFlag(flag, input.Resolution, actor.Id!.Value, clock.GetUtcNow()), organisation, null, cancel);
    }
}

public sealed class ResolveFlagInput
{
    public string? Resolution { get; set; }
}
