using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Begins a partnership between the mission and an organisation, as a draft of the side that proposes it.</summary>
public sealed class ProposePartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<PartnershipId>> Run(ProposePartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (input.OrganisationId is not { } asked)
            return Refusal.Required(nameof(input.OrganisationId));

        await using var db = await database.Open<ProposePartnership>(actor, cancel);
        var organisation = await db.Organisations.VisibleTo(actor).Find(new OrganisationId(asked), cancel);
        if (organisation is null)
            return new Refusal(RefusalCodes.NotFound, nameof(input.OrganisationId));
        if (!PartnershipAccess.CanPropose(actor, organisation))
            return Refusal.NotPermitted(PartnershipAccess.Proposers);

        var workspace = organisation.WorkspaceId;
        var name = await db.Workspaces.Where(w => w.Id == workspace).Select(w => w.Name).SingleAsync(cancel);
        var terms = new PartnershipTerms(input.Kind, input.Title, input.Purpose, false, [], organisation.Areas, [], null, null, null, [], null, null, null, null);
        var byTheMission = PartnershipAccess.CanProposeForTheMission(actor, organisation);
        var proposed = Partnership.Propose(workspace, name, organisation, byTheMission, terms, actor.Id!.Value, clock.GetUtcNow());
        if (!proposed.TryGet(out var partnership))
            return Result<PartnershipId>.Refused(proposed.Refusals);

        db.Partnerships.Add(partnership);
        var saved = await db.Save(cancel);
        return saved.Succeeded ? partnership.Id : Result<PartnershipId>.Refused(saved.Refusals);
    }
}

public sealed class ProposePartnershipInput
{
    public Guid? OrganisationId { get; set; }

    public PartnershipKind? Kind { get; set; }

    public string? Title { get; set; }

    public string? Purpose { get; set; }
}
