using Npgsql;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Web.Security;

internal static class Health
{
    /// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: and reaches its database.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => "live").AllowAnonymous();
        app.MapGet("/health/ready", Ready).AllowAnonymous();
    }

    private static async Task<IResult> Ready(ProbeDatabase probe, CancellationToken cancel) =>
        await probe.Run(cancel) ? Results.Text("ready") : Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
}
