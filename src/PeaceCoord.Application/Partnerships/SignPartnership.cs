using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

/// <summary>Records the signature of the actor's side. An organisation that is not sufficiently verified blocks it, and the refusals say what lifts the block.</summary>
public sealed class SignPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, SignPartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SignPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (PartnershipAccess.MaySignFor(actor, partnership) is not { } party)
            return Refusal.NotPermitted(PartnershipAccess.Signatories);

        var today = await db.Today(partnership.WorkspaceId, clock, cancel);
        var checks = await db.ChecksOf(actor, partnership, party.IsMission ? partnership.Parties : [party], cancel);
        var signature = new Signature(input.Name, input.Function, input.Date);
        return await db.Save(partnership.Sign(party, signature, checks, actor.Id!.Value, clock.GetUtcNow(), today), partnership, input.Version, cancel);
    }
}

public sealed class SignPartnershipInput
{
    public int? Version { get; set; }

    /// <summary>Who signs for the side, as it stands under the paper.</summary>
    public string? Name { get; set; }

    public string? Function { get; set; }

    public DateOnly? Date { get; set; }
}

internal static class PartnerChecks
{
    /// <summary>How the organisations among <paramref name="parties"/> stand now against what the partnership needs.</summary>
    public static async Task<IReadOnlyList<PartnerCheck>> ChecksOf(
        this PeaceCoordDb db, Actor actor, Partnership partnership, IReadOnlyList<PartnershipParty> parties, CancellationToken cancel)
    {
        var ids = parties.Where(party => party.OrganisationId is not null).Select(party => party.OrganisationId!.Value).ToList();
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(organisation => ids.Contains(organisation.Id)).ToListAsync(cancel);
        return [.. organisations.Select(organisation => PartnerCheck.Of(organisation, partnership.NeededLevel))];
    }
}
