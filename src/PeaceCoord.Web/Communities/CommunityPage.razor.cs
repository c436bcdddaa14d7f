using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

public sealed partial class CommunityPage
{
    [Parameter] public Guid Id { get; set; }

    [Inject] public required ViewCommunity ViewCommunity { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private CommunityView? View { get; set; }

    [SupplyParameterFromQuery] public string? Promises { get; set; }

    [SupplyParameterFromQuery] public string? Concerns { get; set; }

    [SupplyParameterFromQuery] public string? Meetings { get; set; }

    private CommunityPages Shown => new(AddressReading.Page(Promises), AddressReading.Page(Concerns), AddressReading.Page(Meetings));

    private string Here => Routes.Community(new CommunityId(Id));

    /// <summary>What it is and how often it was asked, in one sentence.</summary>
    private string Sentence
    {
        get
        {
            var place = View!.Area is { } area ? string.Join(", ", new[] { area.Name, area.Within }.Where(part => part.Length > 0)) : View.AreaPCode;
            return View.FirstMet is not { } first
                ? Say.Fill(Words.SentenceNotConsulted, Say.Choice(View.Kind), place)
                : Say.Fill(View.TimesMet == 1 ? Words.SentenceConsultedOnce : Words.SentenceConsulted, Say.Choice(View.Kind), place, View.TimesMet, Say.Date(first));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        View = await ViewCommunity.Run(new CommunityId(Id), Say.Language, CancellationToken.None, Shown);
        if (View is null)
            Navigate.NotFound();
    }
}
