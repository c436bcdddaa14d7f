using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Audit;

/// <summary>
/// With every save: raises the version of each changed aggregate, keeps its snapshot, and appends the audit entries as the last
/// statement of the same transaction. If the entry cannot be written, nothing is.
/// </summary>
internal sealed class AuditInterceptor(AuditTrail trail, TimeProvider clock) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        throw new NotSupportedException("Saving is asynchronous only.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (PeaceCoordDb)eventData.Context!;
        var now = clock.GetUtcNow();
        db.ChangeTracker.DetectChanges();
        var changed = ChangedAggregates.In(db);
        await ArchivedWorkspaces.Refuse(db, changed, cancellationToken);
        LoweredLabels.Refuse(db);
        foreach (var (root, parts) in changed)
            Record(db, root, parts, now);
        RecordAccounts(db);
        Unwitnessed.Refuse(db);

        if (db.Acts.Count > 0 && db.Database.CurrentTransaction is null)
            db.OwnTransaction = await db.Database.BeginTransactionAsync(cancellationToken);
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (PeaceCoordDb)eventData.Context!;
        if (db.Acts.Count > 0 && !db.HoldsActs)
        {
            var acts = db.Acts.ToList();
            db.Acts.Clear();
            await trail.Append(db, acts, clock.GetUtcNow(), cancellationToken);
        }

        if (db.OwnTransaction is not null)
        {
            await db.OwnTransaction.CommitAsync(cancellationToken);
            await ForgetTransaction(db);
        }

        return result;
    }

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        var db = (PeaceCoordDb)eventData.Context!;
        db.Acts.Clear();
        await ForgetTransaction(db);
    }

    private static async Task ForgetTransaction(PeaceCoordDb db)
    {
        if (db.OwnTransaction is not null)
            await db.OwnTransaction.DisposeAsync();
        db.OwnTransaction = null;
    }

    private static void Record(PeaceCoordDb db, EntityEntry root, IReadOnlyList<EntityEntry> parts, DateTimeOffset now)
    {
        var version = root.Property(nameof(AggregateRoot.Version));
        var next = (int)version.OriginalValue! + 1;
        if (root.State is EntityState.Added)
            next = 1;
        if (root.State is not EntityState.Deleted)
            version.CurrentValue = next;

        db.Acts.Add(new Act(
            db.Acting?.Act ?? "System",
            root.Metadata.ClrType.Name,
            Versions.KeyOf(root),
            Versions.WorkspaceOf(root),
            next,
            FieldsOf(root, parts)));
        if (root.State is not EntityState.Deleted)
            db.Add(Versions.Of(root, next, now, db.Acting));
    }

    private static List<string> FieldsOf(EntityEntry root, IReadOnlyList<EntityEntry> parts)
    {
        var own = root.State is EntityState.Modified
            ? root.Properties.Where(p => p.IsModified && p.Metadata.Name != nameof(AggregateRoot.Version)).Select(p => p.Metadata.Name)
            : [];
        return [.. own.Concat(parts.Select(part => part.Metadata.ClrType.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static void RecordAccounts(PeaceCoordDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<Account>().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            var fields = entry.State is EntityState.Modified
                ? entry.Properties.Where(p => p.IsModified && p.Metadata.Name is not nameof(Account.ConcurrencyStamp)).Select(p => p.Metadata.Name).Order(StringComparer.Ordinal).ToList()
                : [];
            // How often somebody guessed is a counter; that the account was locked for it is an entry.
            if (fields is not [nameof(Account.AccessFailedCount)])
                db.Acts.Add(new Act(db.Acting?.Act ?? "SignIn", nameof(Account), entry.Entity.Id, Fields: fields));
        }
    }
}
