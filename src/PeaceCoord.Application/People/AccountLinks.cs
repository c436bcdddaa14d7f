using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>One-time links of accounts, and how a lost second step is removed.</summary>
internal static class AccountLinks
{
    /// <summary>Gives the account a link; one made before ends.</summary>
    /// <returns>Its secret: told once, kept as a hash.</returns>
    public static string GiveLink(this Account account, DateTimeOffset now)
    {
        var secret = OneTimeLink.New();
        (account.LinkHash, account.LinkExpiresAt) = (OneTimeLink.HashOf(secret), now.AddHours(OneTimeLink.HoursOpen));
        return secret;
    }

    public static void TakeLink(this Account account) => (account.LinkHash, account.LinkExpiresAt) = (null, null);

    public static bool IsLinkOpen(this Account account, DateTimeOffset now) => account is { LinkHash: not null, DisabledAt: null } && account.LinkExpiresAt > now;

    /// <summary>The open account whose open link has this secret; null for a wrong secret, and for a link that was used, taken back or ran out: all alike.</summary>
    public static async Task<Account?> ByLink(this IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel) =>
        OneTimeLink.HashOf(secret) is { } hash && await accounts.FirstOrDefaultAsync(a => a.LinkHash == hash, cancel) is { } account && account.IsLinkOpen(now) ? account : null;

    public static async Task<bool> HasSecondStep(this PeaceCoordDb db, Account account, CancellationToken cancel) =>
        account.TwoFactorEnabled || await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == account.Id, cancel);

    /// <summary>
    /// Takes authenticator, passkeys and recovery codes off the account, ends its sessions, and takes back the addresses its calendar programs read by, which lie on the
    /// telephone that was lost; to be saved in the caller's transaction.
    /// </summary>
    /// <returns>The secret of the link by which its person, who still needs the password, sets up a new one.</returns>
    public static async Task<string> ResetSecondStep(this PeaceCoordDb db, Account account, DateTimeOffset now, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ToListAsync(cancel));
        db.RemoveRange(await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == account.Id).ToListAsync(cancel));
        (account.TwoFactorEnabled, account.AwaitsSecondStep, account.SecondStepResetAt) = (false, true, now);
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        await db.EndSessions(new AccountId(account.Id), null, now, cancel);
        await db.RevokeFeeds(new AccountId(account.Id), now, cancel);
        return account.GiveLink(now);
    }
}
