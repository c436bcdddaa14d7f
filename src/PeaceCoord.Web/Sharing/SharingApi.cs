using Microsoft.AspNetCore.Mvc;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Sharing;

/// <summary>The post that takes a share back.</summary>
internal static class SharingApi
{
    public static void MapSharing(this WebApplication app)
    {
        app.MapPost("/shares/{id:guid}/take-back", TakeBack).RequireAuthorization();
    }

    /// <summary>Refused, the page that it leads back to says why.</summary>
    /// <param name="record">The consultation on whose page the form stood; null when it stood in the list.</param>
    private static async Task<IResult> TakeBack(Guid id, [FromForm] string? record, HttpContext http, RevokeShare revoke, CancellationToken cancel)
    {
        var taken = await revoke.Run(new ShareId(id), cancel);
        http.TellRefusal(taken);
        if (taken.Is(RefusalCodes.NotFound))
            return Results.NotFound();
        var back = Guid.TryParse(record, out var consultation) ? Routes.Consultation(consultation) : Routes.Shares;
        return Results.LocalRedirect(taken.Succeeded ? back : Routes.NotTakenBack(back, taken));
    }
}
