using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Outreach;

public sealed partial class OutreachPage
{
    private OutreachList? _list;
    private DateOnly? _from;
    private DateOnly? _until;

    [SupplyParameterFromQuery] public string? Channel { get; set; }

    [SupplyParameterFromQuery] public string? Office { get; set; }

    /// <summary>Of a rumour that was heard.</summary>
    [SupplyParameterFromQuery] public string? Theme { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? Until { get; set; }

    /// <summary>One that it was meant for, itself or with its whole area.</summary>
    [SupplyParameterFromQuery] public string? Community { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListOutreach Outreach { get; init; }

    private AddressReading Asked { get; } = new();

    private static IEnumerable<(string Value, string Text)> Channels => FilterField.Of<OutreachChannel>();

    private static IEnumerable<(string Value, string Text)> Themes => FilterField.Of<ConcernTheme>();

    private IEnumerable<(string Value, string Text)> Offices => _list!.Offices.Select(office => (office.Id.ToString(), office.Name));

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            foreach (var chip in Chosen(Channels, Channel, nameof(Channel)).Concat(Chosen(Offices, Office, nameof(Office))).Concat(Chosen(Themes, Theme, nameof(Theme))))
                yield return chip;
            if (Guid.TryParse(Community, out _))
                yield return (_list!.Community?.Text ?? PeaceCoord.Web.Commitments.Words.OneCommunity, Address((nameof(Community), null)));
            if (_from is { } from)
                yield return (Say.Fill(Words.SinceDay, Say.Short(from)), Address((nameof(From), null)));
            if (_until is { } until)
                yield return (Say.Fill(Words.ToDay, Say.Short(until)), Address((nameof(Until), null)));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        (_from, _until) = (Asked.Day(From, nameof(From)), Asked.Day(Until, nameof(Until)));
        var office = Asked.Id(Office, nameof(Office));
        var filter = new OutreachFilter(
            Asked.Choice<OutreachChannel>(Channel, nameof(Channel)), office is { } id ? new FieldOfficeId(id) : null, Asked.Choice<ConcernTheme>(Theme, nameof(Theme)), _from, _until, AddressReading.Page(Page), Asked.Id(Community, nameof(Community)));
        _list = await Outreach.Run(filter, Say.Language, CancellationToken.None);
        Asked.Refuse(office is not null && _list.Offices.All(known => known.Id != office), nameof(Office));
    }

    private IEnumerable<(string Text, string Without)> Chosen(IEnumerable<(string Value, string Text)> options, string? value, string name) =>
        options.Where(option => option.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(option => (option.Text, Address((name, null))));

    private string Address((string Name, string? Value) change) => Routes.Changed(
        Routes.OutreachActivities, change, [(nameof(Channel), Channel), (nameof(Office), Office), (nameof(Theme), Theme), (nameof(From), From), (nameof(Until), Until), (nameof(Community), Community), (nameof(Page), null)]);
}
