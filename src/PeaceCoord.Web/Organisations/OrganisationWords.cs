using System.Globalization;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Organisations;

/// <summary>Says organisations in the reader's language.</summary>
internal static class OrganisationWords
{
    /// <summary>A chip's class for how far an organisation was checked.</summary>
    public static string ClassOf(VerificationLevel level) => level == VerificationLevel.NotChecked ? "chip" : "chip ok";

    public static string ClassOf(VerificationReply reply) => reply switch
    {
        VerificationReply.Yes => "chip ok",
        VerificationReply.Partly => "chip warn",
        _ => "chip bad",
    };

    public static string ClassOf(RiskFlag flag) => flag switch
    {
        { IsOpen: false } => "chip off",
        { Level: RiskLevel.Observation } => "chip info",
        { Level: RiskLevel.Red } => "chip bad",
        _ => "chip warn",
    };

    /// <summary>First letter large, for a choice that begins a line.</summary>
    public static string Begin(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    public static string Choices<TChoice>(IEnumerable<TChoice> choices)
        where TChoice : struct, Enum => string.Join(", ", choices.Select(choice => Say.Choice(choice)));
}
