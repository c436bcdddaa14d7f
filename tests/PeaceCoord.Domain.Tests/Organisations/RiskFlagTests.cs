using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Tests.Kernel;
using static PeaceCoord.Domain.Tests.Organisations.Profiles;

namespace PeaceCoord.Domain.Tests.Organisations;

public sealed class RiskFlagTests
{
    private static readonly string TooLong = new('n', RiskFlag.TextMaxLength + 1);

    [Fact]
    public void A_flag_says_what_it_is_about_and_how_grave() =>
        Registered().RaiseFlag(null, null, " ", Officer, Now).ShouldPointTo("Category", "Level", "Comment");

    [Fact]
    public void A_category_or_level_that_does_not_exist_and_a_comment_too_long_are_refused()
    {
        Registered().RaiseFlag((RiskCategory)99, RiskLevel.Yellow, "Two receipts", Officer, Now).ShouldRefuse(RefusalCodes.UnknownChoice, "Category");
        Registered().RaiseFlag(RiskCategory.Other, (RiskLevel)99, "Two receipts", Officer, Now).Is(RefusalCodes.UnknownChoice).ShouldBeTrue();
        Registered().RaiseFlag(RiskCategory.Other, RiskLevel.Yellow, TooLong, Officer, Now).ShouldRefuse(RefusalCodes.TooLong, "Comment");
    }

    [Theory]
    [InlineData(RiskLevel.Escalated)]
    [InlineData(RiskLevel.Red)]
    public void Nobody_raises_a_grave_flag_at_once(RiskLevel level) =>
        Registered().RaiseFlag(RiskCategory.Other, level, "Two receipts", Officer, Now).ShouldRefuse(OrganisationsRefusalCodes.FlagBeginsLower, "Level");

    [Fact]
    public void It_goes_up_step_by_step_each_with_a_reason()
    {
        var (organisation, flag) = Flagged(RiskLevel.Observation);

        organisation.EscalateFlag(flag.Id, " ", Officer, Now).ShouldRefuse(RefusalCodes.Required, "Comment");
        flag.Level.ShouldBe(RiskLevel.Observation);
        organisation.EscalateFlag(flag.Id, TooLong, Officer, Now).ShouldRefuse(RefusalCodes.TooLong, "Comment");
        organisation.EscalateFlag(flag.Id, "Seen again", Officer, Now.AddDays(1)).ShouldBeDone();
        (flag.Level, flag.LevelReason, flag.LevelAt).ShouldBe((RiskLevel.Yellow, "Seen again", Now.AddDays(1)));
        organisation.EscalateFlag(flag.Id, "No reply", Officer, Now).ShouldBeDone();
        flag.Level.ShouldBe(RiskLevel.Escalated);
    }

    [Fact]
    public void Red_takes_somebody_who_neither_raised_nor_escalated_it()
    {
        var (organisation, flag) = Flagged(RiskLevel.Yellow);
        organisation.EscalateFlag(flag.Id, "No reply", SecondOfficer, Now);

        organisation.EscalateFlag(flag.Id, "Confirmed", SecondOfficer, Now).ShouldRefuse(OrganisationsRefusalCodes.RedTakesASecondPerson);
        organisation.EscalateFlag(flag.Id, "Confirmed", Officer, Now).ShouldRefuse(OrganisationsRefusalCodes.RedTakesASecondPerson);
        organisation.EscalateFlag(flag.Id, "Confirmed", Domain.People.AccountId.New(), Now).ShouldBeDone();
        flag.Level.ShouldBe(RiskLevel.Red);
    }

    [Fact]
    public void There_is_nothing_above_red()
    {
        var (organisation, flag) = Red();

        organisation.EscalateFlag(flag.Id, "Worse", Domain.People.AccountId.New(), Now).ShouldRefuse(OrganisationsRefusalCodes.FlagAlreadyRed);
    }

