using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Tests.Kernel;
using static PeaceCoord.Domain.Tests.Organisations.Profiles;

namespace PeaceCoord.Domain.Tests.Organisations;

public sealed class VerificationTests
{
    [Theory]
    [InlineData(VerificationQuestion.Exists)]
    [InlineData(VerificationQuestion.RegisteredOrAcceptedReason)]
    [InlineData(VerificationQuestion.AimsFitTheCharter)]
    [InlineData(VerificationQuestion.NoPartToTheConflict)]
    [InlineData(VerificationQuestion.SafeguardsAgainstAbuse)]
    [InlineData(VerificationQuestion.NoOtherKnownRisk)]
    public void Every_basic_question_counts_towards_the_basic_check(VerificationQuestion last)
    {
        var organisation = Registered();
        foreach (var question in Verification.BasicQuestions.Where(question => question != last))
            organisation.Reply(question, VerificationReply.Yes);
        organisation.Verification.ShouldBe(VerificationLevel.NotChecked);
        Blocks(organisation, VerificationLevel.Basic).ShouldBe([VerificationBlock.UnansweredQuestions]);

        organisation.Reply(last, VerificationReply.Yes).ShouldBeDone();
        organisation.Verification.ShouldBe(VerificationLevel.Basic);

        organisation.Reply(last, VerificationReply.No).ShouldBeDone();
        organisation.Verification.ShouldBe(VerificationLevel.NotChecked);
        Blocks(organisation, VerificationLevel.Basic).ShouldBe([VerificationBlock.FailedQuestions]);
    }

    [Fact]
    public void Partly_passes_with_a_comment()
    {
        var organisation = Registered().Checked(VerificationLevel.Basic);

        organisation.Reply(VerificationQuestion.RegisteredOrAcceptedReason, VerificationReply.Partly, "A letter of the prefect").ShouldBeDone();

        organisation.Verification.ShouldBe(VerificationLevel.Basic);
    }

    [Theory]
    [InlineData(VerificationReply.Partly)]
    [InlineData(VerificationReply.No)]
    public void Anything_but_a_plain_yes_needs_a_comment(VerificationReply reply)
    {
        var organisation = Registered();

        organisation.Reply(VerificationQuestion.Exists, reply, " ").ShouldRefuse(OrganisationsRefusalCodes.CommentUnlessYes, "Answers");
        organisation.Answers.ShouldBeEmpty();
        organisation.Reply(VerificationQuestion.Exists, VerificationReply.Yes, null).ShouldBeDone();
    }

    [Fact]
    public void A_question_or_reply_that_does_not_exist_and_a_comment_too_long_are_refused()
    {
        var organisation = Registered();

        organisation.Reply((VerificationQuestion)99, VerificationReply.Yes).ShouldRefuse(RefusalCodes.UnknownChoice, "Answers");
        organisation.Reply(VerificationQuestion.Exists, (VerificationReply)99).ShouldRefuse(RefusalCodes.UnknownChoice, "Answers");
        organisation.Reply(VerificationQuestion.Exists, VerificationReply.Yes, new string('n', VerificationAnswer.CommentMaxLength + 1)).ShouldRefuse(RefusalCodes.TooLong, "Answers");
    }

    [Fact]
    public void An_answer_keeps_who_gave_it_first_until_it_changes()
    {
        var organisation = Registered();
        organisation.Reply(VerificationQuestion.Exists, VerificationReply.Yes);

        organisation.Answer(VerificationQuestion.Exists, VerificationReply.Yes, "Seen", SecondOfficer, Now.AddDays(1), "Answers");
        organisation.Answers.ShouldHaveSingleItem().AnsweredBy.ShouldBe(Officer);
        organisation.Answer(VerificationQuestion.Exists, VerificationReply.Yes, "Visited", SecondOfficer, Now.AddDays(1), "Answers");
        (organisation.Answers[0].AnsweredBy, organisation.Answers[0].AnsweredAt).ShouldBe((SecondOfficer, Now.AddDays(1)));
    }

    [Fact]
    public void The_full_check_takes_every_answer_and_a_whole_profile()
    {
        Whole().Checked(VerificationLevel.Full).Verification.ShouldBe(VerificationLevel.Full);

        var half = Registered().Checked(VerificationLevel.Full);
        half.Verification.ShouldBe(VerificationLevel.Basic);
        Blocks(half, VerificationLevel.Full).ShouldBe([VerificationBlock.IncompleteProfile]);
    }

    [Fact]
    public void A_profile_that_loses_a_part_loses_the_full_check_at_once_and_wins_it_back()
    {
        var organisation = Whole().Checked(VerificationLevel.Full);

        organisation.Describe(Capacity with { Staff = null });
        organisation.Verification.ShouldBe(VerificationLevel.Basic);
        organisation.Describe(Capacity);
        organisation.Verification.ShouldBe(VerificationLevel.Full);
    }

    [Fact]
    public void A_full_question_that_failed_leaves_the_basic_check_standing()
    {
        var organisation = Whole().Checked(VerificationLevel.Full);

        organisation.Reply(VerificationQuestion.AccountsSeen, VerificationReply.No);

        organisation.Verification.ShouldBe(VerificationLevel.Basic);
        Blocks(organisation, VerificationLevel.Full).ShouldBe([VerificationBlock.FailedQuestions]);
        Blocks(organisation, VerificationLevel.Basic).ShouldBeEmpty();
    }

    [Fact]
    public void An_open_red_flag_blocks_the_full_check_and_nothing_less_does()
    {
        var organisation = Whole().Checked(VerificationLevel.Full);
        var flag = organisation.RaiseFlag(RiskCategory.FraudOrCorruption, RiskLevel.Yellow, "Two receipts", Officer, Now).Value;
        organisation.EscalateFlag(flag, "No reply", Officer, Now);
        organisation.Verification.ShouldBe(VerificationLevel.Full);

        organisation.EscalateFlag(flag, "Confirmed", SecondOfficer, Now);
        organisation.Verification.ShouldBe(VerificationLevel.Basic);
        Blocks(organisation, VerificationLevel.Full).ShouldBe([VerificationBlock.OpenRedFlag]);

        organisation.ResolveFlag(flag, "Money was returned", Officer, Now);
        organisation.Verification.ShouldBe(VerificationLevel.Full);
    }

    [Theory]
    [InlineData(VerificationReply.No)]
    [InlineData(VerificationReply.Partly)]
    public void A_match_on_a_sanctions_list_undoes_even_the_basic_check(VerificationReply reply)
    {
        var organisation = Whole().Checked(VerificationLevel.Full);

        organisation.Reply(VerificationQuestion.NotOnSanctionsLists, reply);

        organisation.Verification.ShouldBe(VerificationLevel.NotChecked);
        Blocks(organisation, VerificationLevel.Basic).ShouldBe([VerificationBlock.SanctionsMatch]);
        Blocks(organisation, VerificationLevel.Full).ShouldBe([VerificationBlock.SanctionsMatch]);
    }

    [Fact]
    public void Nothing_stands_between_an_organisation_and_not_being_checked() => Blocks(Registered(), VerificationLevel.NotChecked).ShouldBeEmpty();

    private static IReadOnlyList<VerificationBlock> Blocks(Organisation organisation, VerificationLevel level) => Verification.Blocks(organisation, level);
}
