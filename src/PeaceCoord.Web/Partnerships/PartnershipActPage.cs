using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Web.Partnerships;

/// <summary>A page that shows or does one thing to one partnership: loads it, and is not found when it is not visible.</summary>
public abstract class PartnershipActPage : ComponentBase
{
    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required ViewPartnership Partnerships { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    protected PartnershipView? View { get; private set; }

    protected PartnershipId Target => new(Id);

    /// <summary>A form was sent: it is shown with what was typed, whoever sent it, and the use case decides.</summary>
    protected bool IsPosted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        var found = await Partnerships.Run(Target, default);
        if (found.TryGet(out var view))
        {
            View = view;
            Begin(view);
        }
        else
        {
            Navigate.NotFound();
        }
    }

    /// <summary>Prepares the form.</summary>
    protected virtual void Begin(PartnershipView view)
    {
    }
}
