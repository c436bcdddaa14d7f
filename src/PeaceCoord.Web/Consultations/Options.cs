using PeaceCoord.Application.Consultations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

internal static class Options
{
    /// <summary>All values of an enumeration, in words.</summary>
    public static IEnumerable<Choice> Of<TChoice>()
        where TChoice : struct, Enum => Enum.GetValues<TChoice>().Select(choice => new Choice(choice.ToString(), Say.Choice(choice)));
}
