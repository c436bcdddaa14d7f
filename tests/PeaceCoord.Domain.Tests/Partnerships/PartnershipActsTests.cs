using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.Kernel;
using static PeaceCoord.Domain.Tests.Partnerships.Drafts;

namespace PeaceCoord.Domain.Tests.Partnerships;

public sealed class PartnershipActsTests
{
    private static readonly string TooLong = new('n', PartnershipStep.CommentMaxLength + 1);

    [Fact]
    public void A_draft_is_submitted_with_its_purpose_its_first_day_and_every_sides_duties()
    {
        var draft = new Drafts(terms: Wells with { Purpose = " ", From = null });

        var refused = draft.Partnership.Submit(draft.Proposer, Now);

        refused.Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe(
            [(RefusalCodes.Required, "Purpose"), (RefusalCodes.Required, "From"), (PartnershipsRefusalCodes.DutiesMissing, null), (PartnershipsRefusalCodes.DutiesMissing, null)]);
        refused.Refusals.SelectMany(refusal => refusal.Arguments).ShouldBe(["MINUKES", "Lamp"]);
        draft.Partnership.IsShared.ShouldBeFalse();
    }

    [Fact]
    public void Once_submitted_all_its_sides_see_it_also_when_it_was_sent_back()
    {
        var draft = new Drafts().Submitted();
        draft.Partnership.IsShared.ShouldBeTrue();

        draft.Partnership.SendBack("Name the wells", draft.Partnership.Mission, AccountId.New(), Now).ShouldBeDone();

        (draft.Partnership.State, draft.Partnership.IsShared).ShouldBe((PartnershipState.Draft, true));
        draft.Partnership.Steps[^1].Comment.ShouldBe("Name the wells");
    }

    [Fact]
    public void Sending_back_takes_words_on_what_to_change_and_something_that_was_submitted()
    {
        new Drafts().Partnership.SendBack("Name the wells", new Drafts().LampsSide, AccountId.New(), Now).ShouldRefuse(PartnershipsRefusalCodes.NotSubmitted);
        var submitted = new Drafts().Submitted();
        submitted.Partnership.SendBack(" ", submitted.LampsSide, AccountId.New(), Now).ShouldRefuse(RefusalCodes.Required, "Comment");
        submitted.Partnership.SendBack(TooLong, submitted.LampsSide, AccountId.New(), Now).ShouldRefuse(RefusalCodes.TooLong, "Comment");
        var agreed = new Drafts().Agreed();
        agreed.Partnership.SendBack("Name the wells", agreed.LampsSide, AccountId.New(), Now).ShouldRefuse(PartnershipsRefusalCodes.NotSubmitted);
    }

    [Fact]
    public void Signatures_given_before_it_was_sent_back_are_void()
    {
        var draft = new Drafts().Signed();

        draft.Partnership.SendBack("Name the wells", draft.LampsSide, draft.Coordinator, Now).ShouldBeDone();

        draft.Partnership.Parties.ShouldAllBe(party => !party.IsSigned && party.SignedForName == null && party.SignedForFunction == null && party.SignedForOn == null);
    }

    [Fact]
    public void Only_what_was_submitted_is_accepted_and_only_a_draft_is_submitted()
    {
        new Drafts().Partnership.Accept(null, AccountId.New(), Now).ShouldRefuse(PartnershipsRefusalCodes.NotSubmitted);
        var submitted = new Drafts().Submitted();
        submitted.Partnership.Submit(submitted.Proposer, Now).ShouldRefuse(PartnershipsRefusalCodes.NotDraft);
        submitted.Partnership.Accept(TooLong, AccountId.New(), Now).ShouldRefuse(RefusalCodes.TooLong, "Comment");
        submitted.Partnership.Accept("Good", AccountId.New(), Now).ShouldBeDone();
        submitted.Partnership.Accept(null, AccountId.New(), Now).ShouldRefuse(PartnershipsRefusalCodes.NotSubmitted);
    }

