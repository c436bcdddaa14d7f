using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.TestSupport;

/// <summary>
/// Accounts for tests that ask what people may do, not how accounts are made. Everybody with one password has one hash of it: a hash is slow on
/// purpose, and one for each person of each cast took two fifths of what the tests of use cases compute.
/// </summary>
public static class TestAccount
{
    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = PasswordRules.HashRounds }));

    private static readonly ConcurrentDictionary<string, string> Hashes = new(StringComparer.Ordinal);

    /// <summary>An account to be added to the database.</summary>
    /// <param name="language">Of its pages; null to follow the browser.</param>
    public static Account Of(AccountId id, string email, string displayName, string password, string? language = null) => new()
    {
        Id = id.Value,
        UserName = email,
        NormalizedUserName = email.ToUpperInvariant(),
        Email = email,
        NormalizedEmail = email.ToUpperInvariant(),
        EmailConfirmed = true,
        DisplayName = displayName,
        Language = language,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        // As people made by the use case: locked after five wrong passwords.
        LockoutEnabled = true,
        PasswordHash = Hashes.GetOrAdd(password, typed => Hasher.HashPassword(new Account(), typed)),
    };
}
