namespace PeaceCoord.Domain.Kernel;

/// <summary>
/// A text only the application can read, under the key of the record it belongs to. The domain carries it and cannot open it.
/// </summary>
/// <param name="Bytes">Nonce, ciphertext and tag.</param>
public sealed record Sealed(byte[] Bytes)
{
    public bool Equals(Sealed? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override int GetHashCode() => Bytes.Length == 0 ? 0 : BitConverter.ToInt32(Bytes, 0);
}
