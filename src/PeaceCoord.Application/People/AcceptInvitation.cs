using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Whoever signs in with the invited address becomes a member of the organisation; only then does it learn who that is.</summary>
public sealed class AcceptInvitation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(InvitationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AcceptInvitation>(actor, cancel);
        var invitation = await (await db.InvitationsTo(actor, vault, now, cancel)).FirstOrDefaultAsync(i => i.Id == id, cancel);
        if (invitation is null || actor.Id is not { } me)
            return Refusal.NotFound;

        var accepted = invitation.Accept(me, now);
        return accepted.TryGet(out var membership) ? await db.AddUnlessMember(membership, null, cancel) : accepted;
    }
}
