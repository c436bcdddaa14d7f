using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.People;

/// <summary>The invitations that the actor can accept or decline.</summary>
public sealed class ListInvitations(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<IReadOnlyList<ReceivedInvitation>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSignedIn)
            return [];
        await using var db = await database.Open<ListInvitations>(actor, cancel);
        var now = clock.GetUtcNow();
        var invitations = await (await db.InvitationsTo(actor, vault, now, cancel)).AsNoTracking().OrderBy(i => i.ExpiresAt).ToListAsync(cancel);
        return
        [
            .. invitations.Select(i => new ReceivedInvitation(
                i.Id, i.OrganisationName, i.Role, MissionTime.Today(i.TimeZone, i.From > now ? i.From : now), i.Until is { } until ? MissionTime.LastDayBefore(i.TimeZone, until) : null,
                MissionTime.LastDayBefore(i.TimeZone, i.ExpiresAt))),
        ];
    }
}

/// <param name="From">The first day of the membership when it is accepted today.</param>
/// <param name="Until">Its last day; null while open-ended.</param>
/// <param name="AnswerBy">The last day on which it can be answered.</param>
public sealed record ReceivedInvitation(InvitationId Id, string Organisation, Role Role, DateOnly From, DateOnly? Until, DateOnly AnswerBy);
