namespace PeaceCoord.Application.Missions;

/// <summary>Every kind of task, and how many missions had it.</summary>
public sealed class ListMandateTasks(PublicHistories histories) : IUseCase
{
    public async Task<IReadOnlyList<TaskRow>> Run(CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        return [.. all.Tasks.Select(task => Row(task, [.. all.Missions.Where(mission => mission.HadTask(task.Code))]))];
    }

    private static TaskRow Row(TaskName task, List<ShelvedMission> missions)
    {
        var given = missions.SelectMany(mission => mission.History.Stretches.Where(stretch => stretch.Task.Code == task.Code)).ToList();
        return new TaskRow(task, missions.Count, missions.Count(mission => mission.History.IsOngoing), given.MinBy(stretch => stretch.From)?.GivenBy);
    }
}

/// <summary>One kind of task.</summary>
/// <param name="Missions">Missions that had it at some time.</param>
/// <param name="Ongoing">Of these, missions still at work.</param>
/// <param name="First">The first text that gave it.</param>
public sealed record TaskRow(TaskName Task, int Missions, int Ongoing, MandateEntry? First);
