using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Demonstration;

/// <summary>
/// The demonstration is played, not written into tables: each act of its fourteen months runs the use case a person would run, as
/// that person, with the clock set to that moment, in the order of time. So its history, its versions and its audit trail are real.
/// </summary>
internal sealed class Play : IAsyncDisposable
{
    private readonly List<(DateTimeOffset When, int Order, AccountId Who, string What, Func<IServiceProvider, Task<Result>> Act)> _acts = [];
    private readonly ServiceProvider _services;
    private readonly SetClock _clock = new();

    public Play(string application, string owner, MasterKey masterKey)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddPeaceCoord(application, owner, masterKey);
        services.AddScoped<Player>();
        services.AddScoped<ICurrentActor>(provider => provider.GetRequiredService<Player>());
        _services = services.BuildServiceProvider();
    }

    /// <summary>Adds an act; nothing happens before <see cref="Run"/>.</summary>
    /// <param name="what">What it is, in the words of the files, to name it when it is refused.</param>
    public void At(DateTimeOffset when, AccountId who, string what, Func<IServiceProvider, Task<Result>> act) => _acts.Add((when, _acts.Count, who, what, act));

    /// <summary>Acts now, before the play begins: what the owner of the system sets up.</summary>
    public async Task<T> Prepare<T>(DateTimeOffset when, Func<IServiceProvider, Task<T>> act)
    {
        _clock.Now = when;
        await using var scope = _services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Plays all acts in the order of time. An act that is refused is a fault of the files or of a rule, and throws.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        foreach (var act in _acts.OrderBy(a => a.When).ThenBy(a => a.Order))
        {
            cancel.ThrowIfCancellationRequested();
            _clock.Now = act.When;
            await using var scope = _services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Player>().Account = act.Who;
            var result = await act.Act(scope.ServiceProvider);
            if (!result.Succeeded)
                throw new InvalidOperationException($"The demonstration stopped at '{act.What}': {string.Join(", ", result.Refusals.Select(r => $"{r.Code} {r.Field}"))}.");
        }

        return _acts.Count;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Player(Actors actors, TimeProvider clock) : ICurrentActor
    {
        public AccountId? Account { get; set; }

        /// <summary>The people of the demonstration sign in just before they act.</summary>
        public async Task<Actor> Get(CancellationToken cancel) =>
            Account is { } account ? await actors.Load(account, null, cancel) with { ProvedAt = clock.GetUtcNow() } : Actor.Anonymous;
    }

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
