using System.Data.Common;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Asks the database every few seconds whether a circuit's person is still who they were: signed out elsewhere, disabled, or with
/// another set of memberships, the circuit becomes nobody's, and its page goes blank and is loaded anew, which shows what they may see now.
/// </summary>
internal sealed class CircuitAuthentication(ILoggerFactory logs, Actors actors, IJSRuntime browser, IOptions<IdentityOptions> identity)
    : RevalidatingServerAuthenticationStateProvider(logs)
{
    private string? _standings;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(3);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (Claims.SessionOf(authenticationState.User, identity.Value) is not var (account, session))
            return true;

        Actor actor;
        try
        {
            actor = await actors.Load(account, session, cancellationToken);
        }
        catch (Exception fault) when (fault is DbException || fault.InnerException is DbException)
        {
            // A database that does not answer tells nothing of the person; nor does it show or keep anything for them meanwhile.
            return true;
        }
        catch (ObjectDisposedException)
        {
            // The circuit, or the portal, ended while it was asked.
            return false;
        }

        var standings = Standings.Of(actor);
        _standings ??= standings;
        if (actor.IsSignedIn && standings == _standings)
            return true;

        await Blank();
        return false;
    }

    /// <summary>Says whom the page was made for, which may be longer ago than the circuit.</summary>
    public void MadeFor(string standings) => _standings = standings;

    private async Task Blank()
    {
        try
        {
            await browser.InvokeVoidAsync("PeaceCoord.leave");
        }
        catch (Exception gone) when (gone is InvalidOperationException or JSException or OperationCanceledException)
        {
            // The circuit lost its browser: there is no page to blank, and its use cases ask again who acts.
        }
    }
}
