using System.Globalization;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Missions = "/missions";
    public const string Mandates = "/mandates";
    public const string Tasks = "/tasks";
    public const string Legal = "/legal";
    public const string CaseStudies = "/case-studies";

    public static string Mission(string slug) => Missions + "/" + slug;

    public static string Task(string code) => Tasks + "/" + code.ToLowerInvariant();

    public static string Task(string code, DateOnly on) => Task(code) + "?on=" + on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string CaseStudy(string slug) => CaseStudies + "/" + slug;

    public static string Country(string code) => "/countries/" + code.ToLowerInvariant();

    /// <summary>The text of a resolution at the United Nations' own document service; opened by the reader only.</summary>
    public static string Document(string symbol) => "https://undocs.org/" + symbol.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>An address with what it asks for; empty parts are left out.</summary>
    public static string With(string path, params IEnumerable<(string Name, string? Value)> parts)
    {
        var query = string.Join('&', parts.Where(part => !string.IsNullOrWhiteSpace(part.Value))
            .Select(part => part.Name + "=" + Uri.EscapeDataString(part.Value!)));
        return query.Length == 0 ? path : path + "?" + query;
    }

    /// <summary>A list's address with one part changed.</summary>
    public static string Changed(string path, (string Name, string? Value) change, params IEnumerable<(string Name, string? Value)> parts) =>
        With(path, parts.Select(part => (part.Name.ToLowerInvariant(), part.Name == change.Name ? change.Value : part.Value)));

    /// <summary>How an enumeration's value stands in an address.</summary>
    public static string Word<TChoice>(TChoice choice)
        where TChoice : struct, Enum => choice.ToString().ToLowerInvariant();
}
