using System.Globalization;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Outreach;

/// <summary>Says outreach activities in the reader's language.</summary>
internal static class OutreachWords
{
    public static string When(DateOnly on, DateOnly? until) => until is { } last ? Say.Fill(Words.FromTo, Say.Short(on), Say.Short(last)) : Say.Short(on);

    /// <summary>How many, and how that is known.</summary>
    public static string Reach(int? reach, Counting? counting) =>
        reach is { } people ? Say.Fill(Words.ReachCounted, people.ToString("N0", CultureInfo.CurrentCulture), counting is { } how ? Say.Choice(how) : "") : Words.NotKnown;

    public static string Languages(IEnumerable<string> codes) => string.Join(", ", codes.Select(Say.LanguageName));
}
