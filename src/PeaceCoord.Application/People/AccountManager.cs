using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PeaceCoord.Application.People;

/// <summary>Identity's own, but recovery codes are 130 random bits: nobody guesses one, also not from a stolen hash.</summary>
internal sealed class AccountManager(
    IUserStore<Account> store, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher, IEnumerable<IUserValidator<Account>> userValidators, IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Account>> logger)
    : UserManager<Account>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, logger)
{
    protected override string CreateTwoFactorRecoveryCode() => RecoveryCode.New();
}

/// <summary>What somebody who lost their authenticator types once: 26 signs of base32 (RFC 4648), in groups to be read from paper.</summary>
internal static class RecoveryCode
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly int[] Groups = [5, 5, 5, 5, 6];

    public static string New() => string.Join('-', Groups.Select(length => new string(RandomNumberGenerator.GetItems<char>(Signs, length))));

    /// <summary>The same for a code typed in small letters, without its hyphens or with blanks.</summary>
    public static string Plain(string typed) => typed.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
}
