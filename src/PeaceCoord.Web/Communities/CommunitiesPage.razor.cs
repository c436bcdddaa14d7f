using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

public sealed partial class CommunitiesPage
{
    private IReadOnlyList<Workplace> _workplaces = [];

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Office { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListCommunities ListCommunities { get; init; }

    [Inject] public required ListWorkplaces ListWorkplaces { get; init; }

    private CommunityList? List { get; set; }

    private AddressReading Asked { get; } = new();

    private static IEnumerable<(string Value, string Text)> Kinds => FilterField.Of<CommunityKind>();

    private IEnumerable<(string Value, string Text)> Offices => _workplaces.SelectMany(place => place.Offices).Select(office => (office.Id.Value.ToString(), office.Name));

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            if (Kinds.FirstOrDefault(kind => kind.Value == Kind) is { Text: { } kind })
                yield return (kind, Address(null, Office));
            if (Offices.FirstOrDefault(office => office.Value == Office) is { Text: { } office })
                yield return (office, Address(Kind, null));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _workplaces = await ListWorkplaces.Run(CancellationToken.None);
        List = await ListCommunities.Run(
            new CommunityFilter(
                Asked.Choice<CommunityKind>(Kind, nameof(Kind)),
                Asked.Id(Office, nameof(Office)),
                AddressReading.Page(Page)),
            Say.Language,
            CancellationToken.None);
    }

    private static string Address(string? kind, string? office, int? page = null) =>
        Routes.With(Routes.Communities, ("kind", kind), ("office", office), ("page", page?.ToString(CultureInfo.InvariantCulture)));
}
