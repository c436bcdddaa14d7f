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

    private static IEnumerable<(string, string)> EngagementChoices => Enum.GetValues<EngagementFilter>().Select(strength => (Routes.Word(strength), Say.Choice(strength)));

    private MandateList List { get; set; } = null!;

    private IEnumerable<(string, string)> TaskChoices =>
        List.Tasks.Select(task => (task.Code.ToLowerInvariant(), Tell.Name(task))).OrderBy(choice => choice.Item2, StringComparer.CurrentCulture);

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
                yield return (Tell.Name(task), Address((nameof(Task), null)));
            if (chosen.Engagement is { } engagement)
                yield return (Say.Choice(engagement), Address((nameof(Engagement), null)));
        }
    }

    protected override async Task OnInitializedAsync() =>
        List = await Mandates.Run(new ListMandatesInput { Q = Q, Year = Year, Task = Task, Engagement = Engagement, Page = Page }, default);

    private string Address((string Name, string? Value) change)
    {
        (string Name, string? Value)[] parts = [(nameof(Q), Q), (nameof(Year), Year), (nameof(Task), Task), (nameof(Engagement), Engagement), (nameof(Page), null)];
        return Routes.With(Routes.Mandates, parts.Select(part => (part.Name.ToLowerInvariant(), part.Name == change.Name ? change.Value : part.Value)));
    }
}
