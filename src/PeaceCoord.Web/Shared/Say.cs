using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Web.Shared;

/// <summary>Turns codes into words of the reader's language. A code without words is a fault of ours: a test finds it before people do.</summary>
public static class Say
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
        return string.Format(CultureInfo.CurrentCulture, words, arguments);
    }

    /// <summary>Words with their placeholders filled in, in the reader's format.</summary>
    public static string Fill(string words, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.CurrentCulture, words, arguments);

    /// <summary>The words of an enumeration's value: <c>Type_Member</c> in the words of the feature its type belongs to.</summary>
    public static string Choice<TChoice>(TChoice value)
        where TChoice : Enum => Choice((Enum)value);

    public static string Choice(Enum value) => Words(FeatureOf(value.GetType()), $"{value.GetType().Name}_{value}");

    /// <summary>A day in the reader's format, such as "8 March 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>A date as far as it is known: "November 1956".</summary>
    public static string Date(ApproximateDate date) => date.Precision switch
    {
        DatePrecision.Year => date.Earliest.ToString("yyyy", CultureInfo.CurrentCulture),
        DatePrecision.Month => date.Earliest.ToString("MMMM yyyy", CultureInfo.CurrentCulture),
        _ => Date(date.Earliest),
    };

    /// <summary>The feature a domain type belongs to: the last part of its namespace, which is also the folder of its words.</summary>
    private static string FeatureOf(Type type) => type.Namespace!.Split('.')[^1] is var feature && feature == "Kernel" ? "Shared" : feature;

    private static string Words(string feature, string key)
    {
        var manager = Managers.GetOrAdd(feature, name => new ResourceManager($"PeaceCoord.Web.{name}.Words", typeof(Say).Assembly));
        return manager.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No words for {feature} {key}.");
    }
}
