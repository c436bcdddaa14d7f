using System.Globalization;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Shared;

/// <summary>How labels look, and what they mean in plain words.</summary>
internal static class Markings
{
    public static string ClassOf(Label label) => "l" + ((int)label + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What harm disclosure would do, and who reads it.</summary>
    public static string Consequence(Label label) => Words.ResourceManager.GetString("Bar" + label, CultureInfo.CurrentUICulture)!;

    /// <summary>What the United Nations call it.</summary>
    public static string UnMarking(Label label) => Words.ResourceManager.GetString("Mark" + label, CultureInfo.CurrentUICulture)!;
}
