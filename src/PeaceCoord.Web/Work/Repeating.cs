namespace PeaceCoord.Web.Work;

/// <summary>Runs a use case of the portal's own again and again while it serves. A round that goes wrong is told in the log, without its words, and the next one comes.</summary>
internal abstract class Repeating<TUseCase>(TimeSpan every, IServiceScopeFactory scopes, TimeProvider clock, ILogger log) : BackgroundService
    where TUseCase : notnull
{
    protected abstract Task Run(TUseCase useCase, CancellationToken cancel);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await Run(scope.ServiceProvider.GetRequiredService<TUseCase>(), stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while; what is to be done stands there, and the next round does it.
                Waits(log, typeof(TUseCase).Name, fault.GetType().Name, null);
            }
        }
    }

    private static readonly Action<ILogger, string, string, Exception?> Waits =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new EventId(1, "Repeating"), "{UseCase} waits for its next round ({Fault}).");
}
