using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.People;

/// <summary>
/// The codes of authenticators (RFC 6238: six digits, half a minute each), each good once: what somebody saw over a shoulder or on the line opens
/// nothing. Half a minute early or late is taken too, for telephones whose clock is off; nothing before the last code that was used.
/// </summary>
internal sealed class AuthenticatorCodes(PeaceCoordDb db, TimeProvider clock) : AuthenticatorTokenProvider<Account>
{
    /// <summary>Where the last half minute whose code was used is kept, beside the secret.</summary>
    public const string Provider = "[Authenticator]";
    public const string LastUsed = "LastUsed";

    private const int Seconds = 30;
    private const int StepsOff = 1;
    private const int Digits = 6;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public override async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (token.Length != Digits || await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } secret)
            return false;

        var (key, typed) = (Bytes(secret), Encoding.UTF8.GetBytes(token));
        var now = clock.GetUtcNow().ToUnixTimeSeconds() / Seconds;
        for (var step = now - StepsOff; step <= now + StepsOff; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Code(key, step), typed))
                return await Use(user, step);
        }

        return false;
    }

    /// <summary>One statement, so that of two who send one code at once one is refused.</summary>
    private async Task<bool> Use(Account user, long step)
    {
        var value = step.ToString(CultureInfo.InvariantCulture);
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into asp_net_user_tokens (user_id, login_provider, name, value) values ({user.Id}, {Provider}, {LastUsed}, {value})
            on conflict (user_id, login_provider, name) do update set value = excluded.value where asp_net_user_tokens.value::bigint < excluded.value::bigint
            """) == 1;
    }

    private static byte[] Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What authenticator applications reckon with; the code is a keyed one, which collisions of SHA-1 do not touch.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return Encoding.UTF8.GetBytes((number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture));
    }

    private static byte[] Bytes(string base32)
    {
        List<byte> bytes = [];
        var (held, bits) = (0, 0);
        foreach (var sign in base32)
        {
            held = ((held << 5) | Base32.IndexOf(sign, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(held >> bits));
        }

        return [.. bytes];
    }
}
