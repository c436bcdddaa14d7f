using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Shared;

/// <summary>Turns codes into words of the reader's language. A code without words is a fault of ours: a test finds it before people do.</summary>
public static partial class Say
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Managers = new(StringComparer.Ordinal);

    /// <summary>The words of a refusal: <c>Refusal_Reason</c> in the feature's words, its arguments filled in.</summary>
    public static string Refusal(Refusal refusal)
    {
        var parts = refusal.Code.Split('.', 2);
        var words = Words(parts[0] == "Kernel" ? "Shared" : parts[0], "Refusal_" + parts[1]);
        object[] arguments = [.. refusal.Arguments.Select(argument => argument switch
        {
            Enum value => Choice(value),
            DateOnly date => Date(date),
            _ => argument,
        })];
        return Fill(words, arguments);
    }

    /// <summary>Words with their placeholders filled in, in the reader's format.</summary>
    public static string Fill(string words, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, words, arguments);

    /// <summary>The words of an enumeration's value: <c>Type_Member</c> in the words of the feature its type belongs to.</summary>
    public static string Choice<TChoice>(TChoice value)
        where TChoice : Enum => Choice((Enum)value);

    public static string Choice(Enum value) => Words(FeatureOf(value.GetType()), $"{value.GetType().Name}_{value}");

    /// <summary>A day in the reader's format, such as "8 March 2026".</summary>
    public static string Date(DateOnly date) => First(date, "d MMMM yyyy");

    /// <summary>A date as far as it is known: "November 1956".</summary>
    public static string Date(ApproximateDate date) => date.Precision switch
    {
        DatePrecision.Year => date.Earliest.ToString("yyyy", CultureInfo.CurrentCulture),
        DatePrecision.Month => date.Earliest.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
        _ => Date(date.Earliest),
    };

    /// <summary>As short as a table wants it: "19 Sep 2026".</summary>
    public static string Short(DateOnly? day) => day is { } date ? First(date, "d MMM yyyy") : "";

    /// <summary>The day of an instant, in UTC.</summary>
    public static string Short(DateTimeOffset at) => Short(DateOnly.FromDateTime(at.UtcDateTime));

    /// <summary>An instant on some clock, to the minute: "19 Sep 2026, 16:05".</summary>
    public static string Moment(DateTime at) => $"{Short(DateOnly.FromDateTime(at))}, {at.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>As a machine reads it, for the attribute of a <c>time</c>.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A pattern of words with its values in it.</summary>
    public static string Fill(string pattern, params object?[] values) => string.Format(CultureInfo.CurrentCulture, pattern, values);

    /// <summary>The beginning of a text that is too long for its place, never half a character.</summary>
    public static string Start(string text, int most = 60) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)] + "…";

    /// <summary>One of two patterns by a count: "1 promise", "3 promises"; none counts as many in English and as one in French.</summary>
    public static string Count(int count, string one, string many) =>
        Fill(IsOne(count) ? one : many, count.ToString("N0", CultureInfo.CurrentCulture));

    /// <summary>Whether the words are those of one.</summary>
    public static bool IsOne(int count) => count == 1 || (count == 0 && Language == "fr");

    /// <summary>French counts the first day of a month, and no other.</summary>
    private static string First(DateOnly day, string pattern) =>
        (day.Day == 1 && Language == "fr" ? "1er" + day.ToString(pattern, CultureInfo.CurrentCulture)[1..] : day.ToString(pattern, CultureInfo.CurrentCulture));

    /// <summary>The feature a domain type belongs to: the last part of its namespace, which is also the folder of its words.</summary>
    private static string FeatureOf(Type type) => type.Namespace!.Split('.')[^1] is var feature && feature == "Kernel" ? "Shared" : feature;

    private static string Words(string feature, string key)
    {
        var manager = Managers.GetOrAdd(feature, name => new ResourceManager($"PeaceCoord.Web.{name}.Words", typeof(Say).Assembly));
        return manager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No words for {feature} {key}.");
    }
}
