using Microsoft.AspNetCore.Identity;

namespace PeaceCoord.Application.People;

/// <summary>A sign-in. What it may do are its memberships, never anything stored here.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = 100;

    public string DisplayName { get; set; } = "";

    /// <summary>The language of the account's pages, such as <c>fr</c>; null to follow the browser.</summary>
    public string? Language { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>See <see cref="Domain.People.OneTimeLink"/>; null while none is open. Before anybody joined it leads to the first password, after a reset to a new second step; else to another password.</summary>
    public string? LinkHash { get; set; }

    public DateTimeOffset? LinkExpiresAt { get; set; }

    /// <summary>When others last removed its second step, because it was lost; null when nobody ever did.</summary>
    public DateTimeOffset? SecondStepResetAt { get; set; }

    /// <summary>Whether its second step was removed and no new one is set up: until then the password alone signs nobody in, only a one-time link does.</summary>
    public bool AwaitsSecondStep { get; set; }

    /// <summary>False while nobody used the link it was made with: it has no password, and nobody signs in.</summary>
    public bool HasJoined => PasswordHash is not null;
}
