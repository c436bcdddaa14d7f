using System.Globalization;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application;

/// <summary>Reads what a list's address says. What cannot be read is refused at its field and left out of the question; what was typed stays in the field.</summary>
public sealed class AddressReading
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>By its name, whatever its case, and with hyphens between its words or without.</summary>
    public TChoice? Choice<TChoice>(string? text, string field)
        where TChoice : struct, Enum =>
        Read(text, field, Choices.TryRead<TChoice>((text ?? "").Trim().Replace("-", "", StringComparison.Ordinal), out var choice), choice, RefusalCodes.UnknownChoice);

    /// <summary>One of the codes that exist, whatever its case.</summary>
    public string? Code(string? text, string field, Func<string, bool> exists)
    {
        var code = (text ?? "").Trim().ToUpperInvariant();
        if (code.Length == 0 || exists(code))
            return code.Length == 0 ? null : code;

        _refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Number(string? text, string field, int least, int most)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        _refusals.Add(new Refusal(RefusalCodes.OutOfRange, field, least, most));
        return null;
    }

    /// <summary>As a date field sends it: <c>2026-03-08</c>. No year of three digits: nobody means one.</summary>
    /// <param name="otherwise">The code of the refusal.</param>
    public DateOnly? Day(string? text, string field, string otherwise = RefusalCodes.Malformed) =>
        Read(text, field, DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year > 1000, day, otherwise);

    public Guid? Id(string? text, string field) => Read(text, field, Guid.TryParse(text, out var id), id, RefusalCodes.UnknownChoice);

    /// <summary>Whether the one word that the field knows was said.</summary>
    public bool Is(string word, string? text, string field) => Read(text, field, string.Equals(text, word, StringComparison.OrdinalIgnoreCase), true, RefusalCodes.UnknownChoice) ?? false;

    /// <summary>One of the words that the field knows; null for none of them.</summary>
    public string? OneOf(string? text, string field, params ReadOnlySpan<string> words)
    {
        if (!string.IsNullOrWhiteSpace(text) && !words.Contains(text))
            _refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
        return words.Contains(text ?? "") ? text : null;
    }

    /// <summary>A short text without what no text holds.</summary>
    public string? Words(string? text, int longest, string field)
    {
        var check = new Check().Text(text, longest, field);
        _refusals.AddRange(check.Refusals);
        return check.Passed && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
    }

    /// <summary>What only the page can read, and could not.</summary>
    public void Refuse(bool isWrong, string field)
    {
        if (isWrong)
            _refusals.Add(new Refusal(RefusalCodes.UnknownChoice, field));
    }

    public static int? Page(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null;

    private T? Read<T>(string? text, string field, bool isRead, T value, string otherwise)
        where T : struct
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!isRead)
            _refusals.Add(new Refusal(otherwise, field));
        return isRead ? value : null;
    }
}
