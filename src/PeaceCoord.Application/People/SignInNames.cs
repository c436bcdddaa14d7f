using System.Security.Cryptography;

namespace PeaceCoord.Application.People;

/// <summary>
/// What somebody signs in with who made their account by the link of an invitation: a name given by the portal. Whose the address is nobody has said, so it opens nothing yet, and
/// whether it has another account is told to nobody: a name is given either way.
/// </summary>
internal static class SignInNames
{
    private const int Half = 4;

    /// <summary>Without those that are taken for one another.</summary>
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>One of 850 thousand million.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Signs, Half)}-{RandomNumberGenerator.GetString(Signs, Half)}";

    /// <summary>The name, where it is not the address.</summary>
    public static string? GivenTo(Account account) => string.Equals(account.UserName, account.Email, StringComparison.OrdinalIgnoreCase) ? null : account.UserName;
}
