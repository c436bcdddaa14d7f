namespace PeaceCoord.Web.Shared;

/// <summary>What a picker finds.</summary>
public enum Picker
{
    Communities,
    Areas,
    Organisations,
    Leaders,
}

/// <summary>One record that a picker offers.</summary>
/// <param name="Value">Its id or code: what the form keeps.</param>
/// <param name="Language">Of the text; null when it is in none.</param>
/// <param name="Aside">What tells it from others of that name.</param>
public sealed record Offer(string Value, string Text, string? Language = null, string? Aside = null);
