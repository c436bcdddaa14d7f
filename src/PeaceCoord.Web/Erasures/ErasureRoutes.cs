using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>What waits to be erased or destroyed, and what was.</summary>
    public const string Erasures = "/erasures";

    public static string EraseLeader(LeaderId id) => Leader(id) + "/erase";

    public static string EraseContact(OrganisationId id, ContactId contact) => $"{Organisation(id)}/contacts/{contact.Value}/erase";
}
