using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Web.Search;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Organisations;

public sealed partial class OrganisationsPage
{
    public static MenuItem Item => new(Routes.Organisations, () => Words.Organisations, 400, SignedInOnly: true);

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Sector { get; set; }

    [SupplyParameterFromQuery] public string? Area { get; set; }

    [SupplyParameterFromQuery] public string? Verification { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [SupplyParameterFromQuery] public string? Search { get; set; }

    [SupplyParameterFromForm] public KeepSearchInput? Input { get; set; }

    [Inject] public required ListOrganisations Organisations { get; init; }

    private OrganisationList? List { get; set; }

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            var chosen = List!.Filter;
            if (chosen.Query is { } query)
                yield return ("“" + query + "”", Address((nameof(Q), null)));
            if (chosen.Kind is { } kind)
                yield return (Say.Choice(kind), Address((nameof(Kind), null)));
            if (chosen.Sector is { } sector)
                yield return (Say.Choice(sector), Address((nameof(Sector), null)));
            if (chosen.Area is { } area)
                yield return (area, Address((nameof(Area), null)));
            if (chosen.Verification is { } level)
                yield return (Say.Choice(level), Address((nameof(Verification), null)));
            if (List.SearchText is { } name)
                yield return (Say.Fill(Words.ContactNamed, name), Address((nameof(Search), null)));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        List = await Organisations.Run(
            new ListOrganisationsInput { Q = Q, Kind = Kind, Sector = Sector, Area = Area, Verification = Verification, Sort = Sort, Page = Page, Search = SearchForm.Id(Search) }, default);
        Input ??= new() { Text = List.SearchText };
    }

    /// <summary>The order a heading leads to, and the one it shows.</summary>
    private (string Address, string? Sorted) Heading(OrganisationOrder order)
    {
        var isCurrent = List!.Filter.Order == order;
        var turn = isCurrent && !List.Filter.Descending;
        return (Address((nameof(Sort), (turn ? "-" : "") + Routes.Word(order))), isCurrent ? List.Filter.Descending ? "descending" : "ascending" : null);
    }

    /// <summary>This list's address with one part changed; the page starts again unless it is the part.</summary>
    private string Address((string Name, string? Value) change) => Routes.Changed(
        Routes.Organisations,
        change,
        [
            (nameof(Q), Q), (nameof(Kind), Kind), (nameof(Sector), Sector), (nameof(Area), Area), (nameof(Verification), Verification), (nameof(Search), Search), (nameof(Sort), Sort), (nameof(Page), null),
        ]);
}
