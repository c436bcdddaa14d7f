using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Organisations;

public sealed partial class OrganisationPage
{
    [Parameter] public Guid Id { get; set; }

    [Inject] public required ViewOrganisation Organisations { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private OrganisationView? View { get; set; }

    protected override async Task OnInitializedAsync()
    {
        var found = await Organisations.Run(new OrganisationId(Id), default);
        if (found.TryGet(out var view))
            View = view;
        else
            Navigate.NotFound();
    }
}
