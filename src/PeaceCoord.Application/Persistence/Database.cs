using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Opens units of work. A unit opened for an actor tells Postgres who acts, so that row-level security shows the rows of the
/// actor's workspaces and organisations only; without an actor it shows none.
/// </summary>
public sealed class Database
{
    private readonly DatabaseSources _sources;
    private readonly AuditInterceptor _audit;
    private readonly IServiceProvider _services;

    internal Database(DatabaseSources sources, AuditInterceptor audit, IServiceProvider services) => (_sources, _audit, _services) = (sources, audit, services);

    /// <summary>For the use case <typeparamref name="TUseCase"/>, whose name the audit entries carry.</summary>
    internal async Task<PeaceCoordDb> Open<TUseCase>(Actor actor, CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var db = new PeaceCoordDb(Options(_sources.Application)) { Acting = new Acting(typeof(TUseCase).Name, actor, typeof(TUseCase).IsAssignableTo(typeof(IGoesOnWhenArchived)), typeof(TUseCase).IsAssignableTo(typeof(ILowersLabels))) };
        await db.Database.OpenConnectionAsync(cancel);
        await Announce(db, actor, cancel);
        return db;
    }

    /// <summary>For what the portal does by itself, before it is known for which mission: see <see cref="Working.WorkFor"/>.</summary>
    internal async Task<PeaceCoordDb> OpenForWork<TUseCase>(CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var db = new PeaceCoordDb(Options(_sources.Application)) { Acting = new Acting(typeof(TUseCase).Name, Actor.Anonymous) };
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.working', 'on', false)", cancel);
        return db;
    }

    /// <summary>For what anybody may read: public reference data. Rows of workspaces stay invisible.</summary>
    internal Task<PeaceCoordDb> OpenPublic(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(new PeaceCoordDb(Options(_sources.Application)));
    }

    /// <summary>
    /// As the owner of the tables, for the verbs of the command line: migrate, import, verify, demonstrate. Row-level security does
    /// not bind it.
    /// </summary>
    internal PeaceCoordDb OpenAsOwner<TUseCase>()
        where TUseCase : IUseCase =>
        new(Options(_sources.Owner ?? throw WithoutOwner()))
        {
            Acting = new Acting(typeof(TUseCase).Name, Actor.Anonymous),
        };

    /// <summary>As the owner without a unit of work, whose model takes seconds to build in a process that has just started.</summary>
    internal async Task<NpgsqlConnection> ConnectAsOwner(CancellationToken cancel) =>
        await (_sources.Owner ?? throw WithoutOwner()).OpenConnectionAsync(cancel);

    // Identity reads its part of the model from the application's options: without them the model would be another.
    private DbContextOptions<PeaceCoordDb> Options(NpgsqlDataSource source) =>
        new DbContextOptionsBuilder<PeaceCoordDb>().UsePeaceCoord(source, _audit).UseApplicationServiceProvider(_services).Options;

    private static InvalidOperationException WithoutOwner() => new("No owner connection was given: set ConnectionStrings__PeaceCoordOwner.");

    /// <summary>Tells Postgres who acts on this connection; Npgsql forgets it when the connection goes back to the pool.</summary>
    internal static Task Announce(PeaceCoordDb db, Actor actor, CancellationToken cancel)
    {
        var account = actor.Id?.Value.ToString() ?? "";
        var workspaces = string.Join(',', actor.Workspaces.Select(id => id.Value));
        var organisations = string.Join(',', actor.Organisations.Select(id => id.Value));
        var records = string.Join(',', actor.Reach);
        var system = actor.IsSystemAdmin ? "on" : "";
        return db.Database.ExecuteSqlAsync(
            $"""
            select set_config('peacecoord.account', {account}, false), set_config('peacecoord.workspaces', {workspaces}, false),
                   set_config('peacecoord.organisations', {organisations}, false), set_config('peacecoord.records', {records}, false),
                   set_config('peacecoord.system', {system}, false)
            """,
            cancel);
    }
}

/// <summary>The two ways in: as the application's role, and (for the command line) as the owner.</summary>
internal sealed record DatabaseSources(NpgsqlDataSource Application, NpgsqlDataSource? Owner);

internal static class DatabaseOptions
{
    /// <summary>
    /// A connection for each unit of work. Given the source instead, Entity Framework would keep a model and all compiled questions for
    /// each source apart: for the application and the owner, and for each portal of a process.
    /// </summary>
    public static TBuilder UsePeaceCoord<TBuilder>(this TBuilder builder, NpgsqlDataSource source, AuditInterceptor audit)
        where TBuilder : DbContextOptionsBuilder
    {
        builder.UseNpgsql(source.CreateConnection(), contextOwnsConnection: true, npgsql => npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));
        builder.AddInterceptors(audit);
        return builder;
    }
}

internal static class Working
{
    /// <summary>From here on the unit shows the rows of the item's mission and of no other, and what it changes is kept as the doing of whoever asked for it.</summary>
    public static async Task WorkFor(this PeaceCoordDb db, WorkItem item, CancellationToken cancel)
    {
        db.Acting = new Acting(item.Kind.ToString(), new Actor(item.AskedBy, [], new HashSet<Guid>()), GoesOnWhenArchived: true);
        await db.Database.ExecuteSqlAsync($"select set_config('peacecoord.workspaces', {item.WorkspaceId.Value.ToString()}, false)", cancel);
    }
}

internal static class Planning
{
    /// <summary>
    /// From here on Postgres plans each statement of this unit for its own values. A plan kept for all values is good where a statement
    /// finds a few rows, and bad where a span of days or a list of ids decides whether it finds ten or thirty thousand.
    /// </summary>
    public static Task PlanForTheseValues(this PeaceCoordDb db, CancellationToken cancel) => db.Database.ExecuteSqlAsync($"set plan_cache_mode = force_custom_plan", cancel);
}

internal static class Saving
{
    /// <summary>
    /// Saves what a verb changed, or hands on its refusal. A form opened on an older <paramref name="version"/> is a conflict: nothing
    /// is written, and the refusal says which version stands now.
    /// </summary>
    /// <param name="version">The version the form was opened on; null for acts that need none.</param>
    public static async Task<Result> Save(this PeaceCoordDb db, Result result, AggregateRoot root, int? version, CancellationToken cancel)
    {
        if (!result.Succeeded)
            return result;
        var stands = (int)db.Entry(root).Property(nameof(AggregateRoot.Version)).OriginalValue!;
        if (version is not null && version != stands)
            return Refusal.Conflict(stands);

        return await db.Save(cancel);
    }

    /// <summary>Saves new records, or several at once.</summary>
    public static async Task<Result> Save(this PeaceCoordDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return Result.Done;
        }
        catch (KeptFromException kept)
        {
            return new Refusal(kept.Code);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refusal(RefusalCodes.Conflict, "Version", 0);
        }
        catch (DbUpdateException taken) when (taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            // Somebody else's record has this id or number; which one is not said.
            return new Refusal(RefusalCodes.Conflict, "Version", 0);
        }
    }

    /// <summary>Writes an act of looking (a reveal, a print, an export) to the audit trail now; when it cannot be written, this throws and the act fails.</summary>
    public static async Task Note(this PeaceCoordDb db, Act act, CancellationToken cancel)
    {
        db.Acts.Add(act);
        await db.SaveChangesAsync(cancel);
    }
}
