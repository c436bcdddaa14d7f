using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeaceCoord.Application;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.TestSupport;

/// <summary>A database of its own with the use cases over it, run as the application's role. Tests say who acts: <c>stage.As(account)</c>.</summary>
public sealed class Stage : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    /// <summary>Entries that were found in this database.</summary>
    private readonly ConcurrentDictionary<string, bool> _evident = new(StringComparer.Ordinal);

    private Stage(TestDatabase database, MasterKey masterKey, ServiceProvider services)
    {
        Database = database;
        MasterKey = masterKey;
        _services = services;
    }

    public TestDatabase Database { get; }

    public MasterKey MasterKey { get; }

    /// <summary>The clock of every use case; tests may move it.</summary>
    public MovableClock Clock => _services.GetRequiredService<MovableClock>();

    public static Task<Stage> Set(TestCluster cluster, CancellationToken cancel = default) => SetWith(cluster, null, cancel);

    /// <param name="with">What the use cases need of the portal around them.</param>
    public static async Task<Stage> SetWith(TestCluster cluster, Action<IServiceCollection>? with, CancellationToken cancel) =>
        Over(await cluster.NewDatabase("migrated", Migrate, cancel), with);

    /// <summary>With the mission histories loaded, as a portal has them.</summary>
    public static async Task<Stage> SetWithHistories(TestCluster cluster, CancellationToken cancel = default) =>
        Over(await cluster.NewDatabase("histories", MigrateAndImport, cancel));

    /// <summary>With the histories and the demonstration, whose accounts and records are made through the use cases. Its password is <see cref="LoadDemonstration.Password"/>.</summary>
    public static async Task<Stage> SetWithDemonstration(TestCluster cluster, CancellationToken cancel = default)
    {
        var database = await cluster.NewDatabase("demonstration", (owner, application) => MigrateAndPlay(owner, application, cluster.DemonstrationKey), cancel);
        return new Stage(database, cluster.DemonstrationKey, Services(database.Application, database.Owner, cluster.DemonstrationKey));
    }

    /// <summary>
    /// Runs one use case as the account, in a scope of its own; null for a visitor. One that looks and succeeded must have left its entry in the audit trail: see <see cref="UseCaseEvidence"/>.
    /// </summary>
    /// <param name="proved">How long ago the person proved who they are; null for a moment ago.</param>
    /// <param name="session">The session they act in; null for none.</param>
    public async Task<TOutcome> As<TUseCase, TOutcome>(AccountId? account, Func<TUseCase, Task<TOutcome>> run, TimeSpan? proved = null, Guid? session = null)
        where TUseCase : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        var actor = scope.ServiceProvider.GetRequiredService<NamedActor>();
        (actor.Account, actor.Proved, actor.Session) = (account, proved ?? TimeSpan.Zero, session);
        var outcome = await run(scope.ServiceProvider.GetRequiredService<TUseCase>());
        if (outcome is not (Result { Succeeded: false } or false) && UseCaseEvidence.Looking.Contains(typeof(TUseCase).Name))
            await MustHaveLeftEntry(typeof(TUseCase));
        return outcome;
    }

    /// <summary>The actor as the database knows the account now.</summary>
    public async Task<Actor> Actor(AccountId account) => await _services.GetRequiredService<Actors>().Load(account, null, CancellationToken.None);

    /// <summary>Brings an empty database to the present schema, as <c>migrate</c> does.</summary>
    public static async Task Migrate(string owner, string application)
    {
        await using var services = Services(application, owner, MasterKey.New());
        await using var scope = services.CreateAsyncScope();
        var role = new Npgsql.NpgsqlConnectionStringBuilder(application).Username!;
        await scope.ServiceProvider.GetRequiredService<MigrateDatabase>().Run(role, CancellationToken.None);
        await ForgetKeys(owner);
    }

    /// <summary>Each copy is used under a master key of its own, and makes its keys, and begins its audit trail, anew.</summary>
    private static async Task ForgetKeys(string owner)
    {
        await using var connection = new Npgsql.NpgsqlConnection(owner);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("delete from purpose_keys; delete from audit_entries", connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A unit of work as the owner of the tables, to arrange what no use case makes yet.</summary>
    internal PeaceCoordDb OpenAsOwner() => _services.GetRequiredService<Database>().OpenAsOwner<MigrateDatabase>();

    /// <summary>Looks for the entry of a use case that writes or looks.</summary>
    public async Task MustHaveLeftEntry(Type useCase)
    {
        if (UseCaseEvidence.EntryOf(useCase) is not { } entry || _evident.ContainsKey(entry))
            return;
        await using var connection = new Npgsql.NpgsqlConnection(Database.Owner);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("select exists (select 1 from audit_entries where act = $1)", connection) { Parameters = { new() { Value = entry } } };
        if (await command.ExecuteScalarAsync() is not true)
            throw new InvalidOperationException($"{useCase.Name} succeeded and left no entry called {entry} in the audit trail.");
        _evident[entry] = true;
    }

    private static Stage Over(TestDatabase database, Action<IServiceCollection>? with = null)
    {
        var masterKey = MasterKey.New();
        return new Stage(database, masterKey, Services(database.Application, database.Owner, masterKey, with));
    }

    private static async Task MigrateAndImport(string owner, string application)
    {
        await Migrate(owner, application);
        await using var services = Services(application, owner, MasterKey.New());
        await using var scope = services.CreateAsyncScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ImportReferenceData>().Run(_ => { }, CancellationToken.None);
        if (!imported.Succeeded)
            throw new InvalidOperationException("The shipped reference files were refused: " + string.Join(", ", imported.Refusals));
        await ForgetKeys(owner);
    }

    private static async Task MigrateAndPlay(string owner, string application, MasterKey key)
    {
        await MigrateAndImport(owner, application);
        await LoadDemonstration.Run(application, owner, key, TimeProvider.System.GetUtcNow(), _ => { }, CancellationToken.None);
    }

    private static ServiceProvider Services(string application, string owner, MasterKey masterKey, Action<IServiceCollection>? with = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        // The sign-in machinery asks for them, also where nobody signs in.
        services.AddAuthentication();
        services.AddHttpContextAccessor();
        services.AddSingleton<MovableClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<MovableClock>());
        services.AddPeaceCoord(application, owner, masterKey);
        services.AddScoped<NamedActor>();
        services.AddScoped<ICurrentActor>(provider => provider.GetRequiredService<NamedActor>());
        with?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private sealed class NamedActor(Actors actors, TimeProvider clock) : ICurrentActor
    {
        public AccountId? Account { get; set; }

        public TimeSpan Proved { get; set; }

        public Guid? Session { get; set; }

        public async Task<Actor> Get(CancellationToken cancel) =>
            Account is { } account ? await actors.Load(account, null, cancel) with { ProvedAt = clock.GetUtcNow() - Proved, SessionId = Session } : Domain.People.Actor.Anonymous;
    }
}

/// <summary>The system's clock, set forward or back by what a test says.</summary>
public sealed class MovableClock : TimeProvider
{
    public TimeSpan Moved { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Moved;
}
