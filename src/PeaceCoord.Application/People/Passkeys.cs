using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace PeaceCoord.Application.People;

/// <summary>What a browser is told so that it makes or uses a passkey.</summary>
/// <param name="Json">For the browser (WebAuthn).</param>
/// <param name="State">What the server needs to check the answer: kept by the host in a cookie of that browser that scripts cannot read, and used once.</param>
public sealed record PasskeyOffer(string Json, string? State)
{
    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromMinutes(5);
}

internal static class Passkeys
{
    /// <summary>The person must show the device that it is them, by its PIN or a finger: then a passkey is both the having and the knowing.</summary>
    public static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        // Pages send no referrer, so browsers say no Origin with their forms: what the browser signed is compared with the address people reach the portal at.
        options.ValidateOrigin = context => ValueTask.FromResult(
            !context.CrossOrigin && string.Equals(context.Origin, $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>What the browser answered, checked: the account, and its passkey as it is now; null when anything is wrong.</summary>
    public static async Task<(Account Account, UserPasskeyInfo Passkey)?> Check(this IPasskeyHandler<Account> passkeys, string? credential, string? state, HttpContext http)
    {
        if (string.IsNullOrEmpty(credential) || string.IsNullOrEmpty(state))
            return null;
        var asserted = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = http, CredentialJson = credential, AssertionState = state });
        return asserted is { Succeeded: true, Passkey.IsUserVerified: true } ? (asserted.User, asserted.Passkey) : null;
    }
}
