using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Asks the database every few seconds whether a circuit's person is still who they were: signed out elsewhere, disabled, or with
/// another set of memberships, the circuit becomes nobody's and its page is loaded anew, which shows what they may see now.
/// </summary>
internal sealed class CircuitAuthentication(ILoggerFactory logs, Actors actors, NavigationManager navigate, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private string? _standings;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var person = authenticationState.User;
        if (!Guid.TryParse(person.FindFirstValue(identity.Value.ClaimsIdentity.UserIdClaimType), out var account))
            return true;

        var stamp = person.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType) ?? "";
        var actor = await actors.Load(new AccountId(account), stamp, cancellationToken);
        var standings = string.Join('|', actor.Standings.Select(standing => standing.ToString()).Order(StringComparer.Ordinal));
        _standings ??= standings;
        if (actor.IsSignedIn && standings == _standings)
            return true;

        Blank();
        return false;
    }

    private void Blank()
    {
        try
        {
            navigate.NavigateTo(navigate.Uri, forceLoad: true);
        }
        catch (InvalidOperationException)
        {
            // The circuit lost its browser: there is no page to blank, and its use cases ask again who acts.
        }
    }
}
