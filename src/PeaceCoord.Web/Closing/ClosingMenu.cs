using PeaceCoord.Domain.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Closing;

internal sealed class RetentionEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Retention, () => Words.Retention, 345, SignedInOnly: true, [Role.DataFocalPoint]);
}
