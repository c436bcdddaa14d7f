using PeaceCoord.Domain.Communities;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

internal sealed class CommunitiesEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Communities, () => Words.Communities, 300, SignedInOnly: true, CommunityAccess.CommunityReaders, CommunityAccess.ForCommunities);
}

internal sealed class LeadersEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Leaders, () => Words.LeadersInMenu, 310, SignedInOnly: true, CommunityAccess.LeaderReaders, CommunityAccess.ForLeaders);
}
