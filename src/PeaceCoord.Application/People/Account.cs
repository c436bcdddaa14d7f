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
}
