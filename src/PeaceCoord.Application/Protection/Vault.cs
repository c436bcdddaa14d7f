using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Protection;

/// <summary>
/// Seals and opens protected texts: AES-256-GCM under the record's own key, bound to table, column and record, so that a
/// ciphertext moved elsewhere does not open.
/// </summary>
public sealed class Vault(MasterKey masterKey, PurposeKeys purposes)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The record's key, made and added to the unit of work when there is none yet.</summary>
    internal async Task<OpenKey> KeyFor(PeaceCoordDb db, Guid record, WorkspaceId workspace, CancellationToken cancel)
    {
        var row = await db.RecordKeys.FindAsync([record], cancel);
        if (row is not null)
            return Unwrap(row);

        var key = RandomNumberGenerator.GetBytes(MasterKey.Length);
        db.RecordKeys.Add(new RecordKey { RecordId = record, WorkspaceId = workspace, Wrapped = Encrypt(masterKey.Wrapping, key, record.ToByteArray()), Master = masterKey.Id });
        return new OpenKey(record, key);
    }

    /// <summary>The record's key, to open what it sealed; null when there is none, because it was destroyed or nothing was sealed. Nobody opens with <see cref="KeyFor"/>: it would make another.</summary>
    internal async Task<OpenKey?> KeyOf(PeaceCoordDb db, Guid record, CancellationToken cancel) => (await KeysOf(db, [record], cancel)).GetValueOrDefault(record);

    /// <summary>The keys of several records at once; a record whose key was destroyed is absent.</summary>
    internal async Task<IReadOnlyDictionary<Guid, OpenKey>> KeysOf(PeaceCoordDb db, IReadOnlyCollection<Guid> records, CancellationToken cancel)
    {
        var rows = await db.RecordKeys.AsNoTracking().Where(key => records.Contains(key.RecordId)).ToListAsync(cancel);
        return rows.ToDictionary(row => row.RecordId, Unwrap);
    }

    /// <summary>The key of what people search for: no record, so none of its own.</summary>
    internal OpenKey KeyForSearch(Guid search) => new(search, purposes.For(Purpose.Searches));

    /// <summary>What a text can be found by without being stored: the same for the same text and purpose, and guessed by nobody without the master key. 64 hexadecimal digits.</summary>
    internal string Mark(string text, string purpose) => Convert.ToHexString(HMACSHA256.HashData(purposes.For(Purpose.Marks), Encoding.UTF8.GetBytes($"{purpose}|{text}")));

    /// <summary>Whether the key was wrapped by this master key, and stands as it was written.</summary>
    internal bool Opens(RecordKey row)
    {
        try
        {
            Unwrap(row);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private OpenKey Unwrap(RecordKey row) => new(row.RecordId, Decrypt(masterKey.Named(row.Master).Wrapping, row.Wrapped, row.RecordId.ToByteArray()));

    internal static byte[] Encrypt(byte[] key, ReadOnlySpan<byte> text, byte[] boundTo)
    {
        var bytes = new byte[NonceLength + text.Length + TagLength];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(bytes.AsSpan(0, NonceLength), text, bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(NonceLength + text.Length), boundTo);
        return bytes;
    }

    internal static byte[] Decrypt(byte[] key, byte[] bytes, byte[] boundTo)
    {
        var text = new byte[bytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(bytes.AsSpan(0, NonceLength), bytes.AsSpan(NonceLength, text.Length), bytes.AsSpan(NonceLength + text.Length), text, boundTo);
        return text;
    }
}

/// <summary>A record's key, open for the length of one use case.</summary>
internal sealed class OpenKey(Guid record, byte[] key)
{
    /// <param name="place">Table and column, such as <c>leaders.name</c>.</param>
    public Sealed Seal(string text, string place) => new(Vault.Encrypt(key, Encoding.UTF8.GetBytes(text), BoundTo(place)));

    /// <summary>As <see cref="Seal(string, string)"/>, for what is no text.</summary>
    public Sealed Seal(ReadOnlySpan<byte> bytes, string place) => new(Vault.Encrypt(key, bytes, BoundTo(place)));

    public byte[] OpenBytes(Sealed bytes, string place) => Vault.Decrypt(key, bytes.Bytes, BoundTo(place));

    public string Open(Sealed text, string place) => Encoding.UTF8.GetString(Vault.Decrypt(key, text.Bytes, BoundTo(place)));

    private byte[] BoundTo(string place) => Encoding.UTF8.GetBytes($"{place}|{record:N}");
}
