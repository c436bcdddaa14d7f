using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Ends a membership now: the next thing that person asks for is refused. What a coordinator invited and nobody accepted ends with theirs.</summary>
public sealed class EndMembership(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="version">The version that was looked at; null when none was.</param>
    public async Task<Result> Run(MembershipId id, int? version, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<EndMembership>(actor, cancel);
        var found = await db.Managed(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return found;

        var now = clock.GetUtcNow();
        await db.WithdrawAfter(membership, now, cancel);
        return await db.Save(membership.End(now), membership, version, cancel);
    }
}
