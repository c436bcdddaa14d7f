using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Missions;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

public sealed partial class MissionPage
{
    /// <summary>The slug, or an acronym in any spelling, spaces and slashes included: it leads to the slug.</summary>
    [Parameter] public string Slug { get; set; } = "";

    [SupplyParameterFromQuery] public string? On { get; set; }

    [Inject] public required ViewMission Missions { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private MissionView? View { get; set; }

    private string Day => View!.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Here => new Uri(Navigate.Uri).PathAndQuery;

    protected override async Task OnInitializedAsync()
    {
        var found = await Missions.Run(Uri.UnescapeDataString(Slug), On, default);
        if (!found.TryGet(out var view))
            Navigate.NotFound();
        else if (view.History.Mission.Slug != Slug)
            Navigate.NavigateTo(Routes.With(Routes.Mission(view.History.Mission.Slug), ("on", On)));
        else
            View = view;
    }
}
