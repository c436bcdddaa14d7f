using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Organisations;

/// <summary>A page that does one thing to one organisation.</summary>
public abstract class OrganisationActPage : RecordPage<OrganisationView>
{
    [Inject] public required ViewOrganisation Organisations { get; init; }

    protected OrganisationId Target => new(Id);

    protected override async Task<OrganisationView?> Load(CancellationToken cancel) =>
        (await Organisations.Run(Target, cancel)).TryGet(out var view) ? view : null;
}
