using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Whoever signs in with the invited address declines. The organisation is not told: to it the invitation waits until it is over.</summary>
public sealed class DeclineInvitation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(InvitationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<DeclineInvitation>(actor, cancel);
        var invitation = await (await db.InvitationsTo(actor, vault, now, cancel)).FirstOrDefaultAsync(i => i.Id == id, cancel);
        return invitation is null ? Refusal.NotFound : await db.Save(invitation.Decline(now), invitation, null, cancel);
    }
}
