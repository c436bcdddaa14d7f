using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Commitments;

internal sealed class CommitmentsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Commitments, () => Words.Commitments, 200, SignedInOnly: true, [.. ConsultationAccess.Readers, Role.OrgCoordinator, Role.OrgMember]);
}
