using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Rewrites a draft: its terms, what each side undertakes, and perhaps one more organisation.</summary>
public sealed class EditPartnership(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, PartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EditPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (!PartnershipAccess.CanEdit(actor, partnership))
            return Refusal.NotPermitted(PartnershipAccess.Editors);

        var terms = await input.Terms(db, cancel);
        if (!terms.Succeeded)
            return terms;
        var added = await AddParty(db, actor, partnership, input, cancel);
        if (!added.Succeeded)
            return added;
        return await db.Save(partnership.Edit(terms.Value, input.Duties()), partnership, input.Version, cancel);
    }

    private static async Task<Result> AddParty(PeaceCoordDb db, Actor actor, Partnership partnership, PartnershipInput input, CancellationToken cancel)
    {
        if (input.AddOrganisationId is not { } asked)
            return Result.Done;

        var organisation = await db.Organisations.VisibleTo(actor).Find(new OrganisationId(asked), cancel);
        return organisation is null ? new Refusal(RefusalCodes.UnknownChoice, nameof(input.AddOrganisationId)) : partnership.AddParty(organisation);
    }
}
