using PeaceCoord.Application.Search;

namespace PeaceCoord.Web.Search;

/// <summary>Deletes searches soon after they are over, also when nobody searches any more.</summary>
internal sealed class ForgettingSearches(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgettingSearches> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<ForgetSearches>().Run(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The database may be away for a while; the next round deletes what this one left.
                Left(log, fault);
            }
        }
    }

    private static readonly Action<ILogger, Exception?> Left =
        LoggerMessage.Define(LogLevel.Warning, new EventId(1, nameof(ForgettingSearches)), "Expired searches were not deleted this time.");
}
