using System.Globalization;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Sharing;

/// <summary>Says which sections are shared.</summary>
internal static class Sections
{
    /// <summary>Each section with what it holds, to be ticked.</summary>
    public static IEnumerable<(string Value, string Text)> Offered =>
        Enum.GetValues<SharedSection>().Select(section => (section.ToString(), Show(section)));

    public static string Listed(IEnumerable<SharedSection> sections) => string.Join(", ", sections.Select(section => Say.Choice(section)));

    private static string Show(SharedSection section) =>
        Say.Fill(Words.SectionHolds, Say.Choice(section), Words.ResourceManager.GetString("Holds_" + section, CultureInfo.CurrentUICulture));
}
