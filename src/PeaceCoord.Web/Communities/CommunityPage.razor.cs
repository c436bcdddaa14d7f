using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

public sealed partial class CommunityPage
{
    [Parameter] public Guid Id { get; set; }

    [Inject] public required ViewCommunity ViewCommunity { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private CommunityView? View { get; set; }

    private string Here => Routes.Community(new CommunityId(Id));

    /// <summary>What it is and how often it was asked, in one sentence.</summary>
    private string Sentence
    {
        get
        {
            var held = View!.Meetings.Where(m => m.State == ConsultationState.Recorded && m.HeldOn is not null).ToList();
            var place = View.Area is { } area ? string.Join(", ", new[] { area.Name, area.Within }.Where(part => part.Length > 0)) : View.AreaPCode;
            return held.Count == 0
                ? Say.Fill(Words.SentenceNotConsulted, Say.Choice(View.Kind), place)
                : Say.Fill(held.Count == 1 ? Words.SentenceConsultedOnce : Words.SentenceConsulted, Say.Choice(View.Kind), place, held.Count, Say.Date(held.Min(m => m.HeldOn!.Value)));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        View = await ViewCommunity.Run(new CommunityId(Id), Say.Language, CancellationToken.None);
        if (View is null)
            Navigate.NotFound();
    }
}
