using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>Who is acting in this request or circuit. Only the account and its session come from the cookie; what it may do is read now.</summary>
internal sealed class CurrentActor(IHttpContextAccessor http, AuthenticationStateProvider circuit, Actors actors, IOptions<IdentityOptions> identity) : ICurrentActor
{
    public async Task<Actor> Get(CancellationToken cancel)
    {
        return Claims.SessionOf(await Person(), identity.Value) is var (account, session) ? await actors.Load(account, session, cancel) : Actor.Anonymous;
    }

    private async Task<ClaimsPrincipal> Person() =>
        http.HttpContext is { WebSockets.IsWebSocketRequest: false } context && !context.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
            ? context.User
            : (await circuit.GetAuthenticationStateAsync()).User;
}
