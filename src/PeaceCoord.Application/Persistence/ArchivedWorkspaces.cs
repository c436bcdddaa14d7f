using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Keeps archived workspaces, and records whose content was destroyed, as they are, in one place: whatever a use case changed, a save that touches
/// one is refused. Asked of Postgres past row-level security, because people of organisations change records of workspaces they do not see.
/// </summary>
internal static class ArchivedWorkspaces
{
    /// <summary>Whether one of these is archived, or has one of these consultations; whether one of these records was destroyed; nothing else.</summary>
    public const string Function =
        $"""
        create or replace function peacecoord_kept_from(spaces uuid[], consultations uuid[], records uuid[]) returns text language sql stable security definer set search_path = pg_catalog, public, pg_temp
            as $archived$ select case
                when exists (select 1 from workspaces w where w.state = '{nameof(WorkspaceState.Archived)}'
                    and (w.id = any(spaces) or w.id in (select c.workspace_id from consultations c where c.id = any($2)))) then '{WorkspaceRefusalCodes.Archived}'
                when exists (select 1 from erasures e where e.record_id = any(records) and e.what = '{nameof(Erased.Record)}' and e.state = '{nameof(ErasureState.Confirmed)}') then '{ErasureRefusalCodes.Destroyed}'
                end $archived$;
        """;

    public static async Task Refuse(PeaceCoordDb db, IReadOnlyList<(EntityEntry Root, IReadOnlyList<EntityEntry> Parts)> aggregates, CancellationToken cancel)
    {
        if (db.Acting is not { GoesOnWhenArchived: false })
            return;

        var changed = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted).Select(entry => entry.Entity).ToList();
        var spaces = changed.Concat(aggregates.Select(aggregate => aggregate.Root.Entity)).OfType<IInWorkspace>().Select(record => record.WorkspaceId.Value).Distinct().ToArray();
        // A draft says only which consultation it is of.
        var drafted = changed.OfType<ConsultationDraft>().Select(draft => draft.ConsultationId.Value).Distinct().ToArray();
        // A file is no aggregate, and says whose it is.
        var records = drafted.Concat(changed.OfType<KeptFile>().Select(file => file.RecordId)).Concat(aggregates.Where(aggregate => aggregate.Root.State != EntityState.Added).Select(aggregate => Versions.KeyOf(aggregate.Root))).Distinct().ToArray();
        if (spaces.Length + drafted.Length > 0 && await db.Database.SqlQuery<string?>($"select peacecoord_kept_from({spaces}, {drafted}, {records}) as \"Value\"").SingleAsync(cancel) is { } code)
            throw new KeptFromException(code);
    }
}

/// <summary>A save touched what is archived or destroyed; <see cref="Saving"/> makes a refusal of it.</summary>
internal sealed class KeptFromException(string code) : Exception
{
    /// <summary>Of the refusal.</summary>
    public string Code { get; } = code;
}