    [Fact]
    public void A_side_signs_once_with_name_function_and_date()
    {
        var draft = new Drafts().Accepted();
        var (partnership, lamp) = (draft.Partnership, draft.LampsSide);

        partnership.Sign(lamp, new Signature(" ", null, null), draft.Checks(), draft.Coordinator, Now, Today).ShouldPointTo("Name", "Function", "Date");
        partnership.Sign(lamp, Signature() with { Name = new string('n', PartnershipParty.SignatoryMaxLength + 1) }, draft.Checks(), draft.Coordinator, Now, Today).ShouldRefuse(RefusalCodes.TooLong, "Name");
        partnership.Sign(lamp, Signature() with { Function = new string('n', PartnershipParty.SignatoryMaxLength + 1) }, draft.Checks(), draft.Coordinator, Now, Today).ShouldRefuse(RefusalCodes.TooLong, "Function");
        lamp.IsSigned.ShouldBeFalse();
        partnership.Sign(lamp, Signature(), draft.Checks(), draft.Coordinator, Now, Today).ShouldBeDone();
        (lamp.SignedForName, lamp.SignedForFunction, lamp.SignedForOn, lamp.SignedBy).ShouldBe(("Odile Marchetti", "Head of Civil Affairs", Today, draft.Coordinator));
        partnership.Sign(lamp, Signature(), draft.Checks(), draft.Coordinator, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.AlreadySigned);
    }

    [Fact]
    public void It_is_signed_between_the_day_before_it_was_submitted_and_today()
    {
        var draft = new Drafts().Accepted();

        draft.Partnership.Sign(draft.LampsSide, Signature(Today.AddDays(1)), draft.Checks(), draft.Coordinator, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.SignedLater, "Date");
        draft.Partnership.Sign(draft.LampsSide, Signature(Today.AddDays(-2)), draft.Checks(), draft.Coordinator, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.SignedTooEarly, "Date");
        draft.Partnership.Sign(draft.LampsSide, Signature(Today.AddDays(-1)), draft.Checks(), draft.Coordinator, Now, Today).ShouldBeDone();
    }

    [Fact]
    public void Nobody_signs_what_was_not_accepted()
    {
        var submitted = new Drafts().Submitted();

        submitted.Partnership.Sign(submitted.LampsSide, Signature(), submitted.Checks(), submitted.Coordinator, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NotForSignature);
        submitted.Partnership.Agree(submitted.Checks(), submitted.Head, Now).ShouldRefuse(PartnershipsRefusalCodes.NotForSignature);
    }

    [Fact]
    public void An_organisation_that_was_not_checked_does_not_sign_and_the_mission_does_not_sign_with_it()
    {
        var draft = new Drafts().Accepted();
        var unchecked_ = draft.Checks(VerificationLevel.NotChecked);

        draft.Partnership.Sign(draft.LampsSide, Signature(), unchecked_, draft.Coordinator, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NeedsBasicCheck);
        draft.Partnership.Sign(draft.Partnership.Mission, Signature(), unchecked_, draft.MissionSignatory, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NeedsBasicCheck);
        var signed = new Drafts().Signed();
        signed.Partnership.Agree(signed.Checks(VerificationLevel.NotChecked), signed.Head, Now).ShouldRefuse(PartnershipsRefusalCodes.NeedsBasicCheck);
    }

    [Theory]
    [InlineData(VerificationBlock.UnansweredQuestions, PartnershipsRefusalCodes.LiftUnansweredQuestions)]
    [InlineData(VerificationBlock.FailedQuestions, PartnershipsRefusalCodes.LiftFailedQuestions)]
    [InlineData(VerificationBlock.IncompleteProfile, PartnershipsRefusalCodes.LiftIncompleteProfile)]
    [InlineData(VerificationBlock.OpenRedFlag, PartnershipsRefusalCodes.LiftOpenRedFlag)]
    [InlineData(VerificationBlock.SanctionsMatch, PartnershipsRefusalCodes.LiftSanctionsMatch)]
    public void A_block_says_what_lifts_it(VerificationBlock block, string lift)
    {
        var grant = new Drafts(terms: Wells with { Kind = PartnershipKind.Grant }).Partnership;
        var lamp = grant.Parties.Single(party => !party.IsMission);

        grant.BlocksOf([lamp], [new PartnerCheck(lamp.OrganisationId!.Value, VerificationLevel.Basic, [block])])
            .Select(refusal => refusal.Code).ShouldBe([PartnershipsRefusalCodes.NeedsFullCheck, lift]);
        grant.BlocksOf([lamp], [new PartnerCheck(lamp.OrganisationId!.Value, VerificationLevel.Full, [])]).ShouldBeEmpty();
    }

