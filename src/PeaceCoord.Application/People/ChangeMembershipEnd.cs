using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Sets the last day of a membership, or takes it away. Refused when it would reach into another one with the same role. What a coordinator invited does not stay open longer.</summary>
public sealed class ChangeMembershipEnd(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, ChangeMembershipEndInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ChangeMembershipEnd>(actor, cancel);
        var found = await db.Managed(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return found;

        await using var turn = await db.TurnFor(membership.AccountId, cancel);
        var changed = membership.EndOn(input.Until, await db.ZoneOf(membership, cancel), clock.GetUtcNow());
        if (changed.Succeeded && await db.Memberships.Overlaps(membership, cancel))
            return new Refusal(PeopleRefusalCodes.AlreadyMember, nameof(input.Until));
        if (changed.Succeeded && membership.Until is { } end)
            await db.WithdrawAfter(membership, end, cancel);
        return await turn.Save(changed, membership, input.Version, cancel);
    }
}

public sealed class ChangeMembershipEndInput
{
    /// <summary>The last day, included; null while open-ended.</summary>
    public DateOnly? Until { get; set; }

    public int? Version { get; set; }
}
