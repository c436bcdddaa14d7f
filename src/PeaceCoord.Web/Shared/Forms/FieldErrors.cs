namespace PeaceCoord.Web.Shared;

/// <summary>What the form around a field knows of it: its errors, and what stands on record there.</summary>
public interface IFormErrors
{
    /// <summary>Whether somebody else saved since the form was opened: each field then shows what stands on record beside what was typed.</summary>
    bool Compares => false;

    IEnumerable<string> Of(string fieldId);

    /// <summary>What was typed into the field of this posted name, when it could not be read as what the field takes; else null.</summary>
    string? Unread(string name) => null;

    /// <summary>What stands on record at the field of this posted name; false where there is nothing to compare it with.</summary>
    bool Stands(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <summary>Whether the field of this posted name still holds what it held when the form was opened: then what stands is offered as chosen.</summary>
    bool IsUntouched(string name) => false;
}

internal static class FieldIds
{
    /// <summary>The element's id of a posted name: <c>Input.Title</c> → <c>input-title</c>.</summary>
    public static string Of(string name) => name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant();
}