    [Fact]
    public void The_second_person_neither_proposed_nor_signed_and_every_side_has_signed()
    {
        var half = new Drafts().Accepted();
        half.Partnership.Sign(half.LampsSide, Signature(), half.Checks(), half.Coordinator, Now, Today);
        half.Partnership.Agree(half.Checks(), half.Head, Now).ShouldRefuse(PartnershipsRefusalCodes.SignaturesMissing);

        var signed = new Drafts().Signed();
        signed.Partnership.Agree(signed.Checks(), signed.Proposer, Now).ShouldRefuse(PartnershipsRefusalCodes.SecondPersonNeeded);
        signed.Partnership.Agree(signed.Checks(), signed.MissionSignatory, Now).ShouldRefuse(PartnershipsRefusalCodes.SecondPersonNeeded);
        signed.Partnership.Agree(signed.Checks(), signed.Head, Now).ShouldBeDone();
        (signed.Partnership.State, signed.Partnership.AgreedBy).ShouldBe((PartnershipState.Agreed, signed.Head));
    }

    [Fact]
    public void Work_begins_when_it_was_agreed_and_not_before_its_day()
    {
        var signed = new Drafts().Signed();
        signed.Partnership.Start(signed.Head, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NotAgreed);
        var agreed = new Drafts().Agreed();
        agreed.Partnership.Start(agreed.Head, Now, Today.AddDays(-1)).ShouldRefuse(PartnershipsRefusalCodes.NotBeforeItsDay);

        agreed.Partnership.Start(agreed.Head, Now, Today).ShouldBeDone();

        agreed.Partnership.Steps[^1].Act.ShouldBe(PartnershipAct.Started);
        agreed.Partnership.Start(agreed.Head, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NotAgreed);
    }

    [Fact]
    public void Work_is_suspended_with_a_reason_and_resumed()
    {
        var active = new Drafts().Active();
        active.Partnership.Suspend(" ", active.LampsSide, active.Coordinator, Now).ShouldRefuse(RefusalCodes.Required, "Comment");
        active.Partnership.Suspend(TooLong, active.LampsSide, active.Coordinator, Now).ShouldRefuse(RefusalCodes.TooLong, "Comment");

        active.Partnership.Suspend("The road is closed", active.LampsSide, active.Coordinator, Now).ShouldBeDone();
        active.Partnership.Suspend("Again", active.LampsSide, active.Coordinator, Now).ShouldRefuse(PartnershipsRefusalCodes.NotActive);
        active.Partnership.Start(active.Head, Now, Today).ShouldBeDone();

        (active.Partnership.State, active.Partnership.Steps[^1].Act).ShouldBe((PartnershipState.Active, PartnershipAct.Resumed));
    }

    [Fact]
    public void It_ends_as_planned_when_work_had_begun_and_is_terminated_at_any_time()
    {
        var agreed = new Drafts().Agreed();
        agreed.Partnership.End(true, "Done", agreed.LampsSide, agreed.Coordinator, Now).ShouldRefuse(PartnershipsRefusalCodes.NotActive);
        agreed.Partnership.End(false, " ", agreed.LampsSide, agreed.Coordinator, Now).ShouldRefuse(RefusalCodes.Required, "Comment");
        agreed.Partnership.End(false, "The funds went elsewhere", agreed.LampsSide, agreed.Coordinator, Now).ShouldBeDone();
        agreed.Partnership.State.ShouldBe(PartnershipState.Terminated);

        var active = new Drafts().Active();
        active.Partnership.End(true, "Done", active.LampsSide, active.Coordinator, Now).ShouldBeDone();
        active.Partnership.State.ShouldBe(PartnershipState.Ended);
    }

    [Fact]
    public void What_is_over_stays_over()
    {
        var over = new Drafts().Active();
        over.Partnership.End(true, "Done", over.LampsSide, over.Coordinator, Now);

        over.Partnership.End(false, "Again", over.LampsSide, over.Coordinator, Now).ShouldRefuse(PartnershipsRefusalCodes.AlreadyOver);
        over.Partnership.Start(over.Head, Now, Today).ShouldRefuse(PartnershipsRefusalCodes.NotAgreed);
        over.Partnership.Submit(over.Proposer, Now).ShouldRefuse(PartnershipsRefusalCodes.NotDraft);
        over.Partnership.SendBack("Again", over.LampsSide, over.Coordinator, Now).ShouldRefuse(PartnershipsRefusalCodes.NotSubmitted);
    }

    [Fact]
    public void Steps_are_numbered_as_they_were_taken()
    {
        var steps = new Drafts().Active().Partnership.Steps;

        steps.Select(step => step.Number).ShouldBe(Enumerable.Range(1, steps.Count));
        steps.Select(step => step.Act).ShouldBe(
            [PartnershipAct.Proposed, PartnershipAct.Submitted, PartnershipAct.Accepted, PartnershipAct.Signed, PartnershipAct.Signed, PartnershipAct.AgreedForTheMission, PartnershipAct.Started]);
    }
}
