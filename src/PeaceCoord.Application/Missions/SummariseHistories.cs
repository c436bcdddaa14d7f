namespace PeaceCoord.Application.Missions;

/// <summary>The histories in numbers, for the visitor's home.</summary>
public sealed class SummariseHistories(PublicHistories histories) : IUseCase
{
    /// <summary>The question the home page answers before it is asked.</summary>
    public static readonly DateOnly ExampleDay = new(2005, 12, 31);

    public const string ExampleTask = "POC";

    private const int StudiesShown = 3;

    public async Task<HistoriesSummary> Run(CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        return new HistoriesSummary
        {
            Missions = all.Missions.Count,
            Ongoing = all.Missions.Count(mission => mission.History.IsOngoing),
            Mandates = all.Mandates.Count,
            MissionsWithMandates = all.Missions.Count(mission => mission.Mandates.Count > 0),
            Tasks = all.Tasks,
            CaseStudies = all.CaseStudies.Count,
            LegalInstruments = all.Legal.Count,
            FirstYear = all.Missions.Count == 0 ? 0 : all.Missions.Min(mission => mission.Mission.StartEarliest.Year),
            ExampleAnswer = [.. all.Missions.Where(mission => mission.InForce(ExampleDay).Any(task => task.Task == ExampleTask)).Select(mission => mission.History.Mission)],
            Engagement = all.Engagement,
            Studies = [.. all.CaseStudies.Where(study => study.Entry.Confidence == Domain.Missions.Confidence.High).Take(StudiesShown).Select(study => study.Entry)],
        };
    }
}

/// <summary>What is true in numbers.</summary>
public sealed record HistoriesSummary
{
    public required int Missions { get; init; }

    public required int Ongoing { get; init; }

    public required int Mandates { get; init; }

    public required int MissionsWithMandates { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required int CaseStudies { get; init; }

    public required int LegalInstruments { get; init; }

    /// <summary>Year in which the first mission began; 0 when there is none.</summary>
    public required int FirstYear { get; init; }

    /// <summary>Missions in which <see cref="SummariseHistories.ExampleTask"/> was in force on <see cref="SummariseHistories.ExampleDay"/>.</summary>
    public required IReadOnlyList<MissionName> ExampleAnswer { get; init; }

    public required IReadOnlyList<EngagementDecade> Engagement { get; init; }

    public required IReadOnlyList<CaseStudyEntry> Studies { get; init; }
}
