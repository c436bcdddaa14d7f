using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Application.Organisations;

/// <summary>Raises a concern about an organisation.</summary>
public sealed class RaiseFlag(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<RiskFlagId>> Run(OrganisationId id, RaiseFlagInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RaiseFlag>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(id, cancel);
        if (organisation is null)
            return Refusal.NotFound;
        if (!OrganisationAccess.CanVerify(actor, organisation))
            return Refusal.NotPermitted(OrganisationAccess.Verifiers);

        var raised = organisation.RaiseFlag(input.Category, input.Level, input.Comment, actor.Id!.Value, clock.GetUtcNow());
        var saved = await db.Save(raised, organisation, null, cancel);
        return saved.Succeeded ? raised : Result<RiskFlagId>.Refused(saved.Refusals);
    }
}

public sealed class RaiseFlagInput
{
    public RiskCategory? Category { get; set; }

    public RiskLevel? Level { get; set; }

    public string? Comment { get; set; }
}
