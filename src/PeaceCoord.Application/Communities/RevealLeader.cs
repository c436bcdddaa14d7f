using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// Opens the name and the contacts of one leader for one look, with a reason. The audit trail has the entry before anything is
/// shown: when it cannot be written, nothing is.
/// </summary>
public sealed class RevealLeader(Database database, Vault vault, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<RevealedIdentity>> Run(LeaderId id, RevealInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RevealLeader>(actor, cancel);
        var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (leader is null)
            return Refusal.NotFound;
        if (!CommunityAccess.CanReveal(actor, leader))
            return Refusal.NotPermitted(Who.PeopleWhoMayRevealIdentities);
        var check = new Check().Unless(input.Reason is not null, Refusal.Required(nameof(input.Reason))).Choice(input.Reason, nameof(input.Reason));
        if (!check.Passed)
            return Result<RevealedIdentity>.Refused(check.Refusals);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        var key = await vault.KeyOf(db, id.Value, cancel);
        if (leader.ErasedAt is not null || (key is null && (leader.Name ?? leader.Contacts) is not null))
            return new Refusal(CommunityRefusalCodes.IdentityErased);

        await db.Note(new Act(nameof(RevealLeader), nameof(Leader), id.Value, leader.WorkspaceId.Value, leader.Version, ["Name", "Contacts"], input.Reason!.Value.ToString()), cancel);
        return new RevealedIdentity(Open(leader.Name, LeaderIdentity.NamePlace), Open(leader.Contacts, LeaderIdentity.ContactsPlace));

        string? Open(Sealed? text, string place) => text is null ? null : key!.Open(text, place);
    }
}

public sealed class RevealInput
{
    public RevealReason? Reason { get; set; }
}

/// <summary>What was sealed; null where nothing was.</summary>
public sealed record RevealedIdentity(string? Name, string? Contacts);
