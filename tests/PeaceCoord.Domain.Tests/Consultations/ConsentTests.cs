using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class ConsentTests
{
    private const string Mark = "0F";

    private static readonly ConcernId Asked = ConcernId.New();
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 9);
    private static readonly MissionWorkspace Mission = MissionWorkspace.Found("TEST", "Test", "Africa/Ndjamena", isFictional: true);
    private static readonly AccountId By = AccountId.New();
    private static readonly LeaderId Amina = LeaderId.New();
    private static readonly LeaderId Bakary = LeaderId.New();
    private static readonly WrittenName Name = WrittenName.Of("Amina Diallo", "LDR-7K2Q9X");

    private static readonly ConsentFacts Given = new(LegalBasis.Consent, ConsentGivenHow.OralInPrivate, "fr", [ConsentPurpose.RecordOfMeeting, ConsentPurpose.Sharing], "Amina Diallo: not the radio", Today);

    [Fact]
    public void It_is_kept_with_those_named_when_it_is_submitted_and_is_never_needed()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given), new ConsentContent(LeaderId.New(), Given));

        consultation.Consents.Select(consent => (consent.LeaderId, consent.Basis)).ShouldBe([(Amina, LegalBasis.Consent)]);
        consultation.Leaders.Count.ShouldBe(2);
    }

    [Fact]
    public void Who_withdrew_may_consent_anew_the_withdrawal_stays_and_nothing_comes_back()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given));
        consultation.ConsentAnew(Amina, Mark, Given, Now).Is(ConsultationRefusalCodes.NobodyWithdrewSo).ShouldBeTrue("nobody withdrew yet");
        Withdraw(consultation, Amina, ConsentPurpose.RecordOfMeeting);
        var title = consultation.Title;

        consultation.ConsentAnew(Amina, "1F", Given, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Code");
        consultation.ConsentAnew(Amina, Mark, Given with { Basis = LegalBasis.Mandate, Purposes = [ConsentPurpose.Sharing], GivenOn = Today.AddDays(-1) }, Now).Refusals.Select(r => (r.Code, r.Field)).ShouldBe(
            [(ConsultationRefusalCodes.ConsentAnewNeedsConsent, "Basis"), (ConsultationRefusalCodes.ConsentAnewToBeNamed, "Purposes")], "the same as for somebody who withdrew nothing");
        consultation.ConsentAnew(Amina, "1F", Given with { GivenOn = null }, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("GivenOn");
        consultation.ConsentAnew(Amina, Mark, Given with { GivenOn = Today.AddDays(-1) }, Now).Is(ConsultationRefusalCodes.WithdrawnSince).ShouldBeTrue();
        consultation.ConsentAnew(Amina, Mark, Given with { GivenOn = null }, Now).Refusals.ShouldHaveSingleItem().Field.ShouldBe("GivenOn");
        consultation.Leaders.ShouldNotContain(leader => leader.LeaderId == Amina);

        consultation.ConsentAnew(Amina, Mark, Given with { Purposes = [ConsentPurpose.RecordOfMeeting] }, Now.AddDays(1)).Refusals.ShouldBeEmpty();

        consultation.Leaders.ShouldContain(leader => leader.LeaderId == Amina);
        consultation.Consents.Select(c => (c.LeaderId, c.IsWithdrawnWhole, c.IsNamedNoMore)).ShouldBe([(null, true, false), (Amina, false, false)]);
        consultation.Consents[0].Withdrawn.ShouldBe(Enum.GetValues<ConsentPurpose>());
        consultation.Consents[1].Purposes.ShouldBe([ConsentPurpose.RecordOfMeeting]);
        (consultation.Title, consultation.ReadAgainSince).ShouldBe((title, Now), "the texts stay as they are, and wait to be read again");
        consultation.ConsentAnew(Amina, Mark, Given, Now.AddDays(1)).Is(ConsultationRefusalCodes.NobodyWithdrewSo).ShouldBeTrue("once is enough");

        Withdraw(consultation, Amina, ConsentPurpose.RecordOfMeeting).ShouldBeTrue("and withdrawn again");
        consultation.Consents.Count(c => c.IsWithdrawnWhole).ShouldBe(2);
        consultation.Consents.Count(c => c.IsNamedNoMore).ShouldBe(1);
    }

    [Fact]
    public void A_ground_is_needed_where_something_was_noted_and_no_day_lies_ahead()
    {
        var check = new Check().Rules(Content() with { Consents = [new ConsentContent(Amina, Given with { Basis = null, GivenOn = Today.AddDays(1) })] }, Today);

        check.Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe(
            [(RefusalCodes.Required, DraftFieldNames.OfConsent(Amina, "Basis")), (ConsultationRefusalCodes.ConsentInFuture, DraftFieldNames.OfConsent(Amina, "GivenOn"))]);
        Recorded().KeepConsent(Amina, Given with { Basis = null }, Now).Is(RefusalCodes.Required).ShouldBeTrue();
    }

    [Fact]
    public void What_is_typed_into_a_draft_is_read_as_it_was_meant_and_written_back()
    {
        var typed = DraftFields.Empty.With(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [DraftFieldNames.OfConsent(Amina, "Basis")] = nameof(LegalBasis.BestInterests),
            [DraftFieldNames.OfConsent(Amina, ConsentPurpose.Sharing)] = "yes",
            [DraftFieldNames.OfConsent(Bakary, "Limits")] = " ",
        }).Value;

        var consent = DraftReading.Read(typed, new Check()).Consents.ShouldHaveSingleItem();
        (consent.LeaderId, consent.Facts.Basis).ShouldBe((Amina, LegalBasis.BestInterests));
        consent.Facts.Purposes.ShouldBe([ConsentPurpose.Sharing]);
        var returned = Submitted(new ConsentContent(Amina, Given));
        returned.Return("Who came?", By, Now).Succeeded.ShouldBeTrue();
        DraftReading.Read(DraftWriting.Of(returned), new Check()).Consents.ShouldHaveSingleItem().Facts.ShouldSatisfyAllConditions(
            facts => (facts with { Purposes = [] }).ShouldBe(Given with { Purposes = [] }),
            facts => facts.Purposes.ShouldBe(Given.Purposes));
    }

    [Fact]
    public void Withdrawn_from_the_record_it_is_withdrawn_for_everything_and_the_name_goes_from_every_text()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given));

        Withdraw(consultation, Amina, ConsentPurpose.RecordOfMeeting).ShouldBeTrue();

        consultation.Leaders.Select(leader => leader.LeaderId).ShouldBe([Bakary]);
        var consent = consultation.Consents.ShouldHaveSingleItem();
        (consent.LeaderId, consent.Mark, consent.WithdrawnOn, consent.Learned, consent.WithdrawnBy, consent.WithdrawnAt).ShouldBe((null, Mark, Today, WithdrawalLearned.FromThePerson, By, Now));
        consent.Withdrawn.ShouldBe(Enum.GetValues<ConsentPurpose>());
        consent.Purposes.ShouldBeEmpty();
        consent.Limits.ShouldBe("[…]: not the radio");
        foreach (var text in new[] { consultation.Title, consultation.Purpose, consultation.PlaceName, consultation.DoNoHarm, consultation.Context, consultation.Action, consultation.ForTheMission, consultation.Concerns[0].Summary, consultation.ProposedCommitments[0].Text })
            text!.ShouldStartWith("[…] ");
        consultation.ReadAgainSince.ShouldBe(Now);
    }

    [Fact]
    public void Withdrawn_for_sharing_only_the_name_stays_and_the_words_wait_and_for_contact_nothing_waits()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given));

        Withdraw(consultation, Amina, ConsentPurpose.FollowUp).ShouldBeTrue();
        consultation.ReadAgainSince.ShouldBeNull();
        Withdraw(consultation, Amina, ConsentPurpose.Sharing).ShouldBeTrue();
        Withdraw(consultation, Amina, ConsentPurpose.Sharing).ShouldBeFalse("it is withdrawn already");

        consultation.ReadAgainSince.ShouldBe(Now);
        consultation.Leaders.Count.ShouldBe(2);
        consultation.Title!.ShouldContain("Amina Diallo");
        consultation.Consents.Single().Purposes.ShouldBe([ConsentPurpose.RecordOfMeeting]);
    }

    [Fact]
    public void Somebody_of_whom_nothing_was_noted_withdraws_too_and_nobody_who_is_not_named()
    {
        var consultation = Recorded();

        consultation.Withdraw(LeaderId.New(), Facts(ConsentPurpose.RecordOfMeeting), Mark, Name, By, Now).Is(RefusalCodes.NotFound).ShouldBeTrue();
        consultation.KeepConsent(LeaderId.New(), Given, Now).Is(RefusalCodes.NotFound).ShouldBeTrue();
        Withdraw(consultation, Amina, ConsentPurpose.RecordOfMeeting).ShouldBeTrue();
        consultation.Consents.Single().Basis.ShouldBeNull();
        consultation.KeepConsent(Amina, Given, Now).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public void A_withdrawal_says_for_what_when_and_how_it_was_learned_and_is_of_what_is_on_record()
    {
        var consultation = Recorded();

        consultation.Withdraw(Amina, new WithdrawalFacts([], null, null), Mark, Name, By, Now).Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe(
            [(RefusalCodes.Required, "Purposes"), (RefusalCodes.Required, "On"), (RefusalCodes.Required, "Learned")]);
        consultation.Withdraw(Amina, Facts(ConsentPurpose.RecordOfMeeting) with { On = Today.AddDays(1) }, Mark, Name, By, Now).Is(ConsultationRefusalCodes.ConsentInFuture).ShouldBeTrue();
        consultation.Consents.ShouldBeEmpty();
        Submitted().Withdraw(Amina, Facts(ConsentPurpose.RecordOfMeeting), Mark, Name, By, Now).Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public void What_was_withdrawn_holds_again_only_when_it_is_given_later()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given));
        Withdraw(consultation, Amina, ConsentPurpose.Sharing);

        consultation.KeepConsent(Amina, Given with { GivenOn = Today.AddDays(-1) }, Now).Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(ConsultationRefusalCodes.WithdrawnSince), refusal => refusal.Field.ShouldBe("GivenOn"));
        consultation.KeepConsent(Amina, Given with { Purposes = [ConsentPurpose.FollowUp], GivenOn = null }, Now).Refusals.ShouldBeEmpty();
        consultation.KeepConsent(Amina, Given, Now).Refusals.ShouldBeEmpty();
        consultation.Consents.Single().Purposes.ShouldContain(ConsentPurpose.Sharing);
    }

    [Fact]
    public void An_amendment_leaves_consents_and_what_was_withdrawn_and_reading_again_is_done_once()
    {
        var consultation = Recorded(new ConsentContent(Amina, Given), new ConsentContent(Bakary, Given));
        Withdraw(consultation, Amina, ConsentPurpose.RecordOfMeeting);

        consultation.Amend(Content() with { Leaders = [Bakary], Consents = [] }, "Corrected", Now).Refusals.ShouldBeEmpty();

        consultation.Consents.Select(consent => consent.LeaderId).ShouldBe([null, Bakary], ignoreOrder: true);
        consultation.ReadAgain(By, Now).Succeeded.ShouldBeTrue();
        (consultation.ReadAgainSince, consultation.ReadAgainBy, consultation.ReadAgainAt).ShouldBe((null, By, Now));
        consultation.ReadAgain(By, Now).Is(ConsultationRefusalCodes.NothingToReadAgain).ShouldBeTrue();
    }

    private static ConsultationContent Content() => new()
    {
        Title = "Amina Diallo title",
        Kind = ConsultationKind.TownHall,
        Purpose = "Amina Diallo purpose",
        PlaceName = "Amina Diallo place",
        ForTheMission = "Amina Diallo staff",
        HeldOn = new DateOnly(2026, 3, 8),
        Counting = Counting.Counted,
        Heads = new Dictionary<(ParticipantSex, AgeBand), int> { [(ParticipantSex.Women, AgeBand.From60)] = 7 },
        Label = Label.Confidential,
        Sensitivity = PlaceSensitivity.Exact,
        DoNoHarm = "Amina Diallo harm",
        Context = "Amina Diallo context",
        Action = "Amina Diallo action",
        Leaders = [Amina, Bakary],
        Concerns = [new ConcernContent(Asked, ConcernTheme.Land, ConcernGroup.Farmers, "Amina Diallo concern", null, true)],
        Commitments = [new CommitmentContent(CommitmentId.New(), CommitmentKind.Promise, "Amina Diallo promise", PromisedBy.Section, By, Today, null, Asked)],
    };

    private static Consultation Submitted(params ConsentContent[] consents)
    {
        var consultation = Consultation.Start(ConsultationId.New(), Mission, By, Label.Confidential);
        consultation.Submit(Content() with { Consents = consents }, Now).Refusals.ShouldBeEmpty();
        return consultation;
    }

    private static Consultation Recorded(params ConsentContent[] consents)
    {
        var consultation = Submitted(consents);
        consultation.Record("TEST-2026-0001", null, AccountId.New(), Now).Refusals.ShouldBeEmpty();
        return consultation;
    }

    private static WithdrawalFacts Facts(ConsentPurpose purpose) => new([purpose], Today, WithdrawalLearned.FromThePerson);

    private static bool Withdraw(Consultation consultation, LeaderId leader, ConsentPurpose purpose) => consultation.Withdraw(leader, Facts(purpose), Mark, Name, By, Now).Value;
}
