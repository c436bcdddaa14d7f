using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Organisations;

public sealed class RevealContactInput
{
    public ContactRevealReason? Reason { get; set; }
}
