using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Brings a flag one level up, with the reason. Red takes a second person.</summary>
public sealed class EscalateFlag(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OrganisationId id, RiskFlagId flag, EscalateFlagInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EscalateFlag>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanVerify(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Verifiers);

        return await db.Save(organisation.EscalateFlag(flag, input.Comment, actor.Id!.Value, clock.GetUtcNow()), organisation, null, cancel);
    }
}

public sealed class EscalateFlagInput
{
    public string? Comment { get; set; }
}
