using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Ends a membership now: the next thing that person asks for is refused.</summary>
public sealed class EndMembership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="version">The version that was looked at; null when none was.</param>
    public async Task<Result> Run(MembershipId id, int? version, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndMembership>(actor, cancel);
        var membership = await db.Memberships.FirstOrDefaultAsync(m => m.Id == id, cancel);
        if (membership is null || !MembershipAccess.CanManage(actor, membership))
            return Refusal.NotFound;
        if (membership.AccountId == actor.Id)
            return new Refusal(PeopleRefusalCodes.NotOneself);

        return await db.Save(membership.End(clock.GetUtcNow()), membership, version, cancel);
    }
}
