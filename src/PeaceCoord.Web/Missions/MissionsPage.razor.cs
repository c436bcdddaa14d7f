using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Missions;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

public sealed partial class MissionsPage
{
    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Region { get; set; }

    [SupplyParameterFromQuery] public string? Country { get; set; }

    [SupplyParameterFromQuery] public string? Task { get; set; }

    [SupplyParameterFromQuery] public string? On { get; set; }

    [SupplyParameterFromQuery] public string? Ongoing { get; set; }

    [SupplyParameterFromQuery] public string? Decade { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListMissions Missions { get; init; }

    private MissionList List { get; set; } = null!;

    /// <summary>A browser's date field would swallow a date that is none: what was typed stays.</summary>
    private string DayType => List.Refusals.Any(refusal => refusal.Field == nameof(On)) ? "text" : "date";

    private IEnumerable<(string, string)> Countries => List.Counts.Countries
        .Select(country => (country.Value.Code.ToLowerInvariant(), Counted(MissionWords.Name(country.Value), country.Count))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture);

    private IEnumerable<(string, string)> TaskChoices => List.Counts.Tasks
        .Select(task => (task.Value.Code.ToLowerInvariant(), Counted(MissionWords.Name(task.Value), task.Count))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture);

    private IEnumerable<(string, string)> OngoingChoices => List.Counts.Ongoing.OrderByDescending(answer => answer.Value)
        .Select(answer => (answer.Value ? "yes" : "no", Counted(answer.Value ? Shared.Words.Yes : Shared.Words.No, answer.Count)));

    private IEnumerable<(string, string)> Decades => List.Counts.Decades.OrderBy(decade => decade.Value)
        .Select(decade => (decade.Value.ToString(CultureInfo.InvariantCulture), Counted(Say.Fill(Words.Decade, decade.Value), decade.Count)));

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            var chosen = List.Filter;
            if (chosen.Query.Length > 0)
                yield return ("“" + chosen.Query + "”", Address((nameof(Q), null)));
            if (chosen.Organisation is { } organisation)
                yield return (Say.Choice(organisation), Address((nameof(Organisation), null)));
            if (chosen.Kind is { } kind)
                yield return (Say.Choice(kind), Address((nameof(Kind), null)));
            if (chosen.Region is { } region)
                yield return (Say.Choice(region), Address((nameof(Region), null)));
            if (chosen.Country is { } country)
                yield return (MissionWords.Name(country), Address((nameof(Country), null)));
            if (chosen.Task is { } task)
                yield return (MissionWords.Name(task), Address((nameof(Task), null)));
            if (chosen.On is { } day)
                yield return (Say.Date(day), Address((nameof(On), null)));
            if (chosen.Ongoing is { } isOngoing)
                yield return (isOngoing ? Words.Ongoing : Words.Ended, Address((nameof(Ongoing), null)));
            if (chosen.Decade is { } decade)
                yield return (Say.Fill(Words.Decade, decade), Address((nameof(Decade), null)));
        }
    }

    protected override async Task OnInitializedAsync() => List = await Missions.Run(
        new ListMissionsInput
        {
            Q = Q,
            Organisation = Organisation,
            Kind = Kind,
            Region = Region,
            Country = Country,
            Task = Task,
            On = On,
            Ongoing = Ongoing,
            Decade = Decade,
            Sort = Sort,
            Page = Page,
        },
        default);

    private static IEnumerable<(string, string)> Choices<TChoice>(IReadOnlyList<FilterCount<TChoice>> counts)
        where TChoice : struct, Enum =>
        counts.OrderBy(count => count.Value).Select(count => (Routes.Word(count.Value), Counted(Say.Choice(count.Value), count.Count)));

    private static string Counted(string text, int count) => $"{text} ({count})";

    /// <summary>The order a heading leads to, and the one it shows.</summary>
    private (string Address, string? Sorted) Heading(MissionOrder order)
    {
        var (current, descending) = List.Filter.Order is { } chosen ? (chosen, List.Filter.Descending) : (MissionOrder.From, true);
        var isCurrent = current == order && (List.Filter.Order is not null || List.Filter.Query.Length == 0);
        var turn = isCurrent ? !descending : order is not (MissionOrder.Mission or MissionOrder.Kind);
        return (Address((nameof(Sort), (turn ? "-" : "") + Routes.Word(order))), isCurrent ? descending ? "descending" : "ascending" : null);
    }

    /// <summary>This list's address with one part changed; the page starts again unless it is the part.</summary>
    private string Address((string Name, string? Value) change) => Routes.Changed(
        Routes.Missions,
        change,
        [
            (nameof(Q), Q), (nameof(Organisation), Organisation), (nameof(Kind), Kind), (nameof(Region), Region), (nameof(Country), Country), (nameof(Task), Task),
            (nameof(On), On), (nameof(Ongoing), Ongoing), (nameof(Decade), Decade), (nameof(Sort), Sort), (nameof(Page), null),
        ]);
}
