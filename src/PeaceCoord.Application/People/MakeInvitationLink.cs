using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// A coordinator makes a link for somebody they invited who has no account yet, to be handed over: it works once, for 72 hours, and for the invited
/// address only. Accounts are not looked at. A link made before ends.
/// </summary>
public sealed class MakeInvitationLink(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <returns>Its secret: told this once, kept as a hash.</returns>
    public async Task<Result<string>> Run(InvitationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<MakeInvitationLink>(actor, cancel);
        var found = await db.ManagedInvitation(id, actor, cancel);
        if (!found.TryGet(out var invitation))
            return Result<string>.Refused(found.Refusals);
        var secret = OneTimeLink.New();
        var saved = await db.Save(invitation.MakeLink(OneTimeLink.HashOf(secret)!, clock.GetUtcNow()), invitation, null, cancel);
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}
