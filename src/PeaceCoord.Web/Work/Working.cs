using PeaceCoord.Application.Work;

namespace PeaceCoord.Web.Work;

/// <summary>Does what acts left to be done, a few seconds after them, and after a start what was left before it.</summary>
internal sealed class Working(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Working> log) : BackgroundService
{
    /// <summary>A withdrawn consent has taken effect everywhere within a minute.</summary>
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<RunWork>().Run(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be away for a while; what was asked for stands there, and the next round does it.
                Waiting(log, fault.GetType().Name, null);
            }
        }
    }

    private static readonly Action<ILogger, string, Exception?> Waiting =
        LoggerMessage.Define<string>(LogLevel.Warning, new EventId(1, nameof(Working)), "What is to be done waits ({Fault}).");
}
