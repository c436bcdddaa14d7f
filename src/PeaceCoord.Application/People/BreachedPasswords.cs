using Microsoft.AspNetCore.Identity;

namespace PeaceCoord.Application.People;

/// <summary>
/// Refuses passwords of twelve characters or more that stand in every list of leaked ones, and those that are the account's own
/// address or the portal's name. There are no composition rules: length is what counts (NIST SP 800-63B, 5.1.1.2).
/// </summary>
internal sealed class BreachedPasswords : IPasswordValidator<Account>
{
    public const string Code = "PasswordKnown";

    private static readonly HashSet<string> Known = new(Read(), StringComparer.Ordinal);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var plain = Plain(password ?? "");
        var isKnown = Known.Contains(plain) || (user.Email is { } email && plain == Plain(email));
        return Task.FromResult(isKnown ? IdentityResult.Failed(new IdentityError { Code = Code }) : IdentityResult.Success);
    }

    /// <summary>Capitals and usual replacements do not make a known password a new one.</summary>
    private static string Plain(string password) =>
        password.Trim().ToLowerInvariant().Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('@', 'a').Replace('$', 's').Replace('5', 's');

    private static IEnumerable<string> Read()
    {
        using var stream = typeof(BreachedPasswords).Assembly.GetManifestResourceStream("People/breached-passwords.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return Plain(line);
        }
    }
}
