using System.Globalization;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.ReferenceData;

/// <summary>The named values of one row, with a complaint that names file, row and column for each that is wrong.</summary>
internal sealed class Cells(string file, int row, Func<string, string?> read, List<Refusal> problems)
{
    /// <summary>What a reader puts where bytes were no UTF-8.</summary>
    private const char Unreadable = '\uFFFD';

    public string Text(string column, int limit)
    {
        var text = OptionalText(column, limit);
        if (text.Length == 0)
            Complain(ReferenceDataRefusalCodes.ValueMissing, column, "");
        return text;
    }

    public string OptionalText(string column, int limit)
    {
        var text = read(column)?.Trim() ?? "";
        if (text.Length > limit)
            Complain(ReferenceDataRefusalCodes.ValueTooLong, column, limit);
        if (text.Contains(Unreadable, StringComparison.Ordinal) || !Check.IsPlain(text))
            Complain(ReferenceDataRefusalCodes.ValueUnreadable, column, "");
        return text;
    }

    public ApproximateDate ApproximateDate(string column)
    {
        var text = Text(column, 10);
        if (text.Length > 0 && !Domain.Kernel.ApproximateDate.TryParse(text, out _))
            Complain(ReferenceDataRefusalCodes.ValueNotADate, column, text);
        return Domain.Kernel.ApproximateDate.TryParse(text, out var date) ? date : default;
    }

    public ApproximateDate? OptionalApproximateDate(string column) =>
        string.IsNullOrWhiteSpace(read(column)) ? null : ApproximateDate(column);

    public DateOnly Day(string column)
    {
        var date = ApproximateDate(column);
        if (date.Precision != DatePrecision.Day)
            Complain(ReferenceDataRefusalCodes.ValueNotADate, column, date);
        return date.Earliest;
    }

    public DateOnly? OptionalDay(string column) => string.IsNullOrWhiteSpace(read(column)) ? null : Day(column);

    public int? OptionalCount(string column)
    {
        var text = OptionalText(column, 9);
        if (text.Length == 0)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;

        Complain(ReferenceDataRefusalCodes.ValueNotANumber, column, text);
        return null;
    }

    public decimal Degrees(string column, int limit)
    {
        var text = Text(column, 12);
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= limit)
            return degrees;

        Complain(ReferenceDataRefusalCodes.ValueNotANumber, column, text);
        return 0;
    }

    public bool Yes(string column)
    {
        var text = OptionalText(column, 3);
        if (text is not ("" or "yes"))
            Complain(ReferenceDataRefusalCodes.ValueUnknown, column, text);
        return text == "yes";
    }

    /// <summary>One of the names of an enumeration, whatever its case and hyphens, or one of <paramref name="others"/>.</summary>
    public TChoice Choice<TChoice>(string column, params ReadOnlySpan<(string Word, TChoice Choice)> others)
        where TChoice : struct, Enum
    {
        var text = Text(column, 60);
        return text.Length == 0 ? default : ChoiceOf(column, text, others);
    }

    public TChoice ChoiceOf<TChoice>(string column, string text, params ReadOnlySpan<(string Word, TChoice Choice)> others)
        where TChoice : struct, Enum
    {
        foreach (var (word, choice) in others)
        {
            if (word == text)
                return choice;
        }

        var name = text.Replace("-", "", StringComparison.Ordinal);
        if (Enum.GetNames<TChoice>().FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse<TChoice>(known);

        Complain(ReferenceDataRefusalCodes.ValueUnknown, column, text);
        return default;
    }

    /// <summary>Values parted by semicolons, each of which must be known.</summary>
    public IReadOnlyList<string> List(string column, Func<string, bool> isKnown)
    {
        var list = (read(column) ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var unknown in list.Where(value => !isKnown(value)))
            Complain(ReferenceDataRefusalCodes.ValueUnknown, column, unknown);
        foreach (var repeated in list.GroupBy(value => value, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Complain(ReferenceDataRefusalCodes.ValueRepeated, column, repeated.Key);
        return list;
    }

    public void Complain(string code, string column, object value) =>
        problems.Add(new Refusal(code, $"{file}:{row}:{column}", file, row, column, value));
}
