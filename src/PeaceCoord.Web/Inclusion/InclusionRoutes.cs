using System.Globalization;
using PeaceCoord.Application.Inclusion;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Inclusion = "/inclusion";
    public const string MindedCommunities = "/inclusion/communities";

    /// <summary>All communities of one of the report's lists.</summary>
    /// <param name="code">Of the mission; null for the reader's only one.</param>
    public static string Minded(MindedList list, string? code, int? page = null) =>
        With(MindedCommunities, ("workspace", code), ("list", Word(list)), ("page", page?.ToString(CultureInfo.InvariantCulture)));
}
