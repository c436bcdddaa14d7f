using System.Security.Cryptography;
using System.Text;

namespace PeaceCoord.Domain.People;

/// <summary>
/// The secret in an address that lets somebody in once who cannot sign in: to make an account, to choose its first password or another for a forgotten one, or to come back after a lost second
/// step. Random, shown once to whoever hands it over, kept as a hash, and good for one use.
/// </summary>
public static class OneTimeLink
{
    public const int HoursOpen = 72;

    private const int Bytes = 32;
    private const int Length = 43;

    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Null for what cannot be one. No salt and no stretching: of 256 random bits nothing can be guessed.</summary>
    public static string? HashOf(string? secret) => Hash(secret, "");

    /// <summary>As <see cref="HashOf"/>, of a link for a forgotten password: such a one opens nothing else, and nothing else opens what it does.</summary>
    public static string? HashForPassword(string? secret) => Hash(secret, "password:");

    private static string? Hash(string? secret, string use) =>
        secret?.Length == Length && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(use + secret))) : null;
}
