using PeaceCoord.Domain.Organisations;
using static PeaceCoord.Domain.Tests.Organisations.Profiles;

namespace PeaceCoord.Domain.Tests.Organisations;

public sealed class CompletenessTests
{
    [Fact]
    public void A_new_entry_lacks_everything_but_name_and_kind() =>
        Registered().Completeness().SelectMany(section => section.Gaps).ShouldBe(Enum.GetValues<ProfileGap>());

    [Fact]
    public void A_whole_profile_lacks_nothing_in_any_section()
    {
        var sections = Whole().Completeness();

        sections.ShouldAllBe(section => section.IsComplete);
        sections.Select(section => section.Section).ShouldBe(Enum.GetValues<ProfileSection>());
    }

    [Theory]
    [InlineData(null, null, "Nobody asked for it", true)]
    [InlineData("123", "Prefecture", null, true)]
    [InlineData("123", null, null, false)]
    [InlineData(null, "Prefecture", null, false)]
    [InlineData(null, null, null, false)]
    public void A_registration_is_number_and_authority_or_the_reason_why_there_is_none(string? number, string? authority, string? why, bool isThere)
    {
        var organisation = Whole();

        organisation.Describe(Standing with { RegistrationNumber = number, RegistrationAuthority = authority, WhyNotRegistered = why });

        GapsOf(organisation, ProfileSection.Standing).Contains(ProfileGap.RegistrationOrReason).ShouldBe(!isThere);
    }

    [Theory]
    [InlineData("Statutes", null, true)]
    [InlineData(null, "Spoken rules only", true)]
    [InlineData(" ", " ", false)]
    public void A_governing_document_is_named_or_the_reason_why_there_is_none(string? document, string? why, bool isThere)
    {
        var organisation = Whole();

        organisation.Describe(Standing with { GoverningDocument = document, WhyNoGoverningDocument = why });

        GapsOf(organisation, ProfileSection.Standing).Contains(ProfileGap.GoverningDocumentOrReason).ShouldBe(!isThere);
    }

    [Fact]
    public void What_is_taken_away_again_is_a_gap_again()
    {
        var organisation = Whole();

        organisation.Describe(Work with { Areas = [" "], Languages = [] });
        organisation.RemoveContact(organisation.Contacts[0].Id);
        organisation.WishToBeSeen(null, null);

        GapsOf(organisation, ProfileSection.Work).ShouldBe([ProfileGap.Areas, ProfileGap.Languages]);
        GapsOf(organisation, ProfileSection.Contacts).ShouldBe([ProfileGap.Contact]);
        GapsOf(organisation, ProfileSection.Visibility).ShouldBe([ProfileGap.VisibilityWish]);
    }

    [Fact]
    public void That_there_is_no_policy_is_an_answer_and_no_gap()
    {
        var organisation = Whole();

        organisation.Describe(new OrganisationSafeguards(PolicyState.None, PolicyState.None, PolicyState.None, null));

        GapsOf(organisation, ProfileSection.Safeguards).ShouldBe([ProfileGap.FeedbackMechanism]);
    }

    private static IReadOnlyList<ProfileGap> GapsOf(Organisation organisation, ProfileSection section) => organisation.Completeness().Single(part => part.Section == section).Gaps;
}
