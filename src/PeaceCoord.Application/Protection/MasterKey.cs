using System.Security.Cryptography;
using System.Text;

namespace PeaceCoord.Application.Protection;

/// <summary>The one secret that is never in the database. Other keys are derived from it by purpose, or wrapped by it.</summary>
public sealed class MasterKey(byte[] secret)
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _secret = secret.Length == Length
        ? secret
        : throw new ArgumentException($"A master key has {Length} bytes.", nameof(secret));

    /// <summary>A new random key.</summary>
    public static MasterKey New() => new(RandomNumberGenerator.GetBytes(Length));

    /// <summary>Reads the base64 form that <see cref="ToString"/> of a key file holds; null when it is not one.</summary>
    public static MasterKey? Read(string base64)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(base64.Trim(), bytes, out var length) && length == Length ? new MasterKey(bytes[..Length]) : null;
    }

    /// <summary>The base64 form, for the key file only.</summary>
    public string ToBase64() => Convert.ToBase64String(_secret);

    internal byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Length, info: Encoding.UTF8.GetBytes("PeaceCoord " + purpose));
}
