using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Partnerships;

/// <summary>A page that shows or does one thing to one partnership.</summary>
public abstract class PartnershipActPage : RecordPage<PartnershipView>
{
    [Inject] public required ViewPartnership Partnerships { get; init; }

    protected PartnershipId Target => new(Id);

    protected override async Task<PartnershipView?> Load(CancellationToken cancel) =>
        (await Partnerships.Run(Target, cancel)).TryGet(out var view) ? view : null;
}
