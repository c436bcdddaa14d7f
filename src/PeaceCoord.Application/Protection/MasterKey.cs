using System.Security.Cryptography;
using System.Text;

namespace PeaceCoord.Application.Protection;

/// <summary>
/// The one secret that is never in the database: the keys of records and of purposes are wrapped by it. While keys are wrapped anew under another, the
/// one before is given too, and what it wraps still opens.
/// </summary>
public sealed class MasterKey(byte[] secret)
{
    /// <summary>Length in bytes.</summary>
    public const int Length = 32;

    private readonly byte[] _secret = secret.Length == Length
        ? secret
        : throw new ArgumentException($"A master key has {Length} bytes.", nameof(secret));

    private byte[]? _wrapping;

    /// <summary>By which a wrapped key says whose it is: 8 hexadecimal digits that tell nothing of the secret.</summary>
    public string Id => field ??= Convert.ToHexStringLower(Derive("id of the master key"))[..IdLength];

    public const int IdLength = 8;

    /// <summary>The one before; null when nothing is wrapped by another any more.</summary>
    public MasterKey? Previous { get; private init; }

    /// <summary>This one, and what another wraps opens too. The same key again is no other.</summary>
    public MasterKey After(MasterKey? previous) => previous is null || previous.Id == Id ? new MasterKey(_secret) : new MasterKey(_secret) { Previous = previous };

    /// <summary>The key of that id; throws, with both ids, when it was not given.</summary>
    internal MasterKey Named(string id) => id == Id ? this : id == Previous?.Id ? Previous : throw new UnknownMasterKeyException(id, Id);

    /// <summary>What the keys of records are wrapped with.</summary>
    internal byte[] Wrapping => _wrapping ??= Derive("record keys");

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

/// <summary>Something is wrapped by a master key that was not given.</summary>
/// <param name="wrappedBy">The id of the key that would open it.</param>
/// <param name="given">The id of the key that was given.</param>
public sealed class UnknownMasterKeyException(string wrappedBy, string given) : CryptographicException($"Wrapped by the master key {wrappedBy}; given was {given}.")
{
    public string WrappedBy { get; } = wrappedBy;

    public string Given { get; } = given;
}
