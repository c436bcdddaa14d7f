using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Web.Search;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

public sealed partial class LeadersPage
{
    private const string Due = "due";

    private IReadOnlyList<NamedCommunity> _communities = [];

    [SupplyParameterFromQuery] public string? Role { get; set; }

    [SupplyParameterFromQuery] public string? Risk { get; set; }

    [SupplyParameterFromQuery] public string? Community { get; set; }

    [SupplyParameterFromQuery] public string? Review { get; set; }

    [SupplyParameterFromQuery] public string? Search { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromForm] public KeepSearchInput? Input { get; set; }

    [Inject] public required ListLeaders ListLeaders { get; init; }

    [Inject] public required ListCommunityNames ListCommunityNames { get; init; }

    private LeaderList? List { get; set; }

    private AddressReading Asked { get; } = new();

    private static IEnumerable<(string Value, string Text)> Roles => FilterField.Of<LeaderRole>();

    private static IEnumerable<(string Value, string Text)> Risks => FilterField.Of<ReprisalRisk>();

    private static IEnumerable<(string Value, string Text)> Reviews => [(Due, Words.ReviewDue)];

    private IEnumerable<(string Value, string Text)> Communities => _communities.Select(community => (community.Id.Value.ToString(), community.Name.Text));

    private IEnumerable<(string Text, string Without)> Chips =>
        new[] { (nameof(Role), Roles, Role), (nameof(Risk), Risks, Risk), (nameof(Community), Communities, Community), (nameof(Review), Reviews, Review) }
            .Select(filter => (filter.Item2.FirstOrDefault(choice => choice.Value == filter.Item3).Text, Address((filter.Item1, null))))
            .Append((Text: List?.SearchText is { } text ? $"“{text}”" : null!, Address((nameof(Search), null))))
            .Where(chip => chip.Text is not null);

    protected override async Task OnInitializedAsync()
    {
        _communities = await ListCommunityNames.Run(Say.Language, CancellationToken.None);
        List = await ListLeaders.Run(
            new LeaderFilter(
                Asked.Choice<LeaderRole>(Role, nameof(Role)),
                Asked.Choice<ReprisalRisk>(Risk, nameof(Risk)),
                null,
                Asked.Id(Community, nameof(Community)),
                Asked.Is(Due, Review, nameof(Review)),
                AddressReading.Page(Page))
            {
                Search = SearchForm.Id(Search),
                RoleNames = Enum.GetValues<LeaderRole>().ToDictionary(choice => choice, choice => Say.Choice(choice)),
            },
            Say.Language,
            CancellationToken.None);
        Input ??= new() { Text = List.SearchText };
    }

    /// <summary>This list with one part of its address changed; a changed filter goes back to the first page.</summary>
    private string Address((string Name, string? Value) change) => Routes.Changed(
        Routes.Leaders,
        change,
        [
            (nameof(Role), Role), (nameof(Risk), Risk), (nameof(Community), Community), (nameof(Review), Review), (nameof(Search), Search), (nameof(Page), null),
        ]);
}
