using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>What the session's cookie says: the account, its security stamp, which session it is and since when, and the name to greet by. Nothing about what it may do.</summary>
internal sealed class Claims(UserManager<Account> accounts, IOptions<IdentityOptions> options, TimeProvider clock) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    public const string DisplayName = "name";
    private const string SessionId = "sid";
    private const string Since = "since";

    /// <summary>Null of a visitor, and of a cookie that does not say enough.</summary>
    public static (AccountId Account, SignedInSession Session)? SessionOf(ClaimsPrincipal person, IdentityOptions identity)
    {
        var said = identity.ClaimsIdentity;
        return Guid.TryParse(person.FindFirstValue(said.UserIdClaimType), out var account) && Guid.TryParse(person.FindFirstValue(SessionId), out var session)
            && long.TryParse(person.FindFirstValue(Since), NumberStyles.None, CultureInfo.InvariantCulture, out var since) && person.FindFirstValue(said.SecurityStampClaimType) is { } stamp
            ? (new AccountId(account), new SignedInSession(stamp, session, DateTimeOffset.FromUnixTimeSeconds(since)))
            : null;
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(DisplayName, user.DisplayName));
        identity.AddClaim(new Claim(SessionId, Guid.CreateVersion7().ToString()));
        identity.AddClaim(new Claim(Since, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
        return identity;
    }
}
