using System.Collections.Concurrent;
using System.Diagnostics;

namespace PeaceCoord.Application.Tests.People;

/// <summary>Counts the commands that something sends to the database, whatever else runs at the same time.</summary>
internal static class Asked
{
    private static readonly ConcurrentDictionary<ActivityTraceId, int> Commands = new();

    private static readonly ActivityListener Listener = Listening();

    public static async Task<int> By(Func<Task> run)
    {
        _ = Listener;
        using var activity = new Activity(nameof(Asked)).SetIdFormat(ActivityIdFormat.W3C).Start();
        await run();
        return Commands.GetValueOrDefault(activity.TraceId);
    }

    private static ActivityListener Listening()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Commands.AddOrUpdate(activity.TraceId, 1, (_, before) => before + 1),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
