namespace PeaceCoord.Web.Shared;

/// <summary>The errors of the form around a field.</summary>
public interface IFormErrors
{
    IEnumerable<string> Of(string fieldId);

    /// <summary>What was typed into the field of this posted name, when it could not be read as what the field takes; else null.</summary>
    string? Unread(string name) => null;
}

internal static class FieldIds
{
    /// <summary>The element's id of a posted name: <c>Input.Title</c> → <c>input-title</c>.</summary>
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
}
