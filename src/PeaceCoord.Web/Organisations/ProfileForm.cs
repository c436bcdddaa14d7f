using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Web.Organisations;

/// <summary>A profile as its forms begin with it.</summary>
internal static class ProfileForm
{
    public static OrganisationInput Of(Organisation organisation) => new()
    {
        Version = organisation.Version,
        LegalName = organisation.LegalName,
        Acronym = organisation.Acronym,
        OtherNames = Lines.Write(organisation.OtherNames),
        Kind = organisation.Kind,
        ParentId = organisation.ParentId?.Value,
        YearFounded = organisation.YearFounded,
        Purpose = organisation.Purpose,
        RegistrationNumber = organisation.RegistrationNumber,
        RegistrationAuthority = organisation.RegistrationAuthority,
        RegisteredOn = organisation.RegisteredOn,
        RegistrationExpiresOn = organisation.RegistrationExpiresOn,
        WhyNotRegistered = organisation.WhyNotRegistered,
        GoverningDocument = organisation.GoverningDocument,
        WhyNoGoverningDocument = organisation.WhyNoGoverningDocument,
        OrgIdCode = organisation.OrgIdCode,
        PartnerPortalId = organisation.PartnerPortalId,
        Sectors = [.. organisation.Sectors.Select(sector => sector.ToString())],
        Areas = Lines.Write(organisation.Areas),
        Populations = organisation.Populations,
        Languages = Lines.Write(organisation.Languages),
        Staff = organisation.Staff,
        Budget = organisation.Budget,
        Connectivity = organisation.Connectivity,
        Safeguarding = organisation.Safeguarding,
        AntiFraud = organisation.AntiFraud,
        Psea = organisation.Psea,
        FeedbackMechanism = organisation.FeedbackMechanism,
        Visibility = organisation.Visibility,
        VisibilityNote = organisation.VisibilityNote,
    };

    /// <summary>Every sector with its words, for boxes to tick.</summary>
    public static IEnumerable<(string Value, string Text)> Sectors => Enum.GetValues<Sector>().Select(sector => (sector.ToString(), Shared.Say.Choice(sector)));
}
