using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A coordinator takes an invitation back. It asks for no version: that would tell whether somebody answered.</summary>
public sealed class WithdrawInvitation(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(InvitationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawInvitation>(actor, cancel);
        var found = await db.ManagedInvitation(id, actor, cancel);
        return found.TryGet(out var invitation) ? await db.Save(invitation.Withdraw(), invitation, null, cancel) : found;
    }
}
