using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace PeaceCoord.Application.People;

/// <summary>
/// What a new password must be, in one place (NIST SP 800-63B, 5.1.1.2): twelve characters or more, in any script and with any signs, no rule about which;
/// none of those that stand in every list of leaked ones, none that repeats a few characters, and none that is the person's name or address, or a word of
/// this portal, with little added. A character is what Unicode counts as one, after compatible forms were made the same.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int MinLength = 12;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA-512: what OWASP advises.</summary>
    public const int HashRounds = 210_000;

    public const string TooShort = "PasswordTooShort";
    public const string TooPlain = "PasswordTooPlain";
    public const string Known = "PasswordKnown";
    public const string NamesOneself = "PasswordNamesOneself";

    private const int LeastDifferent = 5;
    private const int LeastBesideNames = 8;
    private const int ShortestName = 3;

    /// <summary>What people make passwords of here, beside their own names: docs/security.md lists them.</summary>
    private static readonly string[] OfThisPortal = ["peacecoord", "peacekeeping", "peacekeeper", "unitednations", "nationsunies", "casquesbleus", "mission", "consultation", "password", "motdepasse", "admin"];

    private static readonly HashSet<string> Leaked = new(Read(), StringComparer.Ordinal);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(WhatIsWrong(user, password ?? "") is { } code ? IdentityResult.Failed(new IdentityError { Code = code }) : IdentityResult.Success);

    /// <summary>The same text however a keyboard composed it: an é of one sign or of two, letters of full or half width.</summary>
    public static string Normal(string password)
    {
        try
        {
            return password.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // Half of a pair of signs is no text: then it is taken as it is.
            return password;
        }
    }

    private static string? WhatIsWrong(Account user, string password)
    {
        var normal = Normal(password);
        var plain = Plain(normal);
        if (normal.EnumerateRunes().Count() < MinLength)
            return TooShort;
        if (Leaked.Contains(plain))
            return Known;
        if (IsOfNames(plain, user))
            return NamesOneself;
        return normal.EnumerateRunes().Distinct().Count() < LeastDifferent ? TooPlain : null;
    }

    private static bool IsOfNames(string plain, Account user)
    {
        var rest = plain;
        foreach (var name in Names(user).Select(name => Plain(Normal(name))).Where(name => name.Length >= ShortestName).OrderByDescending(name => name.Length))
            rest = rest.Replace(name, "", StringComparison.Ordinal);
        return rest.Length < plain.Length && rest.Count(char.IsLetterOrDigit) < LeastBesideNames;
    }

    private static IEnumerable<string> Names(Account user)
    {
        var email = user.Email ?? "";
        return [.. OfThisPortal, email, .. email.Split(['@', '.', '-', '_', '+']), user.DisplayName, .. user.DisplayName.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Capitals and usual replacements do not make a known password a new one.</summary>
    private static string Plain(string password) =>
        password.Trim().ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('@', 'a').Replace('$', 's').Replace('5', 's');

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("People/breached-passwords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return Plain(line);
        }
    }
}

/// <summary>Hashes of passwords as <see cref="PasswordRules.Normal"/> has them, so that a password typed on another keyboard is the same.</summary>
internal sealed class NormalPasswords(IOptions<PasswordHasherOptions>? options = null) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, PasswordRules.Normal(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, PasswordRules.Normal(providedPassword));
}
