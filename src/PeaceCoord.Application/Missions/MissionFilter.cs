using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>The list's filter, read: each part can be left out, to count what it would leave.</summary>
internal sealed record MissionFilter
{
    private string Query { get; init; } = "";

    private LeadOrganisation? Organisation { get; init; }

    private MissionKind? Kind { get; init; }

    private Region? Region { get; init; }

    private string? Country { get; init; }

    private string? Task { get; init; }

    private DateOnly? On { get; init; }

    private bool? Ongoing { get; init; }

    private int? Decade { get; init; }

    private MissionOrder? Order { get; init; }

    private bool Descending { get; init; }

    public static MissionFilter Read(ListMissionsInput input, Histories all, AddressReading words) => new()
    {
        Query = words.Words(input.Q, ListMissionsInput.QueryMaxLength, nameof(input.Q)) ?? "",
        Organisation = words.Choice<LeadOrganisation>(input.Organisation, nameof(input.Organisation)),
        Kind = words.Choice<MissionKind>(input.Kind, nameof(input.Kind)),
        Region = words.Choice<Region>(input.Region, nameof(input.Region)),
        Country = words.Code(input.Country, nameof(input.Country), all.Countries.ContainsKey),
        Task = words.Code(input.Task, nameof(input.Task), code => all.Tasks.Any(task => task.Code == code)),
        On = words.Day(input.On, nameof(input.On), MissionRefusalCodes.NotADay),
        Ongoing = words.Choice<YesOrNo>(input.Ongoing, nameof(input.Ongoing)) is { } answer ? answer == YesOrNo.Yes : null,
        Decade = words.Number(input.Decade, nameof(input.Decade), 1940, 2100) is { } year ? year / 10 * 10 : null,
        Order = words.Choice<MissionOrder>(input.Sort?.TrimStart('-'), nameof(input.Sort)),
        Descending = input.Sort?.StartsWith('-') == true,
    };

    public bool Passes(ShelvedMission mission) =>
        (Organisation is null || mission.Mission.Organisation == Organisation)
        && (Kind is null || mission.Mission.Kind == Kind)
        && (Region is null || mission.Mission.Region == Region)
        && (Country is null || mission.Mission.Countries.Contains(Country, StringComparer.Ordinal))
        && (Ongoing is null || mission.History.IsOngoing == Ongoing)
        && (Decade is null || DecadeOf(mission) == Decade)
        && PassesTask(mission);

    /// <summary>What was asked for in words, best first; when nothing is found as typed, what is nearest to it.</summary>
    public (IReadOnlyList<ShelvedMission> Found, bool IsNearest) Search(IReadOnlyList<ShelvedMission> missions)
    {
        var terms = MissionSearch.Terms(Query);
        if (terms.Count == 0)
            return (missions, false);

        var exact = missions.Select(mission => (Mission: mission, Rank: mission.Search.Exactly(terms))).Where(hit => hit.Rank > 0).ToList();
        if (exact.Count > 0)
            return ([.. exact.OrderByDescending(hit => hit.Rank).ThenByDescending(hit => hit.Mission.Mission.StartEarliest).Select(hit => hit.Mission)], false);

        var misspelt = new Misspelt(terms);
        var near = missions.Select(mission => (Mission: mission, Likeness: mission.Search.Nearly(misspelt))).Where(hit => hit.Likeness > 0);
        return ([.. near.OrderByDescending(hit => hit.Likeness).Select(hit => hit.Mission)], true);
    }

    public IEnumerable<ShelvedMission> Sort(IReadOnlyList<ShelvedMission> missions)
    {
        if (Order is null)
            return MissionSearch.Terms(Query).Count > 0 ? missions : missions.OrderByDescending(mission => mission.Mission.StartEarliest);

        return Order switch
        {
            MissionOrder.Mission => Directed(missions, mission => mission.Mission.Acronym, StringComparer.OrdinalIgnoreCase),
            MissionOrder.Kind => Directed(missions, mission => mission.Mission.Kind.ToString(), StringComparer.Ordinal),
            MissionOrder.To => Directed(missions, mission => mission.Mission.EndEarliest ?? DateOnly.MaxValue, null),
            MissionOrder.Mandates => Directed(missions, mission => mission.Mandates.Count, null),
            MissionOrder.Fatalities => Directed(missions, mission => mission.Mission.Fatalities ?? -1, null),
            _ => Directed(missions, mission => mission.Mission.StartEarliest, null),
        };
    }

    public ChosenMissionFilter Chosen(Histories all) => new(
        Query,
        Organisation,
        Kind,
        Region,
        Country is null ? null : all.Countries[Country],
        Task is null ? null : all.Tasks.First(task => task.Code == Task),
        On,
        Ongoing,
        Decade,
        Order,
        Descending);

    /// <param name="found">What the words found, whatever the other filters.</param>
    public MissionCounts Counts(IReadOnlyList<ShelvedMission> found, Histories all) => new(
        Count<LeadOrganisation>(found, this with { Organisation = null }, mission => [mission.Mission.Organisation]),
        Count<MissionKind>(found, this with { Kind = null }, mission => [mission.Mission.Kind]),
        Count<Region>(found, this with { Region = null }, mission => [mission.Mission.Region]),
        Count<CountryName>(found, this with { Country = null }, mission => mission.History.Countries),
        Count<TaskName>(found, this with { Task = null }, mission => On is { } day
            ? mission.InForce(day).Select(task => all.Tasks.First(name => name.Code == task.Task))
            : mission.History.Stretches.Select(stretch => stretch.Task).Distinct()),
        Count<bool>(found, this with { Ongoing = null }, mission => [mission.History.IsOngoing]),
        Count<int>(found, this with { Decade = null }, mission => [DecadeOf(mission)]));

    private static List<FilterCount<TValue>> Count<TValue>(IReadOnlyList<ShelvedMission> found, MissionFilter others, Func<ShelvedMission, IEnumerable<TValue>> values)
        where TValue : notnull =>
        [.. found.Where(others.Passes).SelectMany(values).CountBy(value => value).Select(entry => new FilterCount<TValue>(entry.Key, entry.Value))];

    private static int DecadeOf(ShelvedMission mission) => mission.Mission.StartEarliest.Year / 10 * 10;

    private bool PassesTask(ShelvedMission mission) => (Task, On) switch
    {
        (null, null) => true,
        (null, { } day) => mission.Mission.RanOn(day),
        ({ } task, null) => mission.HadTask(task),
        ({ } task, { } day) => mission.InForce(day).Any(inForce => inForce.Task == task),
    };

    private IEnumerable<ShelvedMission> Directed<TKey>(IReadOnlyList<ShelvedMission> missions, Func<ShelvedMission, TKey> key, IComparer<TKey>? comparer) =>
        (Descending ? missions.OrderByDescending(key, comparer) : missions.OrderBy(key, comparer)).ThenBy(mission => mission.Mission.Acronym, StringComparer.OrdinalIgnoreCase);

    private enum YesOrNo
    {
        No,
        Yes,
    }
}
