using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Inclusion;

internal sealed class InclusionEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Inclusion, () => Words.Inclusion, 330, SignedInOnly: true, InclusionAccess.Readers);
}
