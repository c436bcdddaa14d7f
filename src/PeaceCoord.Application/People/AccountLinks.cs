using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
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

    /// <summary>As <see cref="GiveLink"/>, by which its person chooses another password. What stands goes on standing until it is used.</summary>
    public static string GivePasswordLink(this Account account, DateTimeOffset now)
    {
        var secret = OneTimeLink.New();
        (account.LinkHash, account.LinkExpiresAt, account.ConcurrencyStamp) = (OneTimeLink.HashForPassword(secret), now.AddHours(OneTimeLink.HoursOpen), Guid.NewGuid().ToString());
        return secret;
    }

    public static void TakeLink(this Account account) => (account.LinkHash, account.LinkExpiresAt) = (null, null);

    public static bool IsLinkOpen(this Account account, DateTimeOffset now) => account is { LinkHash: not null, DisabledAt: null } && account.LinkExpiresAt > now;

    /// <summary>The open account whose open link has this secret; null for a wrong secret, and for a link that was used, taken back or ran out: all alike.</summary>
    public static Task<Account?> ByLink(this IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel) => accounts.ByHash(OneTimeLink.HashOf(secret), now, cancel);

    /// <summary>As <see cref="ByLink"/>, of a link for a forgotten password.</summary>
    public static Task<Account?> ByPasswordLink(this IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel) =>
        accounts.ByHash(OneTimeLink.HashForPassword(secret), now, cancel);

    private static async Task<Account?> ByHash(this IQueryable<Account> accounts, string? hash, DateTimeOffset now, CancellationToken cancel) =>
        hash is not null && await accounts.FirstOrDefaultAsync(a => a.LinkHash == hash, cancel) is { } account && account.IsLinkOpen(now) ? account : null;

    /// <summary>
    /// A member's account whose second step was removed by a decision of this workspace, about this membership, and which has no new one: its link is theirs to make and to take back. What was
    /// decided elsewhere, or done on the server, is not.
    /// </summary>
    public static async Task<Result<Account>> AwaitingByDecision(this PeaceCoordDb db, Actors actors, MembershipId member, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var found = await db.ManagedOfWorkspace(member, actor, cancel);
        if (!found.TryGet(out var membership))
            return Result<Account>.Refused(found.Refusals);
        if (membership.IsOver(now))
            return new Refusal(PeopleRefusalCodes.MembershipOver);
        if (await actors.WhyOnServer(membership.AccountId, cancel) is { } why)
            return why;
        var account = await db.Accounts.SingleAsync(a => a.Id == membership.AccountId.Value, cancel);
        return account.IsAwaitingBy(membership) ? account : new Refusal(PeopleRefusalCodes.NoResetAsked);
    }

    /// <summary>Whether its second step was removed by what was decided about this membership, and nothing removed it again since.</summary>
    public static bool IsAwaitingBy(this Account account, Membership membership) =>
        account is { AwaitsSecondStep: true, SecondStepResetAt: { } reset } && membership.ResetGrantedAt == reset;

    /// <summary>What keeps a mission's administrators from deciding about this account's second step: it opens more than what is theirs, or it is shut.</summary>
    public static async Task<Refusal?> WhyOnServer(this Actors actors, AccountId account, CancellationToken cancel)
    {
        var person = await actors.Load(account, null, cancel);
        if (!person.IsSignedIn)
            return new Refusal(PeopleRefusalCodes.AccountShut);
        return person.IsSystemAdmin || person.Organisations.Count > 0 ? new Refusal(PeopleRefusalCodes.OnServerOnly) : null;
    }

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
