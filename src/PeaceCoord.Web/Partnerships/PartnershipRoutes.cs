using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Partnerships = "/partnerships";
    public const string NewPartnership = "/partnerships/new";

    /// <summary>Partnerships that wait for the reader.</summary>
    public const string MyTurns = "/partnerships?turn=mine";

    public static string ProposePartnership(OrganisationId organisation) => $"{NewPartnership}?organisation={organisation.Value}";

    public static string Partnership(PartnershipId id) => $"{Partnerships}/{id.Value}";

    public static string EditPartnership(PartnershipId id) => Partnership(id) + "/edit";

    public static string SubmitPartnership(PartnershipId id) => Partnership(id) + "/submit";

    public static string ReviewPartnership(PartnershipId id) => Partnership(id) + "/review";

    public static string SendBackPartnership(PartnershipId id) => Partnership(id) + "/change";

    public static string SignPartnership(PartnershipId id) => Partnership(id) + "/sign";

    public static string AgreePartnership(PartnershipId id) => Partnership(id) + "/agree";

    public static string StartPartnership(PartnershipId id) => Partnership(id) + "/start";

    public static string SuspendPartnership(PartnershipId id) => Partnership(id) + "/suspend";

    public static string EndPartnership(PartnershipId id) => Partnership(id) + "/end";
}
