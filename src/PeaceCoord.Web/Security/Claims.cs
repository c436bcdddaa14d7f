using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>
/// What the session's cookie says: the account, its security stamp, which session it is, and the name to greet by. Nothing about what it may do, nor
/// since when. Made at each sign-in, which begins a session; whoever goes on in one keeps its claims (<see cref="Session.Renew"/>).
/// </summary>
internal sealed class Claims(UserManager<Account> accounts, IOptions<IdentityOptions> options, Sessions sessions, IHttpContextAccessor http)
    : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string DisplayName = "name";
    private const string SessionId = "sid";

    /// <summary>Null of a visitor, and of a cookie that does not say enough.</summary>
    public static (AccountId Account, SignedInSession Session)? SessionOf(ClaimsPrincipal person, IdentityOptions identity)
    {
        var said = identity.ClaimsIdentity;
        return Guid.TryParse(person.FindFirstValue(said.UserIdClaimType), out var account) && Guid.TryParse(person.FindFirstValue(SessionId), out var session)
            && person.FindFirstValue(said.SecurityStampClaimType) is { } stamp
            ? (new AccountId(account), new SignedInSession(stamp, session))
            : null;
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var session = await sessions.Begin(new AccountId(user.Id), Devices.Of(http.HttpContext?.Request.Headers.UserAgent.ToString()), CancellationToken.None);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(SessionId, session.ToString()));
        return identity;
    }
}
