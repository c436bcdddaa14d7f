using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>Finds missions by words, misspelt or not, and by what they were.</summary>
public sealed class ListMissions(PublicHistories histories) : IUseCase
{
    public const int PageSize = 25;

    public async Task<MissionList> Run(ListMissionsInput input, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        var words = new AddressReading();
        var filter = MissionFilter.Read(input, all, words);
        var (found, isNearest) = filter.Search(all.Missions);
        var sorted = filter.Sort([.. found.Where(filter.Passes)]);
        return new MissionList
        {
            Page = words.PageOf([.. sorted.Select(mission => mission.History)], input.Page, PageSize),
            Total = all.Missions.Count,
            IsNearest = isNearest,
            Filter = filter.Chosen(all),
            Counts = filter.Counts(found, all),
            Refusals = words.Refusals,
        };
    }
}

/// <summary>The list's address, as typed: every part may be missing or wrong.</summary>
public sealed record ListMissionsInput
{
    public const int QueryMaxLength = 100;

    /// <summary>Words: name, acronym, country, resolution.</summary>
    public string? Q { get; init; }

    public string? Organisation { get; init; }

    public string? Kind { get; init; }

    public string? Region { get; init; }

    /// <summary>ISO alpha-3, any case.</summary>
    public string? Country { get; init; }

    /// <summary>Code of a task, any case.</summary>
    public string? Task { get; init; }

    /// <summary>A day, <c>2005-12-31</c>: missions that ran then; with a task, in which it was in force then.</summary>
    public string? On { get; init; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Ongoing { get; init; }

    /// <summary>First year of the decade in which the mission began.</summary>
    public string? Decade { get; init; }

    /// <summary>A <see cref="MissionOrder"/>, with a hyphen before it for the other direction.</summary>
    public string? Sort { get; init; }

    public string? Page { get; init; }
}

/// <summary>What the list can be ordered by.</summary>
public enum MissionOrder
{
    From,
    Mission,
    Kind,
    To,
    Mandates,
    Fatalities,
}

/// <summary>A page of missions and what one can narrow it by.</summary>
public sealed record MissionList
{
    public required PageOfRows<MissionHistory> Page { get; init; }

    /// <summary>All missions there are.</summary>
    public required int Total { get; init; }

    /// <summary>Nothing was found as typed: these are the nearest.</summary>
    public required bool IsNearest { get; init; }

    public required ChosenMissionFilter Filter { get; init; }

    public required MissionCounts Counts { get; init; }

    /// <summary>Parts of the address that could not be read; the list is shown without them.</summary>
    public required IReadOnlyList<Refusal> Refusals { get; init; }
}

/// <summary>The filter as it was understood.</summary>
public sealed record ChosenMissionFilter(
    string Query,
    LeadOrganisation? Organisation,
    MissionKind? Kind,
    Region? Region,
    CountryName? Country,
    TaskName? Task,
    DateOnly? On,
    bool? Ongoing,
    int? Decade,
    MissionOrder? Order,
    bool Descending);

/// <summary>How many missions each choice would leave, the other filters standing.</summary>
public sealed record MissionCounts(
    IReadOnlyList<FilterCount<LeadOrganisation>> Organisations,
    IReadOnlyList<FilterCount<MissionKind>> Kinds,
    IReadOnlyList<FilterCount<Region>> Regions,
    IReadOnlyList<FilterCount<CountryName>> Countries,
    IReadOnlyList<FilterCount<TaskName>> Tasks,
    IReadOnlyList<FilterCount<bool>> Ongoing,
    IReadOnlyList<FilterCount<int>> Decades);
