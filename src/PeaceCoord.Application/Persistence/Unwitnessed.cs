using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Reminders;
using PeaceCoord.Application.Search;
using PeaceCoord.Application.Work;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Keeps a write without an entry in the audit trail from being saved, in one place: aggregates and accounts get theirs by themselves, and whatever else a
/// use case changes must be told of in <see cref="PeaceCoordDb.Acts"/>. Who forgets it writes nothing.
/// </summary>
internal static class Unwitnessed
{
    /// <summary>What the portal notes for itself and nobody did: keys it makes beside what they seal, sessions beside their sign-in, and what it is still to do.</summary>
    public static readonly IReadOnlySet<Type> Own = new HashSet<Type>
    {
        typeof(AccountSession), typeof(RefusedSignIns), typeof(DataProtectionKey), typeof(PurposeKey), typeof(RecordKey), typeof(SavedSearch), typeof(WorkItem),
    };

    /// <exception cref="InvalidOperationException">Something would be written, and nothing would tell of it.</exception>
    public static void Refuse(PeaceCoordDb db)
    {
        // As the owner of the tables, to migrate them, nobody changes a record.
        if (db.Acts.Count > 0 || db.Acting?.Act == nameof(MigrateDatabase))
            return;
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !IsOwn(entry, db.Acting)))
            throw new InvalidOperationException($"{db.Acting?.Act ?? "The sign-in"} would change a {entry.Metadata.ClrType.Name} and leave no entry.");
    }

    /// <summary>How often somebody guessed is a counter of the account, and how often a passkey was used one of its own; that a digest was sent, nobody's act.</summary>
    private static bool IsOwn(EntityEntry entry, Acting? acting) => Own.Contains(entry.Metadata.ClrType)
        || entry.Entity is Account
        || (entry is { Entity: IdentityUserPasskey<Guid> or IdentityPasskeyData, State: EntityState.Modified })
        || (entry.Entity is Digest && acting?.Act == nameof(SendDigests));
}
