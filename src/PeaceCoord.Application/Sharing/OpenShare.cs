using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>
/// Opens a share that was prepared: from now on the organisation reads it. Who may share the record, and only as they looked at it: what was left out
/// anew or amended since the preview was opened is looked at again first.
/// </summary>
public sealed class OpenShare(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ShareId id, OpenShareInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenShare>(actor, cancel);
        var (share, record, refusal) = await db.ToRedact(id, actor, tracked: true, cancel);
        if (refusal is not null)
            return refusal;
        if (share!.OpenedAt is not null)
            return share.Open(clock.GetUtcNow());
        if (input.Version != share.Version)
            return Refusal.Conflict(share.Version);
        if (input.RecordVersion != record!.Version)
            return Refusal.Conflict(record.Version);
        return await db.Save(share.Open(clock.GetUtcNow()), share, input.Version, cancel);
    }
}

public sealed class OpenShareInput
{
    /// <summary>The share's, as the preview was made of it.</summary>
    public int? Version { get; set; }

    /// <summary>The record's, as the preview was made of it.</summary>
    public int? RecordVersion { get; set; }
}
