using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Search;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>The list; everything it shows is said by its address. A part of the address that cannot be read is left out, and said.</summary>
public sealed partial class ConsultationsPage
{
    private ConsultationList? _list;

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Label { get; set; }

    [SupplyParameterFromQuery] public string? Office { get; set; }

    [SupplyParameterFromQuery] public string? Area { get; set; }

    [SupplyParameterFromQuery] public string? Task { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Mine { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromForm] public KeepSearchInput? Input { get; set; }

    [Inject] public required ListConsultations Consultations { get; init; }

    private ConsultationFilter Filter { get; set; } = new();

    private AddressReading Asked { get; } = new();

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            if (Filter.State is { } state)
                yield return (Say.Choice(state), Address(("state", null)));
            if (Filter.Kind is { } kind)
                yield return (Say.Choice(kind), Address(("kind", null)));
            if (Filter.Label is { } label)
                yield return (Say.Choice(label), Address(("label", null)));
            if (Filter.Office is { } office)
                yield return (_list!.Offices.GetValueOrDefault(office, Words.Office), Address(("office", null)));
            if (_list!.Area?.Area is { } area)
                yield return (area.Name, Address(("area", null)));
            if (_list.Tasks.FirstOrDefault(known => known.Code == Filter.Task) is { } task)
                yield return (Missions.MissionWords.Name(task), Address(("task", null)));
            if (Filter.From is { } from)
                yield return ($"{Words.HeldFrom} {Say.Short(from)}", Address(("from", null)));
            if (Filter.To is { } to)
                yield return ($"{Words.HeldTo} {Say.Short(to)}", Address(("to", null)));
            if (Filter.Mine)
                yield return (Words.Mine, Address(("mine", null)));
            if (_list.SearchText is { } text)
                yield return ($"“{text}”", Address(("search", null)));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        Filter = new ConsultationFilter
        {
            State = Asked.Choice<ConsultationState>(State, nameof(State)),
            Kind = Asked.Choice<ConsultationKind>(Kind, nameof(Kind)),
            Label = Asked.Choice<Domain.People.Label>(Label, nameof(Label)),
            Office = Asked.Id(Office, nameof(Office)) is { } office ? new FieldOfficeId(office) : null,
            Area = Asked.Words(Area, 80, nameof(Area)),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
            Task = Asked.Words(Task, MandateTask.CodeMaxLength, nameof(Task))?.ToUpperInvariant(),
            From = Asked.Day(From, nameof(From)),
            To = Asked.Day(To, nameof(To)),
            Mine = Asked.Is("yes", Mine, nameof(Mine)),
            Search = SearchForm.Id(Search),
            Sort = Sort,
            Page = AddressReading.Page(Page) ?? 1,
        };
        _list = await Consultations.Run(Filter, CancellationToken.None);
        Asked.Refuse(Filter.Task is not null && _list.Tasks.All(task => task.Code != Filter.Task), nameof(Task));
        Input ??= new() { Text = _list.SearchText };
    }

    private string SortBy(string column) => Address(("sort", Sort == column ? "-" + column : column), ("page", null));

    private string Address(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["state"] = State,
            ["kind"] = Kind,
            ["label"] = Label,
            ["office"] = Office,
            ["area"] = Area,
            ["task"] = Task,
            ["from"] = From,
            ["to"] = To,
            ["mine"] = Mine,
            ["search"] = Search,
            ["sort"] = Sort,
        };
        foreach (var (name, value) in changes)
            parts[name] = value;
        return Routes.With(Routes.Consultations, parts.Select(part => (part.Key, part.Value)));
    }
}
