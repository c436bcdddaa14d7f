using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Partnerships;

public sealed partial class PartnershipsPage
{
    public static MenuItem Item => new(Routes.Partnerships, () => Words.Title, 410, SignedInOnly: true);

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? Turn { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListPartnerships Partnerships { get; init; }

    private static IEnumerable<(string, string)> Mine => [("mine", Words.OnlyMine)];

    private PartnershipList? List { get; set; }

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            if (List!.Kind is { } kind)
                yield return (Say.Choice(kind), Address((nameof(Kind), null)));
            if (List.State is { } state)
                yield return (Say.Choice(state), Address((nameof(State), null)));
            if (List.Mine)
                yield return (Words.OnlyMine, Address((nameof(Turn), null)));
        }
    }

    protected override async Task OnInitializedAsync() =>
        List = await Partnerships.Run(new ListPartnershipsInput { Kind = Kind, State = State, Turn = Turn, Page = Page }, default);

    /// <summary>This list's address with one part changed; the page starts again unless it is the part.</summary>
    private string Address((string Name, string? Value) change) =>
        Routes.Changed(Routes.Partnerships, change, [(nameof(Kind), Kind), (nameof(State), State), (nameof(Turn), Turn), (nameof(Page), null)]);
}
