using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Security;

/// <summary>A person's memberships as one text, to tell whether they changed since a page was made.</summary>
internal static class Standings
{
    public static string Of(Actor actor) => string.Join('|', actor.Standings.Select(standing => standing.ToString()).Order(StringComparer.Ordinal));
}
