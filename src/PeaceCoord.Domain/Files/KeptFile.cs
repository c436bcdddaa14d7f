using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Files;

/// <summary>What sort of file it is, judged by its bytes: what it is called says nothing.</summary>
public enum FileKind
{
    Pdf,
    Jpeg,
    Png,
}

/// <summary>
/// A file beside a record: a photograph, a scanned form, a letter; of a consultation, or of a commitment as evidence of a step or of its delivery. It
/// stands beside its record and not in it, so that adding one makes no version of the record; it is seen by whoever may read the record. Its bytes
/// are stored apart from it, and its name sealed like them.
/// </summary>
public sealed class KeptFile : IInWorkspace
{
    /// <summary>20 MB.</summary>
    public const int MostBytes = MostMegabytes * 1024 * 1024;

    public const int MostMegabytes = 20;

    /// <summary>How many one record keeps.</summary>
    public const int MostOfOne = 20;

    private KeptFile()
    {
    }

    /// <summary>Made by the one who adds it, so that sending twice adds one.</summary>
    public KeptFileId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>What kind of record it stands beside.</summary>
    public RecordKind Of { get; private init; }

    public Guid RecordId { get; private init; }

    /// <summary>The step of the commitment that it is evidence of; null for the record as a whole, and for a delivery.</summary>
    public Guid? PartId { get; private init; }

    public FileKind Kind { get; private init; }

    /// <summary>In bytes, as it is handed out.</summary>
    public int Length { get; private init; }

    /// <summary>Null once it was removed.</summary>
    public Sealed? Name { get; private set; }

    public AccountId AddedBy { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    public AccountId? RemovedBy { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    public static KeptFile Add(KeptFileId id, FileOwner of, Guid? part, FileKind kind, int length, Sealed name, AccountId by, DateTimeOffset now) => new()
    {
        Id = id,
        WorkspaceId = of.WorkspaceId,
        Of = of.Kind,
        RecordId = of.Id,
        PartId = part,
        Kind = kind,
        Length = length,
        Name = name,
        AddedBy = by,
        AddedAt = now,
    };

    /// <summary>Its name goes with its bytes. That there was one, who added it and who removed it, stays for those who read the record.</summary>
    public void Remove(AccountId by, DateTimeOffset now)
    {
        Name = null;
        RemovedBy = by;
        RemovedAt = now;
    }
}

/// <summary>The record that files stand beside, as it was read.</summary>
/// <param name="HeldWith">The record whose legal hold holds this one's files too.</param>
public sealed record FileOwner(RecordKind Kind, Guid Id, WorkspaceId WorkspaceId, int Version, Guid? HeldWith = null);
