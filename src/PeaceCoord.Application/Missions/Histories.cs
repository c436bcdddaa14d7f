using System.Collections.Frozen;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>All public histories as of one import, immutable, shared by every reader.</summary>
internal sealed class Histories
{
    /// <summary>Which import this is; pages kept elsewhere are stale once it changes.</summary>
    public required int Stamp { get; init; }

    /// <summary>In order of beginning.</summary>
    public required IReadOnlyList<ShelvedMission> Missions { get; init; }

    public required FrozenDictionary<string, ShelvedMission> BySlug { get; init; }

    /// <summary>Slugs by acronym without spaces and signs, so that <c>EUFOR Tchad/RCA</c> finds its page.</summary>
    public required FrozenDictionary<string, string> Acronyms { get; init; }

    /// <summary>Every mandate of every mission, newest first.</summary>
    public required IReadOnlyList<MandateEntry> Mandates { get; init; }

    /// <summary>Resolutions that end a task in words.</summary>
    public required int EndingTexts { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required FrozenDictionary<string, CountryName> Countries { get; init; }

    public required IReadOnlyList<LegalEntry> Legal { get; init; }

    public required IReadOnlyList<CaseStudyHistory> CaseStudies { get; init; }

    public required IReadOnlyList<EngagementDecade> Engagement { get; init; }
}

/// <summary>One mission on the shelf: what pages show, and what answers questions about it.</summary>
internal sealed record ShelvedMission(Mission Mission, IReadOnlyList<Mandate> Mandates, MissionHistory History, MissionSearch Search)
{
    public bool HadTask(string task) => History.Stretches.Any(stretch => stretch.Task.Code == task);

    public IReadOnlyList<TaskInForce> InForce(DateOnly day) => TasksInForce.On(day, Mission, Mandates);
}

/// <summary>How the texts of one decade treat civil society; each resolution counts once, by its strongest treatment.</summary>
/// <param name="Decade">Its first year.</param>
/// <param name="Counts">Texts by strength, all strengths present.</param>
/// <param name="NotSeen">Texts of the decade that were not seen.</param>
public sealed record EngagementDecade(int Decade, IReadOnlyDictionary<EngagementStrength, int> Counts, int NotSeen)
{
    public int Read => Counts.Values.Sum();
}
