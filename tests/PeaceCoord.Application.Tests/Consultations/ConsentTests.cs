using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Search;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Work;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>
/// Acceptance of consent: Amina Diallo is named at a meeting, and her name stands in every text of it. She withdraws. The queue is the real one, on a
/// real database; the clock is moved by hand, and never by a minute.
/// </summary>
public sealed class ConsentTests(ConsentStage set) : IClassFixture<ConsentStage>, IAsyncLifetime
{
    private const string Other = "Bakary Camara";

    private readonly Stage _stage = set.Stage;
    private readonly RegistryCast _cast = set.Cast;
    private readonly string _name = set.NextName();
    private CommunityId _community;
    private LeaderId _amina;
    private LeaderId _bakary;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        await Work();
        _community = await AddCommunity();
        _amina = await AddLeader(_name);
        _bakary = await AddLeader(Other);
        _meeting = await Meeting();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>
    /// Reports of days in which it was held and of others, for the mission, for partners and with figures alone; the handover sheet of who follows its promises
    /// up; and a file of it.
    /// </summary>
    private async Task TakeAway()
    {
        foreach (var period in new[] { new ReportPeriod(new(2026, 3, 2), new(2026, 3, 20)), new ReportPeriod(new(2026, 4, 2), new(2026, 4, 20)) })
            (await Report(ReportAudience.Mission, period)).ForMission.ShouldNotBeNull();
        await set.Publish();
        (await Report(ReportAudience.Partners, ConsentStage.Quarter)).ForPartners.ShouldNotBeNull();
        (await Report(ReportAudience.Everybody, ConsentStage.Quarter)).Results.ShouldNotBeNull();
        (await _stage.As<PrintHandoverSheet, Result<HandoverSheet>>(_cast.SectionHead, print => print.Run(_cast.Mission, _cast.Officer, "en", Cancel))).Succeeded.ShouldBeTrue();
        var file = new AddFileInput { Id = KeptFileId.New().Value, Name = "letter.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddFile, Result>(_cast.Officer, add => add.Run(_meeting.Id, file, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenFile, Result<OpenedFile>>(_cast.SectionHead, open => open.Run(_meeting.Id, new KeptFileId(file.Id), Cancel))).Succeeded.ShouldBeTrue();
    }

    private async Task<ReportView> Report(ReportAudience audience, ReportPeriod period) =>
        (await _stage.As<MakeReport, Result<ReportView>>(_cast.SectionHead, make => make.Run(null, new ReportAsked { Audience = audience, Period = period }, "en", Cancel))).Value;

    [Fact]
    public async Task What_left_before_it_was_on_record_is_listed_the_form_printed_from_its_plan_and_a_file_that_its_reviewer_took()
    {
        var input = new PlanConsultationInput
        {
            Title = "Market",
            Kind = ConsultationKind.TownHall,
            Purpose = "Listen",
            PlaceName = "Market square",
            On = Today,
            Label = Label.Confidential,
            Sensitivity = PlaceSensitivity.Exact,
            ReprisalRisk = ReprisalRisk.Low,
            Visibility = MeetingVisibility.Discreet,
        };
        var plan = ConsultationId.New();
        (await _stage.As<PlanConsultation, Result>(_cast.Officer, planning => planning.Run(plan, input, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<PrintPaperForm, Result<PaperForm>>(_cast.SecondOfficer, print => print.Run(plan, "en", Cancel))).Value.Plan.ShouldNotBeNull();
        (await _stage.As<PrintPaperForm, Result<PaperForm>>(_cast.SecondOfficer, print => print.Run(null, "en", Cancel))).Value.Plan.ShouldBeNull();
        (await _stage.As<OpenDraft, Result>(_cast.Officer, open => open.Run(plan, Cancel))).Refusals.ShouldBeEmpty();
        var heads = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = "18",
            [CountedOrEstimated] = nameof(Counting.Counted),
            [DoNoHarm] = "Nobody is known by it",
            [ForTheMission] = "Two officers",
            [Context] = "Said by many",
        };
        (await _stage.Save(_cast.Officer, plan, (await _stage.Read(_cast.Officer, plan)).Value.Revision, heads)).Refusals.ShouldBeEmpty();
        var file = new AddFileInput { Id = KeptFileId.New().Value, Name = "letter.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddFile, Result>(_cast.Officer, add => add.Run(plan, file, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<SubmitConsultation, Result>(_cast.Officer, submit => submit.Run(plan, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenFile, Result<OpenedFile>>(_cast.SectionHead, open => open.Run(plan, new KeptFileId(file.Id), Cancel))).Succeeded.ShouldBeTrue();
        (await _stage.As<RecordConsultation, Result>(_cast.SectionHead, record => record.Run(plan, new RecordConsultationInput(), Cancel))).Refusals.ShouldBeEmpty();

        var left = (await _stage.As<ViewConsents, Result<ConsentsView>>(_cast.Officer, view => view.Run(plan, "en", Cancel))).Value.Left;

        left.Select(row => (row.How, row.By)).ShouldBe([(LeftHow.File, "head"), (LeftHow.PaperForm, "second-officer")]);
    }

    [Fact]
    public async Task Withdrawn_she_is_gone_from_search_lists_the_record_shares_and_sheets_within_a_minute_and_what_left_before_is_listed()
    {
        var code = await CodeOf(_amina);
        var share = await Shared(SharedSection.Meeting, SharedSection.WhereAndWhen, SharedSection.Context, SharedSection.Concerns, SharedSection.Commitments, SharedSection.Action);
        (await _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, view => view.Run(share, "en", Cancel))).Succeeded.ShouldBeTrue();
        (await Sheet()).ShouldContain(_name);
        (await Found(_name)).ShouldBe(1);
        (await Everything(share)).ShouldContain(_name);
        (await View(_cast.Officer)).LeaderCodes.Values.ShouldContain(code);
        await TakeAway();
        var before = _stage.Clock.GetUtcNow();

        (await Withdraw(_cast.Assistant, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();

        // At once, before anything else was done: the record, its lists and searches, and every word of it that is shared.
        (await Found(_name)).ShouldBe(0);
        (await Found(_name.Split(' ')[1])).ShouldBe(0);
        var view = await View(_cast.Officer);
        view.LeaderCodes.Values.ShouldBe([await CodeOf(_bakary)]);
        view.NamedNoMore.ShouldBe(1);
        view.ReadAgainSince.ShouldNotBeNull();
        Told(view with { Commitments = [] }).ShouldNotContain(_name);
        Told(view).ShouldContain(Other);
        var read = (await _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, shared => shared.Run(share, "en", Cancel))).Value;
        read.Sections.ShouldBe([SharedSection.WhereAndWhen]);
        (read.Meeting, read.Context, read.Concerns, read.Commitments, read.NextSteps).ShouldBe((null, null, null, null, null));
        Told(read).ShouldNotContain(_name);
        (await Share(SharedSection.Context)).Is(SharingRefusalCodes.WordsToReadAgain).ShouldBeTrue("no new share carries a word of it");

        // What stands on other records goes with the queue.
        _stage.Clock.Moved += TimeSpan.FromSeconds(59);
        await Work();
        (await Everything(share)).ShouldNotContain(_name);
        (await Everything(share)).ShouldNotContain(code);
        (await Sheet()).ShouldNotContain(_name);
        var shared = (await View(_cast.Officer)).Shares.ShouldHaveSingleItem();
        (shared.InForce, shared.Sections).ShouldSatisfyAllConditions(s => s.InForce.ShouldBeTrue(), s => s.Sections.ShouldBe([SharedSection.WhereAndWhen]));

        // Earlier exports are listed, with what was read and by whom it was printed.
        var consents = await Consents(_cast.FocalPoint);
        consents.LastWithdrawal.ShouldNotBeNull();
        var listed = consents.Left.Where(row => row.At <= before).ToList();
        listed.Select(row => (row.How, row.To)).Where(row => row.How is not (LeftHow.Shared or LeftHow.VisitSheet)).ShouldBe(
            [(LeftHow.Report, "2026-03-02..2026-03-20"), (LeftHow.PartnersReport, "2026-Q1"), (LeftHow.HandoverSheet, "officer"), (LeftHow.File, "")], ignoreOrder: true);
        listed.Where(row => row.How is not (LeftHow.Shared or LeftHow.VisitSheet)).ShouldAllBe(row => row.By == "head");
        listed.Count.ShouldBe(6);
        listed.Single(row => row.How == LeftHow.Shared).ShouldSatisfyAllConditions(
            row => row.To.ShouldBe("Lamp of Tamra"),
            row => row.By.ShouldBe("officer"),
            row => row.Readings.ShouldBe(2),
            row => row.Sections.ShouldContain(SharedSection.Context));
        listed.Single(row => row.How == LeftHow.VisitSheet).ShouldSatisfyAllConditions(row => row.To.ShouldBe("", "who reads no communities learns of none here"), row => row.By.ShouldBe("officer"));
        (await Consents(_cast.Officer)).Left.Count(row => row.To == "Market of Tamra").ShouldBe(2);
        Told(consents).ShouldNotContain(code);
        Told(consents).ShouldNotContain(_amina.Value.ToString());

        // The narrative stands on the list of those who may amend it, until one of them has read it again.
        foreach (var reader in new[] { _cast.SectionHead, _cast.Officer })
            (await Needs(reader)).ToReadAgain.ShouldBeGreaterThan(0);
        foreach (var other in new[] { _cast.Assistant, _cast.Analyst, _cast.FocalPoint, _cast.Samira, _cast.OfficerElsewhere })
            (await Needs(other)).ToReadAgain.ShouldBe(0);
        (await _stage.As<ListToReadAgain, IReadOnlyList<ToReadAgainRow>>(_cast.SectionHead, list => list.Run(Cancel))).ShouldContain(row => row.Id == _meeting.Id);
        (await ReadAgain(_cast.SectionHead, consents.Version - 1)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await ReadAgain(_cast.SectionHead, consents.Version)).Refusals.ShouldBeEmpty();
        (await _stage.As<ListToReadAgain, IReadOnlyList<ToReadAgainRow>>(_cast.SectionHead, list => list.Run(Cancel))).ShouldNotContain(row => row.Id == _meeting.Id);
        (await Share(SharedSection.Context)).Is(SharingRefusalCodes.AlreadyShared).ShouldBeTrue("words may be shared again, once the narrowed share is taken back");
    }

    [Fact]
    public async Task What_was_told_at_the_meeting_names_her_no_more_on_the_records_it_was_told_of()
    {
        var asked = await MarketMeeting.Recorded(_stage, _cast.Assistant, _cast.Officer, _cast.Officer, change: MarketMeeting.PromisedForNoConcern, cancel: Cancel);
        var promise = new CommitmentId(asked.Promise);
        var (at, today) = (_stage.Clock.GetUtcNow(), DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime));
        await using (var db = _stage.OpenAsOwner())
        {
            var record = await db.Set<Consultation>().SingleAsync(c => c.Id == asked.Id, Cancel);
            record.AnswerConcern(asked.Concern, ConcernState.NotPossible, "No money", null).Refusals.ShouldBeEmpty();
            record.TellNo(asked.Concern, Facts(_meeting.Id), at).ShouldBe(TellingOutcome.Told);
            var commitment = await db.Set<Commitment>().SingleAsync(c => c.Id == promise, Cancel);
            commitment.Decline("No money", today).Refusals.ShouldBeEmpty();
            commitment.Tell(Facts(_meeting.Id), today, at).Refusals.ShouldBeEmpty();
            commitment.CorrectTelling(commitment.Tellings[0].Id, Facts(null), "Misheard", _cast.Officer, today, at).Refusals.ShouldBeEmpty();
            await db.SaveChangesAsync(Cancel);
        }

        (await Promise(asked)).ShouldContain(_name);
        (await Answers(asked.Id)).ShouldContain(_name);

        (await Withdraw(_cast.Assistant, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        _stage.Clock.Moved += TimeSpan.FromSeconds(59);
        await Work();

        (await Promise(asked)).ShouldNotContain(_name);
        (await Answers(asked.Id)).ShouldNotContain(_name);
        (await _stage.View(_cast.Officer, asked.Id)).Value.ReadAgainSince.ShouldNotBeNull("who she is may stand there in other words");

        TellingFacts Facts(ConsultationId? meeting) => new(today, ToldHow.CommunityMeeting, _cast.Officer, CommunityAnswer.Disputed, $"{_name} says the well is dry", "en", $"{_name} and others", meeting);
        async Task<string> Answers(ConsultationId id) => Told((await _stage.View(_cast.Officer, id)).Value.Concerns.SelectMany(concern => concern.Tellings).ToList());
    }

    [Fact]
    public async Task A_share_of_nothing_but_words_is_over_and_the_history_tells_nothing_of_what_was_before()
    {
        var share = await Shared(SharedSection.Context);
        await Amend(_cast.Officer, fields => fields[Context] = $"{_name} said it better");
        (await History(_cast.Officer)).SelectMany(entry => entry.Differences).ShouldContain(difference => difference.After!.Contains(_name));

        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        (await _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, view => view.Run(share, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<ListSharedWithUs, IReadOnlyList<SharedRow>>(_cast.Samira, list => list.Run(Cancel))).ShouldNotContain(row => row.Id == share.Value);
        await Work();
        (await View(_cast.Officer)).Shares.ShouldHaveSingleItem().InForce.ShouldBeFalse();

        await Amend(_cast.Officer, fields => fields[Context] = "The eldest of the spice sellers is left out");
        Told(await History(_cast.Officer)).ShouldNotContain(_name);
        Told(await History(_cast.Officer)).ShouldNotContain("hornbill", Case.Insensitive);
        (await ReadAgain(_cast.Officer, null)).Refusals.ShouldBeEmpty();
        Told(await History(_cast.Officer)).ShouldNotContain(_name);
        await Amend(_cast.Officer, fields => fields[Context] = "Another correction");
        (await History(_cast.Officer))[0].Differences.ShouldNotBeEmpty("what was changed since tells of nobody who withdrew");
    }

    [Fact]
    public async Task Nobody_names_her_again_neither_by_an_amendment_nor_out_of_a_draft_begun_before()
    {
        await OpenDraft(_cast.SecondOfficer);
        await Save(_cast.SecondOfficer, fields => fields[Context] = $"As {_name} said");
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        await Work();

        var draft = (await _stage.Read(_cast.SecondOfficer, _meeting.Id)).Value;
        Told(draft.Fields.All).ShouldNotContain(_name);
        draft.Fields[Context].ShouldBe("As […] said");
        draft.Fields.List(LeaderIds).ShouldBe([_bakary.Value.ToString()]);
        (await _stage.As<AmendConsultation, Result>(_cast.SecondOfficer, amend => amend.Run(_meeting.Id, "Corrected", Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();

        await OpenDraft(_cast.Officer);
        await Save(_cast.Officer, fields => fields[LeaderIds] = $"{_bakary.Value}\n{_amina.Value}");
        var amended = await _stage.As<AmendConsultation, Result>(_cast.Officer, amend => amend.Run(_meeting.Id, "Corrected", Cancel));
        amended.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(ConsultationRefusalCodes.NamedAfterWithdrawal), refusal => refusal.Field.ShouldBe(LeaderIds));
    }

    [Fact]
    public async Task She_consents_anew_by_her_code_and_is_named_again_while_nothing_that_went_comes_back()
    {
        var share = await Shared(SharedSection.WhereAndWhen, SharedSection.Context);
        var code = await CodeOf(_amina);
        (await Anew(_cast.Officer, code)).Is(ConsultationRefusalCodes.NobodyWithdrewSo).ShouldBeTrue("she has not withdrawn");
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        await Work();

        (await Anew(_cast.Officer, await CodeOf(_bakary))).Is(ConsultationRefusalCodes.NobodyWithdrewSo).ShouldBeTrue();
        (await Anew(_cast.Officer, "LDR-000000")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Code");
        (await Ask("select count(*) from audit_entries where act = 'ConsentAnew'")).ShouldBe(3L, "who tries codes is seen");
        foreach (var other in new AccountId?[] { _cast.Administrator, _cast.OfficerElsewhere, _cast.Samira, null })
            (await Anew(other, code)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Anew(_cast.Analyst, code)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();

        (await Anew(_cast.FocalPoint, code.ToLowerInvariant())).Refusals.ShouldBeEmpty();

        var view = await View(_cast.Officer);
        view.LeaderCodes.Values.ShouldContain(code);
        view.NamedNoMore.ShouldBe(0);
        Told(view).ShouldNotContain(_name, Case.Sensitive, "what was taken out of the texts stays out");
        view.ReadAgainSince.ShouldNotBeNull();
        (await _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, shared => shared.Run(share, "en", Cancel))).Value.Sections.ShouldBe([SharedSection.WhereAndWhen]);
        var consents = await Consents(_cast.FocalPoint);
        consents.Withdrawn.ShouldHaveSingleItem();
        consents.Participants.Single(person => person.Code == code).Consent!.ShouldSatisfyAllConditions(c => c.Basis.ShouldBe(LegalBasis.Consent), c => c.GivenOn.ShouldBe(Today), c => c.Withdrawn.ShouldBeEmpty());

        await Amend(_cast.Officer, fields => fields[LeaderIds] = $"{_bakary.Value}\n{_amina.Value}");
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty("she may withdraw again");
        (await View(_cast.Officer)).LeaderCodes.Values.ShouldNotContain(code);
        (await Consents(_cast.FocalPoint)).Withdrawn.Count.ShouldBe(2);
    }

    private Task<Result> Anew(AccountId? by, string code) => _stage.As<ConsentAnew, Result>(by, anew => anew.Run(
        _meeting.Id, new ConsentAnewInput { Code = code, Basis = LegalBasis.Consent, GivenOn = Today, Purposes = [nameof(ConsentPurpose.RecordOfMeeting)] }, Cancel));

    [Fact]
    public async Task Consents_are_noted_and_withdrawn_by_those_who_write_and_by_the_focal_point_who_reads_no_record()
    {
        foreach (var reader in new[] { _cast.Analyst, _cast.Leader })
        {
            (await Record(reader)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
            (await Withdraw(reader, ConsentPurpose.RecordOfMeeting)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
            (await ReadAgain(reader, null)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        }

        foreach (var other in new AccountId?[] { _cast.Administrator, _cast.OfficerElsewhere, _cast.Samira, _cast.Idris, null })
        {
            (await Record(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await Withdraw(other, ConsentPurpose.RecordOfMeeting)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _stage.As<ViewConsents, Result<ConsentsView>>(other, view => view.Run(_meeting.Id, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        var seen = await Consents(_cast.FocalPoint);
        seen.Title.ShouldBeNull();
        Told(seen).ShouldNotContain(MarketMeeting.TitleWord);
        foreach (var keeper in new[] { _cast.Assistant, _cast.Officer, _cast.SectionHead, _cast.FocalPoint })
            (await Record(keeper)).Refusals.ShouldBeEmpty();
        (await Record(_cast.Officer, version: 1)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await ReadAgain(_cast.FocalPoint, null)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<ListLeaderConsents, Result<IReadOnlyList<LeaderConsentRow>>>(_cast.FocalPoint, list => list.Run(_amina, Cancel))).Value.ShouldHaveSingleItem().Basis.ShouldBe(LegalBasis.BestInterests);
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set frozen_since = now() where id = {_meeting.Id.Value}", Cancel);
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Withdraw(_cast.FocalPoint, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty("an incident does not keep anybody from taking a consent back");
        (await _stage.As<ListLeaderConsents, Result<IReadOnlyList<LeaderConsentRow>>>(_cast.FocalPoint, list => list.Run(_amina, Cancel))).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task Withdrawn_her_name_and_code_leave_the_texts_of_forums_outreach_requests_agreements_and_oversight_too()
    {
        var code = await CodeOf(_amina);
        var said = $"{_name} ({code}) and {Other}";
        var forum = new SetUpForumInput { Name = said, Purpose = said, Rhythm = ForumRhythm.Monthly, Communities = [_community.Value], Authorities = said };
        RegistryCast.Must(await _stage.As<SetUpForum, Result>(_cast.Officer, use => use.Run(forum, Cancel)));
        var outreach = new NoteOutreachInput { Channel = OutreachChannel.Radio, Message = said, Languages = ["fr"], Audience = said, On = Today.AddDays(-1), Rumours = [new RumourInput { Theme = ConcernTheme.Water, Words = said }] };
        RegistryCast.Must(await _stage.As<NoteOutreach, Result>(_cast.Officer, use => use.Run(outreach, Cancel)));
        var request = new SendRequestInput { Kind = RequestKind.RaiseConcern, Subject = said, Theme = ConcernTheme.Water, Text = said, Language = "fr", How = HowToMeet.Discreetly };
        RegistryCast.Must(await _stage.As<SendRequest, Result>(_cast.Samira, use => use.Run(request, Cancel)));
        var agreement = new RegisterAgreementInput { Title = said, SignedOn = Today.AddDays(-1), Parties = said + "\nHerders", Undertakings = said, Guarantors = said, Monitoring = said };
        RegistryCast.Must(await _stage.As<RegisterAgreement, Result>(_cast.Officer, use => use.Run(agreement, Cancel)));
        var noted = new NoteMonitoringInput { On = Today, Text = said, Version = 1 };
        RegistryCast.Must(await _stage.As<NoteMonitoring, Result>(_cast.Officer, use => use.Run(new(agreement.Id), noted, Cancel)));
        var corrected = new CorrectAgreementInput { Title = agreement.Title + ".", SignedOn = agreement.SignedOn, Parties = agreement.Parties + "\nFishers", Undertakings = said + ".", Guarantors = said + ".", Monitoring = said + ".", Reason = said, Version = 2 };
        RegistryCast.Must(await _stage.As<CorrectAgreement, Result>(_cast.Officer, use => use.Run(new(agreement.Id), corrected, Cancel)));

        var asked = new AskToLowerInput { To = Label.Restricted, Reason = said };
        RegistryCast.Must(await _stage.As<AskToLower, Result>(_cast.Officer, use => use.Run(LabelledKind.Consultation, _meeting.Id.Value, asked, Cancel)));
        await using var db = _stage.OpenAsOwner();
        var emergency = Emergency.Open(EmergencyId.New(), _cast.Mission, _meeting.Id, said, 1, _cast.Officer, _stage.Clock.GetUtcNow()).Value;
        var frozen = (await Meeting()).Id;
        var incident = Incident.Freeze(IncidentId.New(), await db.Set<Consultation>().SingleAsync(c => c.Id == frozen, Cancel), said, _cast.FocalPoint, _stage.Clock.GetUtcNow()).Value;
        incident.Note(said, _cast.FocalPoint, _stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        incident.AskRelease(said, _cast.FocalPoint, _stage.Clock.GetUtcNow()).Refusals.ShouldBeEmpty();
        db.AddRange(emergency, incident);
        await db.SaveChangesAsync(Cancel);

        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        await Work();

        var texts = new object[]
        {
            await db.Set<JointForum>().AsNoTracking().SingleAsync(f => f.Id == new JointForumId(forum.Id), Cancel),
            await db.Set<OutreachActivity>().AsNoTracking().SingleAsync(a => a.Id == new OutreachActivityId(outreach.Id), Cancel),
            await db.Set<EngagementRequest>().AsNoTracking().SingleAsync(r => r.Id == new RequestId(request.Id), Cancel),
            await db.Set<LocalAgreement>().AsNoTracking().SingleAsync(a => a.Id == new LocalAgreementId(agreement.Id), Cancel),
            await db.Set<LabelRequest>().AsNoTracking().SingleAsync(r => r.RecordId == _meeting.Id.Value, Cancel),
            await db.Set<Emergency>().AsNoTracking().SingleAsync(e => e.Id == emergency.Id, Cancel),
            await db.Set<Incident>().AsNoTracking().SingleAsync(i => i.Id == incident.Id, Cancel),
        }.Select(Told).ToList();
        texts.ShouldAllBe(text => !text.Contains(_name) && !text.Contains(code) && text.Contains(Other));
        texts.Select(text => text.Split(Other).Length - 1).ShouldBe([3, 3, 2, 12, 1, 1, 3], "what else was said stays");
    }

    [Fact]
    public async Task What_is_strictly_confidential_is_for_those_it_names_and_the_focal_point_finds_nothing_there()
    {
        var secret = await Meeting(fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = _cast.SectionHead.Value.ToString();
        });

        foreach (var other in new[] { _cast.FocalPoint, _cast.SecondOfficer, _cast.Leader })
        {
            (await Withdraw(other, ConsentPurpose.RecordOfMeeting, what: secret.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _stage.As<ViewConsents, Result<ConsentsView>>(other, view => view.Run(secret.Id, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        (await Withdraw(_cast.SectionHead, ConsentPurpose.RecordOfMeeting, what: secret.Id)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Doing_it_twice_is_doing_it_once_and_the_trail_says_who_and_names_nobody()
    {
        var before = (long)(await Ask("select max(sequence) from audit_entries"))!;
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        var version = (await View(_cast.Officer)).Version;
        (await Withdraw(_cast.SecondOfficer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        (await View(_cast.Officer)).Version.ShouldBe(version);
        (await Withdraw(_cast.Officer, ConsentPurpose.FollowUp, _bakary, version - 1)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Work()).ShouldBe(2);
        (await Work()).ShouldBe(0);

        await using var db = _stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Sequence > before && (entry.Act == nameof(WithdrawConsent) || entry.Act == nameof(WorkKind.FollowWithdrawal))).OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        entries.Select(entry => (entry.Act, entry.RecordKind)).ShouldBe([(nameof(WithdrawConsent), nameof(Consultation)), (nameof(WorkKind.FollowWithdrawal), nameof(Commitment)), (nameof(WorkKind.FollowWithdrawal), nameof(UrgentConcern))]);
        entries.ShouldAllBe(entry => entry.ActorId == _cast.Officer.Value);
        var told = Told(entries);
        foreach (var word in new[] { _name, "Amina", _amina.Value.ToString(), await CodeOf(_amina) })
            told.ShouldNotContain(word);
        (await db.Set<Consultation>().AsNoTracking().SingleAsync(c => c.Id == _meeting.Id, Cancel)).Consents.ShouldHaveSingleItem().LeaderId.ShouldBeNull();
    }

    [Fact]
    public async Task A_portal_killed_between_the_act_and_the_work_or_within_the_work_loses_nothing_and_two_that_work_at_once_do_it_once()
    {
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        (await Items()).ShouldBe(2, "the work stands in the database, not in a process");

        // Killed within it: whoever held the item is gone without a commit, and the server lets go of it.
        await using (var held = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_stage.Database.Owner) { Pooling = false }.ConnectionString))
        {
            await held.OpenAsync(Cancel);
            await using var transaction = await held.BeginTransactionAsync(Cancel);
            await using var taken = new NpgsqlCommand("select id from work_items for update", held, transaction);
            await taken.ExecuteScalarAsync(Cancel);
            (await Work()).ShouldBe(0, "what another holds is not taken");
            (await Promise()).ShouldContain(_name);
        }

        var worked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Work()));
        worked.Sum().ShouldBe(2);
        (await Promise()).ShouldNotContain(_name);
        (await Items()).ShouldBe(0);
    }

    [Fact]
    public async Task Work_that_was_tampered_with_changes_nothing_keeps_no_other_waiting_and_is_tried_again()
    {
        var second = await Meeting();
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting)).Refusals.ShouldBeEmpty();
        var whole = await Payload("set payload = set_byte(payload, 20, get_byte(payload, 20) # 1)");
        (await Withdraw(_cast.Officer, ConsentPurpose.RecordOfMeeting, what: second.Id)).Refusals.ShouldBeEmpty();

        (await Work()).ShouldBe(2, "the second is done");

        (await Promise()).ShouldContain(_name);
        (await Promise(second)).ShouldNotContain(_name);
        (await View(_cast.Officer)).ReadAgainSince.ShouldNotBeNull("no word is shared meanwhile");
        (await Work()).ShouldBe(0, "not at once again");
        await Payload("set payload = decode('" + Convert.ToHexString(whole) + "', 'hex')");
        _stage.Clock.Moved += TimeSpan.FromSeconds(2);
        (await Work()).ShouldBe(2);
        (await Promise()).ShouldNotContain(_name);
    }

    private async Task<CommunityId> AddCommunity()
    {
        var id = CommunityId.New();
        RegistryCast.Must(await _stage.As<AddCommunity, Result>(_cast.Officer, add => add.Run(id, _cast.Mission, new CommunityInput { NameEn = "Market of Tamra", NameFr = "Marché de Tamra", Kind = CommunityKind.Village, Area = ConsentStage.Area, SeenWithUs = SeenWithUs.Openly }, Cancel)));
        return id;
    }

    private async Task<LeaderId> AddLeader(string name)
    {
        var id = LeaderId.New();
        var input = new LeaderInput
        {
            Name = name,
            Role = LeaderRole.Womens,
            SpeaksFor = [_community.Value],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = Today.AddDays(90),
        };
        RegistryCast.Must(await _stage.As<AddLeader, Result>(_cast.Officer, add => add.Run(id, _cast.Mission, input, Cancel)));
        return id;
    }

    /// <summary>Both are named, and both names stand in every text.</summary>
    private Task<MarketMeeting> Meeting(Action<Dictionary<string, string?>>? change = null) => MarketMeeting.Recorded(
        _stage, _cast.Officer, _cast.SectionHead, _cast.Officer, $"{_name} {Other}",
        fields =>
        {
            fields[CommunityIds] = _community.Value.ToString();
            fields[LeaderIds] = $"{_amina.Value}\n{_bakary.Value}";
            fields[OfConsent(_amina, nameof(ConsentFacts.Basis))] = nameof(LegalBasis.Consent);
            fields[OfConsent(_amina, ConsentPurpose.RecordOfMeeting)] = "yes";
            foreach (var theme in fields.Keys.Where(name => name.EndsWith("theme", StringComparison.Ordinal)).ToList())
                fields[theme.Replace("theme", "urgency", StringComparison.Ordinal)] = nameof(ConcernUrgency.Urgent);
            change?.Invoke(fields);
        },
        Cancel);

    private Task<Result> Withdraw(AccountId? by, ConsentPurpose purpose, LeaderId? whose = null, int? version = null, ConsultationId? what = null) => _stage.As<WithdrawConsent, Result>(by, withdraw => withdraw.Run(
        what ?? _meeting.Id, whose ?? _amina, new WithdrawConsentInput { Purposes = [purpose.ToString()], On = Today.AddDays(-1), Learned = WithdrawalLearned.FromThePerson, Version = version }, Cancel));

    private Task<Result> Record(AccountId? by, int? version = null) => _stage.As<RecordConsent, Result>(by, record => record.Run(
        _meeting.Id, _amina, new RecordConsentInput { Basis = LegalBasis.BestInterests, Purposes = [nameof(ConsentPurpose.FollowUp)], Version = version }, Cancel));

    private Task<Result> ReadAgain(AccountId by, int? version) => _stage.As<ReadAgain, Result>(by, read => read.Run(_meeting.Id, new ReadAgainInput { Version = version }, Cancel));

    private Task<int> Work() => _stage.As<RunWork, int>(null, work => work.Run(Cancel));

    private async Task<ConsultationView> View(AccountId by) => (await _stage.View(by, _meeting.Id)).Value;

    private async Task<ConsentsView> Consents(AccountId by) => (await _stage.As<ViewConsents, Result<ConsentsView>>(by, view => view.Run(_meeting.Id, "en", Cancel))).Value;

    private async Task<string> CodeOf(LeaderId leader) => (await _stage.As<ViewLeader, Result<LeaderView>>(_cast.Officer, view => view.Run(leader, "en", Cancel))).Value.Code;

    private Task<WhatNeedsMe> Needs(AccountId by) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", Cancel));

    private async Task<IReadOnlyList<HistoryEntry>> History(AccountId by) => (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(by, history => history.Run(_meeting.Id, Cancel))).Value;

    private async Task<int> Found(string words)
    {
        var kept = (await _stage.As<KeepSearch, Result<KeptSearch>>(_cast.Officer, keep => keep.Run(SearchedList.Consultations, new KeepSearchInput { Text = words }, Cancel))).Value;
        return (await _stage.As<ListConsultations, ConsultationList>(_cast.Officer, list => list.Run(new ConsultationFilter { Search = kept.Id }, Cancel))).Count;
    }

    /// <summary>What every page, list and share of it tells, one after the other.</summary>
    private async Task<string> Everything(ShareId share) => string.Concat(
        Told(await View(_cast.Officer)),
        Told(await _stage.As<ListConsultations, ConsultationList>(_cast.Officer, list => list.Run(new ConsultationFilter(), Cancel))),
        Told((await _stage.As<ViewSharedConsultation, Result<SharedConsultation>>(_cast.Samira, view => view.Run(share, "en", Cancel))).Value),
        Told(await _stage.As<ListSharedWithUs, IReadOnlyList<SharedRow>>(_cast.Samira, list => list.Run(Cancel))),
        Told(await _stage.As<ListCommitments, CommitmentList>(_cast.Officer, list => list.Run(new(), "en", Cancel))),
        Told(await _stage.As<ViewCommunity, CommunityView?>(_cast.Officer, view => view.Run(_community, "en", Cancel))),
        Told(await _stage.As<ListUrgent, object>(_cast.Officer, async list => await list.Run(Cancel))),
        Told(await History(_cast.Officer)),
        await Promise());

    private async Task<string> Promise(MarketMeeting? of = null) => Told(await _stage.As<ViewCommitment, CommitmentView?>(_cast.Officer, view => view.Run(new CommitmentId((of ?? _meeting).Promise), "en", Cancel)));

    private async Task<string> Sheet() => Told((await _stage.As<PrintVisitSheet, Result<VisitSheet>>(_cast.Officer, print => print.Run(_community, "en", Cancel))).Value);

    private static string Told(object? what) => Said.All(what);

    private async Task<ShareId> Shared(params SharedSection[] sections)
    {
        var input = Input(sections);
        (await _stage.As<ShareConsultation, Result>(_cast.Officer, share => share.Run(_meeting.Id, input, Cancel))).Refusals.ShouldBeEmpty();
        return new ShareId(input.Id);
    }

    private Task<Result> Share(params SharedSection[] sections) => _stage.As<ShareConsultation, Result>(_cast.SecondOfficer, share => share.Run(_meeting.Id, Input(sections), Cancel));

    private ShareConsultationInput Input(params SharedSection[] sections) => new()
    {
        OrganisationId = _cast.Lamp.Value,
        Sections = [.. sections.Select(section => section.ToString())],
        Purpose = "Lamps at the wells",
        Until = Today.AddDays(30),
    };

    private async Task OpenDraft(AccountId by) => (await _stage.As<OpenDraft, Result>(by, open => open.Run(_meeting.Id, Cancel))).Refusals.ShouldBeEmpty();

    private async Task Save(AccountId by, Action<Dictionary<string, string?>> change)
    {
        Dictionary<string, string?> fields = new(StringComparer.Ordinal);
        change(fields);
        (await _stage.Save(by, _meeting.Id, (await _stage.Read(by, _meeting.Id)).Value.Revision, fields)).Refusals.ShouldBeEmpty();
    }

    private async Task Amend(AccountId by, Action<Dictionary<string, string?>> change)
    {
        await OpenDraft(by);
        await Save(by, change);
        (await _stage.As<AmendConsultation, Result>(by, amend => amend.Run(_meeting.Id, "Corrected", Cancel))).Refusals.ShouldBeEmpty();
    }

    private async Task<long> Items() => (long)(await Ask("select count(*) from work_items"))!;

    private async Task<byte[]> Payload(string change)
    {
        var before = (byte[])(await Ask("select payload from work_items"))!;
        await Ask("update work_items " + change);
        return before;
    }

    private async Task<object?> Ask(string sql)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}

/// <summary>One mission for all tests of the class; each has a leader of its own name, a community and a meeting.</summary>
public sealed class ConsentStage(TestCluster cluster) : IAsyncLifetime
{
    public const string Area = "TT0101";

    private int _names;

    public Stage Stage { get; private set; } = null!;

    public RegistryCast Cast { get; private set; } = null!;

    public static ReportPeriod Quarter { get; } = ReportPeriod.Of(new(2026, 1));

    public string NextName() => $"Amina Diallo{(char)('a' + _names++)}";

    public async ValueTask InitializeAsync()
    {
        Stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        Cast = await RegistryCast.Assemble(Stage);
        await using var db = Stage.OpenAsOwner();
        var area = new Domain.Places.Area(Area);
        area.Correct(new Domain.Places.AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("en", "Tamra")]));
        db.Add(area);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The figures of the quarter in which the meetings were held, by two people: before, there is no report for partners.</summary>
    public async Task Publish()
    {
        var cancel = TestContext.Current.CancellationToken;
        // Enough for figures, whichever tests ran before.
        for (var meeting = 0; meeting < PublishedFigures.LeastMeetings; meeting++)
            await MarketMeeting.Recorded(Stage, Cast.Assistant, Cast.Officer, Cast.Officer, cancel: cancel);
        var input = new ProposePublicationInput { Quarter = "2026-Q1" };
        RegistryCast.Must(await Stage.As<ProposePublication, Result>(Cast.SectionHead, propose => propose.Run(input, cancel)));
        var view = (await Stage.As<ViewPublication, Result<PublicationView>>(Cast.Leader, publication => publication.Run(new PublicationId(input.Id), "en", cancel))).Value;
        RegistryCast.Must(await Stage.As<ApprovePublication, Result>(Cast.Leader, approve => approve.Run(new PublicationId(input.Id), new ApprovePublicationInput { Seen = view.Seen, Version = view.Publication.Version }, cancel)));
    }

    public ValueTask DisposeAsync() => Stage.DisposeAsync();
}
