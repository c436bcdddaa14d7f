using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>Everything public about one mission. Null and empty mean not seen, never none.</summary>
public sealed record MissionHistory
{
    public required MissionName Mission { get; init; }

    public required LeadOrganisation Organisation { get; init; }

    public required MissionKind Kind { get; init; }

    public required ApproximateDate Start { get; init; }

    /// <summary>Null while ongoing, or treated so.</summary>
    public required ApproximateDate? End { get; init; }

    /// <summary>Treated as ongoing because the last renewal was not seen.</summary>
    public required bool EndUnknown { get; init; }

    public required IReadOnlyList<CountryName> Countries { get; init; }

    public required Region Region { get; init; }

    public required string Headquarters { get; init; }

    public required decimal Latitude { get; init; }

    public required decimal Longitude { get; init; }

    public required string EstablishedBy { get; init; }

    public required int? PeakUniformed { get; init; }

    public required int? Fatalities { get; init; }

    public required string Source { get; init; }

    public required Confidence Confidence { get; init; }

    public required string Notes { get; init; }

    public required IReadOnlyList<MissionName> Predecessors { get; init; }

    public required IReadOnlyList<MissionName> Successors { get; init; }

    /// <summary>In time order.</summary>
    public required IReadOnlyList<MandateEntry> Mandates { get; init; }

    /// <summary>When it had which task, in the order in which they were given.</summary>
    public required IReadOnlyList<TaskStretch> Stretches { get; init; }

    public required IReadOnlyList<CaseStudyEntry> CaseStudies { get; init; }

    public bool IsOngoing => End is null;

    /// <summary>Mandates of which neither the text was read nor its treatment of civil society is known.</summary>
    public int TextsNotSeen => Mandates.Count(mandate => mandate.Engagement is null);
}

/// <summary>One text on one mission's mandate.</summary>
/// <param name="Key">Unique within the mission, fit for an address: <c>s-res-1509-2003</c>.</param>
/// <param name="Engagement">Null when the text was not seen.</param>
public sealed record MandateEntry(
    string Key,
    MissionName Mission,
    string Resolution,
    DateOnly AdoptedOn,
    DateOnly? ExpiresOn,
    MandateAction Action,
    MandateChapter Chapter,
    string Summary,
    int? AuthorisedStrength,
    EngagementClause? Engagement,
    MandateEvidence Evidence,
    Confidence Confidence,
    string Notes,
    IReadOnlyList<TaskName> Gives,
    IReadOnlyList<TaskName> Ends);

/// <summary>A stretch of time during which a mission had a task.</summary>
/// <param name="Restated">Days of later texts that named it again.</param>
/// <param name="EndedBy">The text that ended it in words; null when it ran with the mission.</param>
/// <param name="Until">Last day; null while the mission is ongoing.</param>
public sealed record TaskStretch(TaskName Task, MandateEntry GivenBy, IReadOnlyList<DateOnly> Restated, MandateEntry? EndedBy, DateOnly? Until)
{
    public DateOnly From => GivenBy.AdoptedOn;
}

/// <summary>A case study as lists show it.</summary>
/// <param name="Opening">First sentences of what happened, plain text, English.</param>
public sealed record CaseStudyEntry(
    string Slug,
    string Title,
    ApproximateDate From,
    ApproximateDate To,
    Confidence Confidence,
    string Opening,
    IReadOnlyList<MissionName> Missions,
    IReadOnlyList<CountryName> Countries,
    IReadOnlyList<CaseStudyTheme> Themes,
    IReadOnlyList<TaskName> Tasks);
