using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>How it stands with the second step of a member, for those who decide about the membership.</summary>
public sealed class ViewSecondStepReset(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<SecondStepResetView>> Run(MembershipId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ViewSecondStepReset>(actor, cancel);
        var found = await db.ManagedOfWorkspace(id, actor, cancel);
        if (!found.TryGet(out var membership))
            return Result<SecondStepResetView>.Refused(found.Refusals);
        if (membership.IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);

        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == membership.AccountId.Value, cancel);
        return new SecondStepResetView(
            account.DisplayName, account.Email!, membership.Version, await db.HasSecondStep(account, cancel), account.IsAwaitingBy(membership),
            account.IsAwaitingBy(membership) && account.IsLinkOpen(now) ? account.LinkExpiresAt : null, await Waiting(db, actor, membership, now, cancel));
    }

    private static async Task<WaitingReset?> Waiting(PeaceCoordDb db, Actor actor, Membership membership, DateTimeOffset now, CancellationToken cancel)
    {
        if (!membership.ResetWaits(now))
            return null;
        var (by, person, workspace) = (membership.ResetAskedBy!.Value, membership.AccountId, membership.WorkspaceId);
        var name = await db.Accounts.AsNoTracking().Where(a => a.Id == by.Value).Select(a => a.DisplayName).SingleAsync(cancel);
        var administrators = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId == workspace && m.Role == Role.MissionAdmin && m.From <= now && (m.Until == null || m.Until > now) && m.AccountId != by && m.AccountId != person)
            .Select(m => m.AccountId).ToListAsync(cancel);
        var others = administrators.ConvertAll(a => a.Value);
        return new WaitingReset(name, membership.ResetAskedAt!.Value, membership.ResetReason!, by == actor.Id, await db.Accounts.AnyAsync(a => others.Contains(a.Id) && a.DisabledAt == null, cancel));
    }
}

/// <param name="HasSecondStep">Whether there is one to remove.</param>
/// <param name="AwaitsSecondStep">Whether this mission decided that it is removed, and no new one is set up yet.</param>
/// <param name="LinkOpenUntil">Null while no link is open.</param>
/// <param name="Waiting">Null when nobody asked.</param>
public sealed record SecondStepResetView(string DisplayName, string Email, int Version, bool HasSecondStep, bool AwaitsSecondStep, DateTimeOffset? LinkOpenUntil, WaitingReset? Waiting);

/// <param name="By">Who asked.</param>
/// <param name="ByOneself">Whether the actor asked, and so does not agree.</param>
/// <param name="CanBeDecided">Whether the mission has an administrator who may.</param>
public sealed record WaitingReset(string By, DateTimeOffset At, string Reason, bool ByOneself, bool CanBeDecided);
