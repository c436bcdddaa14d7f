using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PeaceCoord.Application.Audit;

/// <summary>
/// One entry of the audit trail. Entries are chained: each code is an HMAC over the entry and the code before it, with a key that
/// is not in the database. The application's role may only add and read.
/// </summary>
internal sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without a gap: taken under a lock as the last statement before commit.</summary>
    public long Sequence { get; init; }

    /// <summary>When, to the microsecond.</summary>
    public DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public string Act { get; init; } = "";

    public string? RecordKind { get; init; }

    public Guid? RecordId { get; init; }

    public Guid? WorkspaceId { get; init; }

    public int? Version { get; init; }

    public string[] Fields { get; init; } = [];

    public string? Reason { get; init; }

    public byte[] Code { get; init; } = [];

    /// <summary>The code this entry must carry after an entry whose code is <paramref name="previous"/>.</summary>
    public byte[] ExpectedCode(byte[] key, byte[] previous)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(previous);
        Append(hmac, Sequence);
        Append(hmac, At.UtcTicks / 10);
        Append(hmac, ActorId?.ToString());
        Append(hmac, Act);
        Append(hmac, RecordKind);
        Append(hmac, RecordId?.ToString());
        Append(hmac, WorkspaceId?.ToString());
        Append(hmac, Version ?? long.MinValue);
        Append(hmac, Fields.Length);
        foreach (var field in Fields)
            Append(hmac, field);
        Append(hmac, Reason);
        return hmac.GetHashAndReset();
    }

    private static void Append(IncrementalHash hmac, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hmac.AppendData(bytes);
    }

    private static void Append(IncrementalHash hmac, string? text)
    {
        Append(hmac, text?.Length ?? -1);
        hmac.AppendData(Encoding.UTF8.GetBytes(text ?? ""));
    }
}
