namespace PeaceCoord.Domain.Places;

/// <summary>Which of several names a reader sees.</summary>
public static class NameChoice
{
    private static readonly string[] Fallbacks = ["en", "fr", "es"];

    /// <summary>The name in the reader's language; else English, French, Spanish, or whatever there is. Null when there is none.</summary>
    public static (string Language, string Text)? For(string language, IReadOnlyCollection<(string Language, string Text)> names)
    {
        foreach (var wanted in Fallbacks.Prepend(language))
        {
            foreach (var name in names)
            {
                if (name.Language == wanted)
                    return name;
            }
        }

        return names.Count == 0 ? null : names.First();
    }
}
