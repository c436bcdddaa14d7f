using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Partnerships;

/// <summary>
/// The mission's review of what was submitted: accept it for signature, or send it back with words on what to change. Until it is
/// agreed, a coordinator of an organisation that is party to it may ask for a change too.
/// </summary>
public sealed class ReviewPartnership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(PartnershipId id, ReviewPartnershipInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReviewPartnership>(actor, cancel);
        var partnership = await db.Partnerships.VisibleTo(actor).Find(id, cancel);
        if (partnership is null)
            return Refusal.NotFound;
        if (input.Decision is not { } decision)
            return PartnershipAccess.SideOf(actor, partnership) is null ? Refusal.NotPermitted(PartnershipAccess.Reviewers) : Refusal.Required(nameof(input.Decision));

        var result = decision switch
        {
            ReviewDecision.Accept => Accept(actor, partnership, input),
            ReviewDecision.SendBack => SendBack(actor, partnership, input),
            _ => new Refusal(RefusalCodes.UnknownChoice, nameof(input.Decision)),
        };
        return await db.Save(result, partnership, input.Version, cancel);
    }

    private Result Accept(Actor actor, Partnership partnership, ReviewPartnershipInput input) => PartnershipAccess.CanReview(actor, partnership)
        ? partnership.Accept(input.Comment, actor.Id!.Value, clock.GetUtcNow())
        : Refusal.NotPermitted(PartnershipAccess.Reviewers);

    private Result SendBack(Actor actor, Partnership partnership, ReviewPartnershipInput input) => PartnershipAccess.SideOf(actor, partnership) is { } side
        ? partnership.SendBack(input.Comment, side, actor.Id!.Value, clock.GetUtcNow())
        : Refusal.NotPermitted(PartnershipAccess.Signatories);
}

public sealed class ReviewPartnershipInput
{
    public int? Version { get; set; }

    public ReviewDecision? Decision { get; set; }

    /// <summary>Needed when it is sent back.</summary>
    public string? Comment { get; set; }
}
