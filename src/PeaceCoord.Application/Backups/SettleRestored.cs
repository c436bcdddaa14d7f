using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.Backups;

/// <summary>
/// What a database needs after a backup was brought back into it; a verb of the command line, run as the owner. Every session, calendar
/// address and one-time link ends, since those that were ended after the backup would be open again; each record's key is tried; and the trail
/// says that it was restored.
/// </summary>
public sealed class SettleRestored(Database database, Vault vault) : IUseCase
{
    public async Task<RestoredKeys> Run(CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<SettleRestored>();
        await db.Database.ExecuteSqlAsync(
            $"""
            update accounts set security_stamp = upper(md5(random()::text || id::text)), link_hash = null, link_expires_at = null;
            update sessions set ended_at = now() where ended_at is null;
            update calendar_feeds set revoked_at = now() where revoked_at is null;
            update invitations set link_hash = null where link_hash is not null;
            """,
            cancel);
        long keys = 0, opened = 0;
        await foreach (var key in db.RecordKeys.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel))
        {
            keys++;
            if (vault.Opens(key))
                opened++;
        }

        await db.Note(new Act(nameof(SettleRestored)), cancel);
        return new RestoredKeys(keys, opened);
    }
}

/// <param name="Keys">Records with a key of their own.</param>
/// <param name="Opened">Of these, whose key the master key opens.</param>
public sealed record RestoredKeys(long Keys, long Opened);
