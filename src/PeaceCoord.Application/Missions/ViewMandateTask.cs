using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Missions;

/// <summary>Which missions had a task, when, and where it was in force on a day.</summary>
public sealed class ViewMandateTask(PublicHistories histories, TimeProvider clock) : IUseCase
{
    /// <param name="code">Any case.</param>
    /// <param name="on">A day, <c>2005-12-31</c>, as typed; without one, today.</param>
    /// <returns>Refusals: not found. A day that is none is named in the answer, which then shows today.</returns>
    public async Task<Result<TaskView>> Run(string code, string? on, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        if (all.Tasks.FirstOrDefault(task => task.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is not { } task)
            return Refusal.NotFound;

        var words = new AddressReading();
        var day = words.Day(on, "On", MissionRefusalCodes.NotADay) ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new TaskView
        {
            Task = task,
            On = day,
            InForce = [.. all.Missions.Where(mission => mission.InForce(day).Any(inForce => inForce.Task == task.Code)).Select(mission => mission.History.Mission)],
            Stretches = [.. all.Missions.SelectMany(mission => mission.History.Stretches.Where(stretch => stretch.Task == task).Select(stretch => new MissionStretch(mission.History.Mission, stretch)))
                .OrderBy(row => row.Stretch.From)],
            CaseStudies = [.. all.CaseStudies.Where(study => study.Entry.Tasks.Contains(task)).Select(study => study.Entry)],
            Refusals = words.Refusals,
        };
    }
}

/// <summary>A task's page.</summary>
public sealed record TaskView
{
    public required TaskName Task { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Missions in which it was in force on that day.</summary>
    public required IReadOnlyList<MissionName> InForce { get; init; }

    /// <summary>Every stretch of time, in order of beginning.</summary>
    public required IReadOnlyList<MissionStretch> Stretches { get; init; }

    public required IReadOnlyList<CaseStudyEntry> CaseStudies { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }
}

/// <summary>When one mission had the task.</summary>
public sealed record MissionStretch(MissionName Mission, TaskStretch Stretch);
