using PeaceCoord.Domain.Consultations;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

internal sealed class ConsultationsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Consultations, () => Words.Consultations, 100, SignedInOnly: true, ConsultationAccess.Readers);
}
