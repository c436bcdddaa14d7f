using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Tests.Organisations.Profiles;
using SeenWithUs = PeaceCoord.Domain.People.SeenWithUs;

namespace PeaceCoord.Domain.Tests.Organisations;

public sealed class OrganisationTests
{
    private const char LongText = 'n';

    [Fact]
    public void An_organisation_is_entered_with_a_name_and_a_kind_and_no_more()
    {
        var workspace = WorkspaceId.New();
        var organisation = Organisation.Register(workspace, "  Lamp of Ndomo ", " LAMP ", OrganisationKind.WomensGroup, ThisYear).Value;

        (organisation.WorkspaceId, organisation.LegalName, organisation.Acronym, organisation.Verification)
            .ShouldBe((workspace, "Lamp of Ndomo", "LAMP", VerificationLevel.NotChecked));
        organisation.Visibility.ShouldBeNull("nobody has asked it yet");
    }

    [Fact]
    public void Without_name_and_kind_it_is_not_entered() =>
        Organisation.Register(WorkspaceId.New(), " ", null, null, ThisYear).ShouldPointTo("LegalName", "Kind");

    [Fact]
    public void Names_are_short_enough_plain_and_of_a_known_kind()
    {
        Named(Identity with { LegalName = Long(Organisation.NameMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "LegalName");
        Named(Identity with { LegalName = "La\u0000mp" }).ShouldRefuse(RefusalCodes.ControlCharacters, "LegalName");
        Named(Identity with { Acronym = Long(Organisation.AcronymMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Acronym");
        Named(Identity with { Kind = (OrganisationKind)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Kind");
        Named(Identity with { Purpose = Long(Organisation.LongTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Purpose");
        Named(Identity with { OtherNames = ["Lampe", Long(Organisation.NameMaxLength)] }).ShouldRefuse(RefusalCodes.TooLong, "OtherNames");
        Named(Identity with { OtherNames = Many }).ShouldRefuse(OrganisationsRefusalCodes.TooMany, "OtherNames");
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(ThisYear, true)]
    [InlineData(ThisYear + 1, false)]
    public void It_was_founded_between_the_year_1000_and_this_year(int year, bool fits) => Named(Identity with { YearFounded = year }).Succeeded.ShouldBe(fits);

    [Fact]
    public void It_is_not_its_own_headquarters()
    {
        var organisation = Registered();

        organisation.Describe(Identity with { ParentId = organisation.Id }, ThisYear).ShouldRefuse(OrganisationsRefusalCodes.ParentIsItself, "ParentId");
        organisation.Describe(Identity with { ParentId = OrganisationId.New() }, ThisYear).ShouldBeDone();
    }

    [Fact]
    public void A_refused_section_changes_nothing()
    {
        var organisation = Whole();

        organisation.Describe(Identity with { LegalName = "Other", Kind = null }, ThisYear).ShouldRefuse(RefusalCodes.Required, "Kind");

        organisation.LegalName.ShouldBe(Identity.LegalName);
    }

    [Fact]
    public void A_registration_does_not_expire_before_it_was_issued()
    {
        Stands(Standing with { RegistrationExpiresOn = Standing.RegisteredOn }).ShouldRefuse(OrganisationsRefusalCodes.ExpiresBeforeIssue, "RegistrationExpiresOn");
        Stands(Standing with { RegisteredOn = null }).ShouldBeDone();
        Stands(Standing with { RegistrationExpiresOn = null }).ShouldBeDone();
    }

    [Fact]
    public void Texts_on_its_standing_are_short_enough()
    {
        Stands(Standing with { RegistrationNumber = Long(Organisation.ShortTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "RegistrationNumber");
        Stands(Standing with { RegistrationAuthority = Long(Organisation.ShortTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "RegistrationAuthority");
        Stands(Standing with { WhyNotRegistered = Long(Organisation.LongTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "WhyNotRegistered");
        Stands(Standing with { GoverningDocument = Long(Organisation.ShortTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "GoverningDocument");
        Stands(Standing with { WhyNoGoverningDocument = Long(Organisation.LongTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "WhyNoGoverningDocument");
        Stands(Standing with { OrgIdCode = Long(Organisation.ShortTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "OrgIdCode");
        Stands(Standing with { PartnerPortalId = Long(Organisation.ShortTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "PartnerPortalId");
    }

    [Fact]
    public void What_it_works_on_is_of_known_sectors_and_short_lists()
    {
        Works(Work with { Sectors = [(Sector)99] }).ShouldRefuse(RefusalCodes.UnknownChoice, "Sectors");
        Works(Work with { Areas = Many }).ShouldRefuse(OrganisationsRefusalCodes.TooMany, "Areas");
        Works(Work with { Areas = [Long(Organisation.ShortTextMaxLength)] }).ShouldRefuse(RefusalCodes.TooLong, "Areas");
        Works(Work with { Languages = ["Fren\u0007ch"] }).ShouldRefuse(RefusalCodes.ControlCharacters, "Languages");
        Works(Work with { Populations = Long(Organisation.LongTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "Populations");
    }

    [Fact]
    public void Lists_are_kept_once_each_without_blanks()
    {
        var organisation = Registered();

        organisation.Describe(Work with { Sectors = [Sector.Health, Sector.Protection, Sector.Health], Areas = [" Ndomo", "", "Ndomo "] }).ShouldBeDone();

        organisation.Sectors.ShouldBe([Sector.Protection, Sector.Health]);
        organisation.Areas.ShouldBe(["Ndomo"]);
    }

    [Fact]
    public void Bands_policies_and_wishes_are_of_those_offered()
    {
        var organisation = Registered();

        organisation.Describe(Capacity with { Staff = (StaffBand)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Staff");
        organisation.Describe(Capacity with { Budget = (BudgetBand)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Budget");
        organisation.Describe(Capacity with { Connectivity = (Connectivity)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Connectivity");
        organisation.Describe(Safeguards with { Safeguarding = (PolicyState)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Safeguarding");
        organisation.Describe(Safeguards with { AntiFraud = (PolicyState)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "AntiFraud");
        organisation.Describe(Safeguards with { Psea = (PolicyState)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Psea");
        organisation.Describe(Safeguards with { FeedbackMechanism = Long(Organisation.LongTextMaxLength) }).ShouldRefuse(RefusalCodes.TooLong, "FeedbackMechanism");
        organisation.WishToBeSeen((SeenWithUs)99, null).ShouldRefuse(RefusalCodes.UnknownChoice, "Visibility");
        organisation.WishToBeSeen(SeenWithUs.Never, Long(Organisation.LongTextMaxLength)).ShouldRefuse(RefusalCodes.TooLong, "VisibilityNote");
    }

    [Fact]
    public void A_contact_has_a_function_and_a_way_to_be_reached()
    {
        var organisation = Registered();

        organisation.AddContact(" ", Secret(1), Secret(2), null, Officer).ShouldRefuse(RefusalCodes.Required, "Function");
        organisation.AddContact(Long(OrganisationContact.FunctionMaxLength), Secret(1), Secret(2), null, Officer).ShouldRefuse(RefusalCodes.TooLong, "Function");
        organisation.AddContact("Coordinator", Secret(1), null, null, Officer).ShouldRefuse(OrganisationsRefusalCodes.ContactNeedsAWay, "Telephone");
        organisation.AddContact("Coordinator", Secret(1), null, Secret(3), Officer).ShouldBeDone();
        organisation.Contacts.ShouldHaveSingleItem().AddedBy.ShouldBe(Officer);
    }

    [Fact]
    public void There_are_no_more_than_twenty_contacts()
    {
        var organisation = Registered();
        for (var i = 0; i < Organisation.ContactMaxCount; i++)
            organisation.AddContact("Member", Secret(1), Secret(2), null, Officer).ShouldBeDone();

        organisation.AddContact("Member", Secret(1), Secret(2), null, Officer).ShouldRefuse(OrganisationsRefusalCodes.TooMany, "Function");
    }

    [Fact]
    public void A_contact_is_removed_once()
    {
        var organisation = Whole();
        var contact = organisation.Contacts[0].Id;

        organisation.RemoveContact(contact).ShouldBeDone();
        organisation.Contacts.ShouldBeEmpty();
        organisation.RemoveContact(contact).ShouldRefuse(RefusalCodes.NotFound);
    }

    [Fact]
    public void It_is_found_by_every_name_and_area_without_case_and_accents()
    {
        var organisation = Registered();
        organisation.Describe(Identity with { LegalName = "L’Étoile du Nord", Acronym = "EDN", OtherNames = ["Northern Star"] }, ThisYear);
        organisation.Describe(Work with { Areas = ["Mbélo", "Ndomo"] });

        organisation.SearchNames.ShouldBe("l'etoile du nord edn northern star");
        organisation.SearchAreas.ShouldBe("mbelo · ndomo");
    }

    private static IReadOnlyList<string> Many => [.. Enumerable.Range(0, Organisation.ListMaxCount + 1).Select(number => $"Name {number}")];

    private static string Long(int limit) => new(LongText, limit + 1);

    private static Result Named(OrganisationIdentity identity) => Registered().Describe(identity, ThisYear);

    private static Result Stands(OrganisationStanding standing) => Registered().Describe(standing);

    private static Result Works(OrganisationWork work) => Registered().Describe(work);
}
