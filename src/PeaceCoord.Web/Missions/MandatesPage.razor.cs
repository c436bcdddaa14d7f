using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Missions;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

public sealed partial class MandatesPage
{
    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Year { get; set; }

    [SupplyParameterFromQuery] public string? Task { get; set; }

    [SupplyParameterFromQuery] public string? Engagement { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListMandates Mandates { get; init; }

    private static IEnumerable<(string, string)> EngagementChoices => FilterField.Of<EngagementFilter>();

    private MandateList List { get; set; } = null!;

    private IEnumerable<(string, string)> TaskChoices =>
        List.Tasks.Select(task => (task.Code.ToLowerInvariant(), MissionWords.Name(task))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture);

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            var chosen = List.Filter;
            if (chosen.Query.Length > 0)
                yield return ("“" + chosen.Query + "”", Address((nameof(Q), null)));
            if (chosen.Year is { } year)
                yield return (year.ToString(CultureInfo.InvariantCulture), Address((nameof(Year), null)));
            if (chosen.Task is { } task)
                yield return (MissionWords.Name(task), Address((nameof(Task), null)));
            if (chosen.Engagement is { } engagement)
                yield return (Say.Choice(engagement), Address((nameof(Engagement), null)));
        }
    }

    protected override async Task OnInitializedAsync() =>
        List = await Mandates.Run(new ListMandatesInput { Q = Q, Year = Year, Task = Task, Engagement = Engagement, Page = Page }, default);

    private string Address((string Name, string? Value) change) =>
        Routes.Changed(Routes.Mandates, change, [(nameof(Q), Q), (nameof(Year), Year), (nameof(Task), Task), (nameof(Engagement), Engagement), (nameof(Page), null)]);
}
