namespace PeaceCoord.Application.Organisations;

/// <summary>A list typed as text, one entry a line; commas and semicolons part entries too.</summary>
public static class Lines
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';'];

    public static IReadOnlyList<string> Read(string? text) =>
        [.. (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    public static string? Write(IEnumerable<string> entries) => string.Join('\n', entries) is { Length: > 0 } text ? text : null;
}

/// <summary>Names of enumeration values as forms post them.</summary>
public static class Choices
{
    /// <summary>False when one of them is no name of a value.</summary>
    public static bool TryRead<TChoice>(IEnumerable<string> names, out List<TChoice> choices)
        where TChoice : struct, Enum
    {
        choices = [];
        foreach (var name in names)
        {
            if (!TryRead<TChoice>(name, out var choice))
                return false;
            choices.Add(choice);
        }

        return true;
    }

    public static bool TryRead<TChoice>(string? name, out TChoice choice)
        where TChoice : struct, Enum => Enum.TryParse(name, ignoreCase: true, out choice) && Enum.IsDefined(choice) && !int.TryParse(name, out _);
}
