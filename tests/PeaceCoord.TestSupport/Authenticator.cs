using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace PeaceCoord.TestSupport;

/// <summary>An authenticator application, as on somebody's telephone.</summary>
public static class Authenticator
{
    /// <summary>What an authenticator shows now (RFC 6238, 30 seconds, SHA-1, six digits).</summary>
    public static string CodeNow(string base32) => CodeAt(base32, TimeProvider.System.GetUtcNow());

    /// <summary>What one whose clock is half a minute fast shows now: for whoever used this half minute's code already.</summary>
    public static string NextCode(string base32) => CodeAt(base32, TimeProvider.System.GetUtcNow().AddSeconds(30));

    /// <summary>What an authenticator shows at that moment.</summary>
    public static string CodeAt(string base32, DateTimeOffset moment)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, moment.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 says SHA-1.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