    [Fact]
    public void An_observation_stays_inside_the_mission_and_is_not_replied_to()
    {
        var (organisation, flag) = Flagged(RiskLevel.Observation);

        flag.IsToldToTheOrganisation.ShouldBeFalse();
        organisation.ReplyToFlag(flag.Id, "That is wrong", Now).ShouldRefuse(RefusalCodes.NotFound);
    }

    [Fact]
    public void From_yellow_on_the_organisation_has_its_say()
    {
        var (organisation, flag) = Flagged(RiskLevel.Yellow);

        organisation.ReplyToFlag(flag.Id, " ", Now).ShouldRefuse(RefusalCodes.Required, "Reply");
        organisation.ReplyToFlag(flag.Id, TooLong, Now).ShouldRefuse(RefusalCodes.TooLong, "Reply");
        organisation.ReplyToFlag(flag.Id, " The receipts were lost in the flood ", Now).ShouldBeDone();
        (flag.Reply, flag.RepliedAt).ShouldBe(("The receipts were lost in the flood", Now));
    }

    [Fact]
    public void It_ends_with_a_reason_and_once()
    {
        var (organisation, flag) = Flagged(RiskLevel.Yellow);

        organisation.ResolveFlag(flag.Id, " ", Officer, Now).ShouldRefuse(RefusalCodes.Required, "Resolution");
        organisation.ResolveFlag(flag.Id, TooLong, Officer, Now).ShouldRefuse(RefusalCodes.TooLong, "Resolution");
        flag.IsOpen.ShouldBeTrue();
        organisation.ResolveFlag(flag.Id, "Receipts were seen", Officer, Now).ShouldBeDone();
        flag.IsOpen.ShouldBeFalse();
        organisation.ResolveFlag(flag.Id, "Again", Officer, Now).ShouldRefuse(OrganisationsRefusalCodes.FlagResolved);
        organisation.EscalateFlag(flag.Id, "Again", Officer, Now).ShouldRefuse(OrganisationsRefusalCodes.FlagResolved);
        organisation.ReplyToFlag(flag.Id, "Again", Now).ShouldRefuse(OrganisationsRefusalCodes.FlagResolved);
    }

    [Fact]
    public void A_red_one_is_ended_by_somebody_other_than_who_made_it_red()
    {
        var (organisation, flag) = Red();

        organisation.ResolveFlag(flag.Id, "Money was returned", flag.LevelBy, Now).ShouldRefuse(OrganisationsRefusalCodes.RedTakesASecondPerson);
        organisation.ResolveFlag(flag.Id, "Money was returned", Officer, Now).ShouldBeDone();
    }

    [Fact]
    public void A_flag_of_another_organisation_is_not_found()
    {
        var (organisation, other) = (Registered(), Flagged(RiskLevel.Yellow).Flag.Id);

        organisation.EscalateFlag(other, "Seen", Officer, Now).ShouldRefuse(RefusalCodes.NotFound);
        organisation.ReplyToFlag(other, "Seen", Now).ShouldRefuse(RefusalCodes.NotFound);
        organisation.ResolveFlag(other, "Seen", Officer, Now).ShouldRefuse(RefusalCodes.NotFound);
    }

    private static (Organisation Organisation, RiskFlag Flag) Flagged(RiskLevel level)
    {
        var organisation = Registered();
        organisation.RaiseFlag(RiskCategory.FraudOrCorruption, level, " Two receipts ", Officer, Now).ShouldBeDone();
        organisation.Flags[0].Comment.ShouldBe("Two receipts");
        return (organisation, organisation.Flags[0]);
    }

    private static (Organisation Organisation, RiskFlag Flag) Red()
    {
        var (organisation, flag) = Flagged(RiskLevel.Yellow);
        organisation.EscalateFlag(flag.Id, "No reply", Officer, Now);
        organisation.EscalateFlag(flag.Id, "Confirmed", SecondOfficer, Now);
        return (organisation, flag);
    }
}
