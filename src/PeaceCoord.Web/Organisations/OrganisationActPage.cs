using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Organisations;

/// <summary>A page that does one thing to one organisation: loads it, and is not found when it is not visible.</summary>
public abstract class OrganisationActPage : ComponentBase
{
    [Parameter] public Guid Id { get; set; }

    [CascadingParameter] public HttpContext? Http { get; set; }

    [Inject] public required ViewOrganisation Organisations { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    protected OrganisationView? View { get; private set; }

    protected OrganisationId Target => new(Id);

    /// <summary>A form was sent: it is shown with what was typed, whoever sent it, and the use case decides.</summary>
    protected bool IsPosted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    protected override async Task OnInitializedAsync()
    {
        var found = await Organisations.Run(Target, default);
        if (found.TryGet(out var view) && Begin(view))
            View = view;
        else
            Navigate.NotFound();
    }

    /// <summary>Prepares the form; false when what the address names is not there.</summary>
    protected abstract bool Begin(OrganisationView view);
}
