using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Organisations = "/organisations";
    public const string RegisterOrganisation = "/organisations/new";

    public static string Organisation(OrganisationId id) => $"{Organisations}/{id.Value}";

    public static string EditOrganisation(OrganisationId id, ProfileSection section) => $"{Organisation(id)}/edit/{Word(section)}";

    public static string VerifyOrganisation(OrganisationId id) => Organisation(id) + "/verify";

    public static string AddContact(OrganisationId id) => Organisation(id) + "/contacts/new";

    public static string RevealContact(OrganisationId id, ContactId contact) => $"{Organisation(id)}/contacts/{contact.Value}/reveal";

    public static string RemoveContact(OrganisationId id, ContactId contact) => $"{Organisation(id)}/contacts/{contact.Value}/remove";

    public static string RaiseFlag(OrganisationId id) => Organisation(id) + "/flags/new";

    public static string EscalateFlag(OrganisationId id, RiskFlagId flag) => $"{Organisation(id)}/flags/{flag.Value}/escalate";

    public static string ReplyToFlag(OrganisationId id, RiskFlagId flag) => $"{Organisation(id)}/flags/{flag.Value}/reply";

    public static string ResolveFlag(OrganisationId id, RiskFlagId flag) => $"{Organisation(id)}/flags/{flag.Value}/resolve";
}
