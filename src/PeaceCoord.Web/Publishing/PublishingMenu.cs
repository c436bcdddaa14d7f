using PeaceCoord.Domain.Publishing;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Publishing;

internal sealed class PublishingEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Publishing, () => Words.Publishing, 335, SignedInOnly: true, PublicationAccess.KeeperRoles);
}

internal sealed class ResultsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Results, () => Words.Results, 550, SignedInOnly: false);
}
