using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>What a person sees of their own account.</summary>
public sealed class ViewOwnAccount(AccountWork work, Database database, TimeProvider clock) : IUseCase
{
    public async Task<Result<OwnAccount>> Run(CancellationToken cancel)
    {
        var account = await work.Mine<ViewOwnAccount>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var passkeys = (await work.Accounts.GetPasskeysAsync(account)).Count;
        var codes = account.TwoFactorEnabled || passkeys > 0 ? await work.Accounts.CountRecoveryCodesAsync(account) : 0;
        var actor = await work.ActAs<ViewOwnAccount>(cancel);
        return new OwnAccount(account.DisplayName, account.Email!, account.Language, account.TwoFactorEnabled, passkeys, codes, MembershipAccess.ManagedBy(actor).Count > 0, actor.IsSystemAdmin, SignInNames.GivenTo(account),
            account.SecondStepResetAt is not null || account.TwoFactorEnabled || passkeys > 0 ? await Resets(actor, account, cancel) : []);
    }

    /// <summary>What others did, or ask to do, to the second step: nobody's is removed without them seeing it.</summary>
    private async Task<IReadOnlyList<ResetSeen>> Resets(Actor actor, Account account, CancellationToken cancel)
    {
        var (me, now) = (new AccountId(account.Id), clock.GetUtcNow());
        await using var db = await database.Open<ViewOwnAccount>(actor, cancel);
        var asked = await db.Memberships.AsNoTracking().Where(m => m.AccountId == me && m.ResetAskedAt != null).ToListAsync(cancel);
        var people = asked.SelectMany(m => new[] { m.ResetAskedBy!.Value.Value, m.ResetGrantedBy?.Value ?? Guid.Empty }).Distinct().ToList();
        var names = await db.Accounts.AsNoTracking().Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.DisplayName, cancel);
        var done = asked.Where(m => m.ResetGrantedAt is not null).MaxBy(m => m.ResetGrantedAt);
        List<ResetSeen> seen = [.. asked.Where(m => m.ResetWaits(now)).Select(m => new ResetSeen(m.ResetAskedAt!.Value, names[m.ResetAskedBy!.Value.Value], null, false))];
        if (account.SecondStepResetAt is { } reset)
            seen.Add(done?.ResetGrantedAt == reset ? new ResetSeen(reset, names[done.ResetAskedBy!.Value.Value], names[done.ResetGrantedBy!.Value.Value], true) : new ResetSeen(reset, null, null, true));
        return seen;
    }
}

/// <param name="HasSecondStep">Whether an authenticator is tied to it.</param>
/// <param name="SignInName">What one signs in with, where it is not the address.</param>
/// <param name="Resets">The last removal of a lost second step, and what waits for one.</param>
public sealed record OwnAccount(string DisplayName, string Email, string? Language, bool HasSecondStep, int Passkeys, int RecoveryCodesLeft, bool DecidesAboutMembers, bool IsSystemAdmin, string? SignInName, IReadOnlyList<ResetSeen> Resets);

/// <param name="At">When it was asked for, or done.</param>
/// <param name="AskedBy">Null for what was done on the server.</param>
/// <param name="GrantedBy">Null while it waits, and for what was done on the server.</param>
/// <param name="IsDone">False while it waits for a second administrator.</param>
public sealed record ResetSeen(DateTimeOffset At, string? AskedBy, string? GrantedBy, bool IsDone);
