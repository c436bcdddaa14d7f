using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator asks that the second step of a member is removed, whose telephone and recovery codes are gone. A second administrator agrees
/// (<see cref="GrantSecondStepReset"/>). Of system administrators, and of who is in an organisation too, it is done on the server only: a mission's two do not open what is not theirs.
/// </summary>
public sealed class AskSecondStepReset(Database database, ICurrentActor current, Actors actors, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(MembershipId id, AskSecondStepResetInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<AskSecondStepReset>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return found;
        var asked = membership.AskReset(input.Reason, actor.Id!.Value, now);
        if (!asked.Succeeded)
            return asked;
        if (await WhyNot(db, actors, membership, now, cancel) is { } why)
            return why;
        return StepUp.IsFresh(actor, now) ? await db.Save(asked, membership, input.Version, cancel) : PeopleRefusals.ConfirmFirst;
    }

    /// <summary>What keeps the second step of this member from being removed, or from being removed here.</summary>
    internal static async Task<Refusal?> WhyNot(PeaceCoordDb db, Actors actors, Membership membership, DateTimeOffset now, CancellationToken cancel)
    {
        if (await actors.WhyOnServer(membership.AccountId, cancel) is { } why)
            return why;
        // Whoever made a link for the password of late may know it: password and second step never go within days of each other.
        var (person, since) = (membership.AccountId.Value, now - Membership.ResetNeeds - TimeSpan.FromHours(OneTimeLink.HoursOpen));
        if (await db.AuditEntries.AnyAsync(entry => entry.RecordId == person && entry.Act == MakePasswordLink.MadeAct && entry.At > since, cancel))
            return new Refusal(PeopleRefusalCodes.OnServerOnly);
        var account = await db.Accounts.SingleAsync(a => a.Id == membership.AccountId.Value, cancel);
        return await db.HasSecondStep(account, cancel) ? null : new Refusal(PeopleRefusalCodes.NoSecondStep);
    }
}

public sealed class AskSecondStepResetInput
{
    /// <summary>What happened, and how it is known that it is them.</summary>
    public string? Reason { get; set; }

    public int? Version { get; set; }
}
