using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Communities;

internal sealed class CommunitiesEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Communities, () => Words.Communities, 300, SignedInOnly: true, StaffOnly: true);
}

internal sealed class LeadersEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Leaders, () => Words.Leaders, 310, SignedInOnly: true, StaffOnly: true);
}
