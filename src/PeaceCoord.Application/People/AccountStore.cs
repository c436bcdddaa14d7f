using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.People;

/// <summary>
/// Identity's own store, but the secret of the authenticator is encrypted under a key that is not in the database, and recovery
/// codes are kept as hashes: a stolen database gives no second step.
/// </summary>
internal sealed class AccountStore(PeaceCoordDb db, PurposeKeys purposes, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<Account, PeaceCoordDb, Guid>(db, describer)
{
    private const string Place = "account_tokens.authenticator";

    private byte[] Key => purposes.For(Purpose.Authenticators);

    public override async Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken)
    {
        var bytes = Vault.Encrypt(Key, Encoding.UTF8.GetBytes(key), BoundTo(user));
        await base.SetAuthenticatorKeyAsync(user, Convert.ToBase64String(bytes), cancellationToken);
        // Which of its codes was used last says nothing of another secret's.
        await RemoveTokenAsync(user, AuthenticatorCodes.Provider, AuthenticatorCodes.LastUsed, cancellationToken);
    }

    public override async Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken)
    {
        var stored = await base.GetAuthenticatorKeyAsync(user, cancellationToken);
        return stored is null ? null : Encoding.UTF8.GetString(Vault.Decrypt(Key, Convert.FromBase64String(stored), BoundTo(user)));
    }

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(code => Hash(user, code)), cancellationToken);

    // The base compares with what is kept and puts the rest back: hashes here, which it must not hash again.
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        var kept = await GetTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes", cancellationToken) ?? "";
        var codes = kept.Split(';', StringSplitOptions.RemoveEmptyEntries);
        string[] hashes = [Hash(user, code), HashAsTyped(user, code)];
        if (Array.Find(codes, hashes.Contains) is not { } hash)
            return false;

        await base.ReplaceCodesAsync(user, codes.Where(other => other != hash), cancellationToken);
        return true;
    }

    /// <summary>With a second step the password is asked for again, where one was lost.</summary>
    public override Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken = default)
    {
        user.AwaitsSecondStep &= !enabled;
        return base.SetTwoFactorEnabledAsync(user, enabled, cancellationToken);
    }

    public override Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        user.AwaitsSecondStep = false;
        return base.AddOrUpdatePasskeyAsync(user, passkey, cancellationToken);
    }

    /// <summary>Writes what changed only, so that the audit trail names those fields and no others.</summary>
    public override async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken = default)
    {
        if (Context.Entry(user).State == EntityState.Detached)
            return await base.UpdateAsync(user, cancellationToken);

        user.ConcurrencyStamp = Guid.NewGuid().ToString();
        try
        {
            await SaveChanges(cancellationToken);
            return IdentityResult.Success;
        }
        catch (DbUpdateConcurrencyException)
        {
            return IdentityResult.Failed(ErrorDescriber.ConcurrencyFailure());
        }
    }

    private string Hash(Account user, string code) => HashAsTyped(user, RecoveryCode.Plain(code));

    /// <summary>Of codes that were given out before they were read without their hyphens.</summary>
    private string HashAsTyped(Account user, string code) =>
        Convert.ToHexString(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"{user.Id:N}|{code.Trim().ToUpperInvariant()}")));

    private static byte[] BoundTo(Account user) => Encoding.UTF8.GetBytes($"{Place}|{user.Id:N}");
}
