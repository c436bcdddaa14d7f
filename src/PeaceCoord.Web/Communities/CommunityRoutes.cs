using System.Globalization;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Communities = "/communities";
    public const string NewCommunity = "/communities/new";
    public const string Leaders = "/leaders";
    public const string NewLeader = "/leaders/new";

    public static string Community(CommunityId id) => $"{Communities}/{id.Value}";

    /// <summary>A community with these pages of its parts, read from <paramref name="heading"/> on.</summary>
    public static string CommunityAt(CommunityId id, CommunityPages pages, string heading) =>
        With(Community(id), ("promises", Page(pages.Promises)), ("concerns", Page(pages.Concerns)), ("meetings", Page(pages.Meetings))) + "#" + heading;

    public static string EditCommunity(CommunityId id) => Community(id) + "/edit";

    /// <summary>What to take along on a visit.</summary>
    public static string VisitSheet(CommunityId id) => Community(id) + "/sheet";

    public static string Leader(LeaderId id) => $"{Leaders}/{id.Value}";

    public static string EditLeader(LeaderId id) => Leader(id) + "/edit";

    /// <summary>The leaders who speak for a community.</summary>
    public static string LeadersOf(CommunityId id) => $"{Leaders}?community={id.Value}";

    /// <summary>The local agreements that meetings with a community ended in.</summary>
    public static string AgreementsWith(CommunityId id) => $"{Agreements}?community={id.Value}";

    /// <summary>What was said to a community or to its area at large.</summary>
    public static string OutreachFor(CommunityId id) => $"{OutreachActivities}?community={id.Value}";

    private static string? Page(int? page) => page?.ToString(CultureInfo.InvariantCulture);
}
