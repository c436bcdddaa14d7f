using System.Text.RegularExpressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>Finds mandates by resolution, year, task and how they treat civil society.</summary>
public sealed partial class ListMandates(PublicHistories histories) : IUseCase
{
    public const int PageSize = 50;

    public async Task<MandateList> Run(ListMandatesInput input, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        var words = new AddressReading();
        var chosen = Chosen(input, all, words);
        var rows = all.Mandates.Where(mandate => Passes(mandate, chosen)).ToList();
        return new MandateList
        {
            Page = words.PageOf(rows, input.Page, PageSize),
            Total = all.Mandates.Count,
            MissionsWithout = all.Missions.Count(mission => mission.Mandates.Count == 0),
            Filter = chosen,
            Tasks = all.Tasks,
            Years = [.. all.Mandates.Select(mandate => mandate.AdoptedOn.Year).Distinct()],
            Engagement = all.Engagement,
            Refusals = words.Refusals,
        };
    }

    private static ChosenMandateFilter Chosen(ListMandatesInput input, Histories all, AddressReading words)
    {
        var task = words.Code(input.Task, nameof(input.Task), code => all.Tasks.Any(known => known.Code == code));
        return new ChosenMandateFilter(
            words.Words(input.Q, ListMissionsInput.QueryMaxLength, nameof(input.Q)) ?? "",
            words.Number(input.Year, nameof(input.Year), 1945, 2100),
            task is null ? null : all.Tasks.First(known => known.Code == task),
            words.Choice<EngagementFilter>(input.Engagement, nameof(input.Engagement)));
    }

    private static bool Passes(MandateEntry mandate, ChosenMandateFilter chosen) =>
        (chosen.Year is null || mandate.AdoptedOn.Year == chosen.Year)
        && (chosen.Task is null || mandate.Gives.Contains(chosen.Task) || mandate.Ends.Contains(chosen.Task))
        && (chosen.Engagement is null || chosen.Engagement == Strength(mandate))
        && Mentions(mandate, chosen.Query);

    private static EngagementFilter Strength(MandateEntry mandate) =>
        mandate.Engagement is { } clause ? (EngagementFilter)clause.Strength : EngagementFilter.NotSeen;

    /// <summary>Numbers are numbers of resolutions; other words begin a word of the mission's name or the summary.</summary>
    private static bool Mentions(MandateEntry mandate, string query)
    {
        if (query.Length == 0)
            return true;
        var terms = MissionSearch.Terms(query);
        var number = Digits().Match(mandate.Resolution).Value;
        var text = " " + Trigrams.Normal(mandate.Mission.Acronym + " " + mandate.Mission.Name + " " + mandate.Summary);
        return terms.Count > 0 && terms.All(term => term.All(char.IsAsciiDigit) ? term == number : text.Contains(" " + term, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();
}

/// <summary>The list's address, as typed.</summary>
public sealed record ListMandatesInput
{
    public string? Q { get; init; }

    public string? Year { get; init; }

    public string? Task { get; init; }

    public string? Engagement { get; init; }

    public string? Page { get; init; }
}

/// <summary>How a text treats civil society, or that it was not seen.</summary>
public enum EngagementFilter
{
    None = EngagementStrength.None,
    Mentions = EngagementStrength.Mentions,
    Encourages = EngagementStrength.Encourages,
    Requests = EngagementStrength.Requests,
    Decides = EngagementStrength.Decides,
    NotSeen,
}

/// <summary>The filter as it was understood.</summary>
public sealed record ChosenMandateFilter(string Query, int? Year, TaskName? Task, EngagementFilter? Engagement);

/// <summary>A page of mandates, newest first, and the whole collection's engagement by decade.</summary>
public sealed record MandateList
{
    public required PageOfRows<MandateEntry> Page { get; init; }

    public required int Total { get; init; }

    /// <summary>Missions of which no mandate is recorded.</summary>
    public required int MissionsWithout { get; init; }

    public required ChosenMandateFilter Filter { get; init; }

    public required IReadOnlyList<TaskName> Tasks { get; init; }

    public required IReadOnlyList<int> Years { get; init; }

    public required IReadOnlyList<EngagementDecade> Engagement { get; init; }

    public required IReadOnlyList<Refusal> Refusals { get; init; }
}
