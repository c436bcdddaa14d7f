using System.Globalization;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application;

/// <summary>Reads what a list's address says. What cannot be read is refused at its field and left out of the question; what was typed stays in the field.</summary>
public sealed class AddressReading
{
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public TChoice? Choice<TChoice>(string? text, string field)
        where TChoice : struct, Enum =>
        Read(text, field, Choices.TryRead<TChoice>(text ?? "", out var choice), choice, RefusalCodes.UnknownChoice);

    /// <summary>As a date field sends it: <c>2026-03-08</c>.</summary>
    public DateOnly? Day(string? text, string field) =>
        Read(text, field, DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day, RefusalCodes.Malformed);

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
