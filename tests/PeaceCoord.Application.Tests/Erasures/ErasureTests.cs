using Npgsql;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Erasures;

/// <summary>Identities erased and records destroyed, by two people; then the whole database is searched for what is gone.</summary>
public sealed class ErasureTests(TestCluster cluster) : IAsyncLifetime
{
    private const string First = "Zéphyrine";
    private const string Last = "Kakapo7319";
    private const string Name = $"{First} {Last}";

    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await RegistryCast.Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task An_erased_leader_is_nowhere_in_the_database_and_the_rest_of_the_record_stays()
    {
        var leader = await HasLeader();
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, $"({Last.ToUpperInvariant()}, zephyrine; {First}\n{Last}.", fields => fields[DraftFieldNames.LeaderIds] = leader.Value.ToString(), Cancel);
        (await Do<OpenDraft>(_cast.Officer, open => open.Run(meeting.Id, Cancel))).ShouldBeDone();
        var draft = await HasDraftWithUrgentConcern();
        var input = new ProposeErasureInput { Ground = ErasureGround.DangerToThePerson, Reason = $"{Name} asked for it." };

        // Who may, and what stands against it.
        (await Do<ProposeErasure>(_cast.Officer, propose => propose.Run(leader, input, Cancel))).Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.DataFocalPoint]);
        (await Do<ProposeErasure>(_cast.OfficerElsewhere, propose => propose.Run(leader, input, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, new ProposeErasureInput(), Cancel))).Refusals.Select(refusal => refusal.Field).ShouldBe(["Ground", "Reason"]);
        (await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, input, Cancel))).ShouldBeDone();
        (await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, input, Cancel))).ShouldBeDone();
        (await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, new ProposeErasureInput { Ground = input.Ground, Reason = "Again" }, Cancel))).Is(ErasureRefusalCodes.ProposedAlready).ShouldBeTrue();
        var decide = new DecideErasuresInput { Erasures = [input.Id.ToString()] };
        foreach (var other in new[] { _cast.FocalPoint, _cast.Officer, _cast.Leader, _cast.OfficerElsewhere, _cast.Samira })
            (await Do<ConfirmErasures>(other, confirm => confirm.Run(decide, Cancel))).Succeeded.ShouldBeFalse();
        var hold = new PlaceHoldInput { Reason = "An inquiry." };
        (await Do<PlaceHold>(_cast.FocalPoint, place => place.Run(_cast.Mission, null, hold, Cancel))).ShouldBeDone();
        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(decide, Cancel))).Is(ErasureRefusalCodes.Held).ShouldBeTrue();
        (await Do<LiftHold>(_cast.FocalPoint, lift => lift.Run(new LiftHoldInput { HoldId = hold.Id, LiftedBecause = "Over." }, Cancel))).ShouldBeDone();
        (await Reveal(leader)).Value.Name.ShouldBe(Name);

        (await _stage.As<ConfirmErasures, Result>(_cast.SectionHead, confirm => confirm.Run(decide, Cancel), StepUp.ProofCounts + TimeSpan.FromSeconds(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        var texts = await EveryText.Typed(_stage, _cast.Mission, Name, Cancel);
        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(decide, Cancel))).ShouldBeDone();

        (await texts.StandsIn(Cancel)).ShouldBeEmpty();
        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(decide, Cancel))).Is(ErasureRefusalCodes.DecidedAlready).ShouldBeTrue();
        var dump = await DatabaseDump.Of(_stage, Cancel);
        dump.ShouldContain(MarketMeeting.ContextWord, Case.Sensitive, "the rest of the text is there");
        dump.ShouldNotContain(Last, Case.Insensitive);
        dump.ShouldNotContain("555 7319");
        (await Scalar($"select count(*) from record_keys where record_id = '{leader.Value}'")).ShouldBe(0L);
        (await Reveal(leader)).Is(CommunityRefusalCodes.IdentityErased).ShouldBeTrue();
        var view = (await _stage.As<ViewLeader, Result<LeaderView>>(_cast.Officer, view => view.Run(leader, "en", Cancel))).Value;
        (view.IsErased, view.HasName, view.Role, view.ContactNote).ShouldBe((true, false, LeaderRole.Elder, null));
        (await Do<CorrectLeader>(_cast.Officer, correct => correct.Run(leader, Leader(Name), Cancel))).Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe(
            [(CommunityRefusalCodes.IdentityErased, "Name"), (CommunityRefusalCodes.IdentityErased, "Contacts"), (CommunityRefusalCodes.IdentityErased, "ContactNote")], ignoreOrder: true);
        foreach (var written in new[] { meeting.Id, draft })
        {
            var fields = (await _stage.As<ReadDraft, Result<DraftView>>(_cast.Officer, read => read.Run(written, Cancel))).Value.Fields;
            fields.All.ShouldNotContain(field => field.Value!.Contains(Last, StringComparison.OrdinalIgnoreCase));
            fields[DraftFieldNames.Context].ShouldContain(WrittenName.Withheld);
        }

        (await _stage.As<ListUrgent, IReadOnlyList<UrgentRow>>(_cast.Officer, list => list.Run(Cancel))).ShouldHaveSingleItem().Summary!.ShouldContain(WrittenName.Withheld);
        var seen = (await _stage.As<ViewConsultation, Result<ConsultationView>>(_cast.Officer, view => view.Run(meeting.Id, Cancel))).Value;
        seen.Context.ShouldBe($"{MarketMeeting.ContextWord} ([…]; […].");
        (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(_cast.Officer, history => history.Run(meeting.Id, Cancel))).Succeeded.ShouldBeTrue();
        (await ChainHolds()).ShouldBeTrue();
    }

    [Fact]
    public async Task Two_leaders_of_one_meeting_erased_at_once_are_both_nowhere_in_the_database()
    {
        const string other = "Ondine Turako8421";
        var leaders = new[] { await HasLeader(), await HasLeader(other) };
        await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, $"{Name} and {other}", cancel: Cancel);

        (await Erase(leaders)).ShouldBeDone();

        var dump = await DatabaseDump.Of(_stage, Cancel);
        dump.ShouldContain($"{MarketMeeting.ContextWord} […] and […]");
        dump.ShouldNotContain(Last, Case.Insensitive);
        dump.ShouldNotContain("Turako8421", Case.Insensitive);
        (await ChainHolds()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_taken_out_of_a_record_that_is_held_and_a_commitment_is_held_with_its_meeting()
    {
        var leader = await HasLeader();
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, Name, cancel: Cancel);
        await Scalar($"update commitments set recorded_at = recorded_at - interval '3 years' where consultation_id = '{meeting.Id.Value}'");
        (await Do<KeepRecords>(_cast.Administrator, keep => keep.Run(_cast.Mission, new KeepRecordsInput { RetentionBasis = RetentionBasis.AfterRecord, RetentionYears = 1 }, Cancel))).ShouldBeDone();
        var promise = (Guid)(await Scalar($"select id from commitments where consultation_id = '{meeting.Id.Value}'"))!;
        (await Propose(_cast.FocalPoint, [promise])).Is(ErasureRefusalCodes.StillOpen).ShouldBeTrue("destroyed, it would be overdue for ever");
        await Scalar($"update commitments set closed_at = recorded_at where id = '{promise}'");
        (await Propose(_cast.FocalPoint, [promise])).ShouldBeDone();
        var proposed = new DecideErasuresInput { Erasures = [(await Scalar($"select id::text from erasures where record_id = '{promise}'"))!.ToString()!] };
        var hold = new PlaceHoldInput { Reason = "An inquiry." };
        (await Do<PlaceHold>(_cast.FocalPoint, place => place.Run(_cast.Mission, meeting.Id.Value, hold, Cancel))).ShouldBeDone();

        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(proposed, Cancel))).Is(ErasureRefusalCodes.Held).ShouldBeTrue();
        (await Erase(leader)).Is(ErasureRefusalCodes.NamedInHeld).ShouldBeTrue();

        (await Scalar($"select context from consultations where id = '{meeting.Id.Value}'")).ShouldBe($"{MarketMeeting.ContextWord} {Name}");
        (await Reveal(leader)).Value.Name.ShouldBe(Name, "all or nothing");
        (await Do<LiftHold>(_cast.FocalPoint, lift => lift.Run(new LiftHoldInput { HoldId = hold.Id, LiftedBecause = "Over." }, Cancel))).ShouldBeDone();
        var waiting = new DecideErasuresInput { Erasures = [(await Scalar($"select id::text from erasures where record_id = '{leader.Value}'"))!.ToString()!, .. proposed.Erasures] };
        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(waiting, Cancel))).ShouldBeDone();
        (await Scalar($"select context from consultations where id = '{meeting.Id.Value}'")).ShouldBe($"{MarketMeeting.ContextWord} {WrittenName.Withheld}");
        (await ChainHolds()).ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_taken_out_of_a_draft_of_a_record_that_is_held()
    {
        var leader = await HasLeader();
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, cancel: Cancel);
        (await Do<OpenDraft>(_cast.Officer, open => open.Run(meeting.Id, Cancel))).ShouldBeDone();
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_cast.Officer, save => save.Run(meeting.Id, new SaveDraftInput(1, new Dictionary<string, string?> { [DraftFieldNames.Context] = $"Said {Name}." }), Cancel))).Refusals.ShouldBeEmpty();
        var hold = new PlaceHoldInput { Reason = "An inquiry." };
        (await Do<PlaceHold>(_cast.FocalPoint, place => place.Run(_cast.Mission, meeting.Id.Value, hold, Cancel))).ShouldBeDone();

        (await Erase(leader)).Is(ErasureRefusalCodes.NamedInHeld).ShouldBeTrue();
        (await Context()).ShouldBe($"Said {Name}.");
        (await Reveal(leader)).Value.Name.ShouldBe(Name, "all or nothing");

        (await Do<LiftHold>(_cast.FocalPoint, lift => lift.Run(new LiftHoldInput { HoldId = hold.Id, LiftedBecause = "Over." }, Cancel))).ShouldBeDone();
        var waiting = new DecideErasuresInput { Erasures = [(await Scalar($"select id::text from erasures where record_id = '{leader.Value}'"))!.ToString()!] };
        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(waiting, Cancel))).ShouldBeDone();
        (await Context()).ShouldBe($"Said {WrittenName.Withheld}.");

        async Task<string> Context() => (await _stage.As<ReadDraft, Result<DraftView>>(_cast.Officer, read => read.Run(meeting.Id, Cancel))).Value.Fields[DraftFieldNames.Context];
    }

    [Fact]
    public async Task A_record_closed_after_an_incident_is_neither_destroyed_nor_rewritten_nor_lowered()
    {
        var leader = await HasLeader();
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, Name, cancel: Cancel);
        var ask = new AskToLowerInput { To = Label.Restricted, Reason = "It is known by now." };
        (await Do<AskToLower>(_cast.Officer, use => use.Run(LabelledKind.Consultation, meeting.Id.Value, ask, Cancel))).ShouldBeDone();
        var request = new LabelRequestId((Guid)(await Scalar($"select id from label_requests where record_id = '{meeting.Id.Value}'"))!);
        await Scalar($"update consultations set held_on = held_on - 1000 where id = '{meeting.Id.Value}'");
        (await Do<KeepRecords>(_cast.Administrator, keep => keep.Run(_cast.Mission, new KeepRecordsInput { RetentionBasis = RetentionBasis.AfterRecord, RetentionYears = 1 }, Cancel))).ShouldBeDone();
        (await Propose(_cast.FocalPoint, [meeting.Id.Value])).ShouldBeDone();
        var proposed = new DecideErasuresInput { Erasures = [(await Scalar($"select id::text from erasures where record_id = '{meeting.Id.Value}'"))!.ToString()!] };
        var reference = (await Scalar($"select reference from consultations where id = '{meeting.Id.Value}'"))!.ToString();
        (await _stage.As<FreezeRecord, Result<IncidentId>>(_cast.FocalPoint, freeze => freeze.Run(new FreezeRecordInput { Reference = reference, What = "A copy was lost." }, Cancel))).Refusals.ShouldBeEmpty();

        (await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(proposed, Cancel))).Succeeded.ShouldBeFalse();
        (await Should.ThrowAsync<PostgresException>(() => Scalar(
            $"set peacecoord.workspaces = '{_cast.Mission.Value}'; update erasures set state = 'Confirmed', decided_by = gen_random_uuid() where id = '{proposed.Erasures[0]}'; select peacecoord_erase('{proposed.Erasures[0]}')"))).MessageText.ShouldContain("stands");
        (await Erase(leader)).Is(ErasureRefusalCodes.NamedInHeld).ShouldBeTrue();
        (await Do<DecideLabelRequest>(_cast.FocalPoint, decide => decide.Run(request, new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await Scalar($"select context || label from consultations where id = '{meeting.Id.Value}'")).ShouldBe($"{MarketMeeting.ContextWord} {Name}{nameof(Label.Confidential)}");
    }

    [Fact]
    public async Task An_erased_contact_goes_alone_and_an_old_row_without_its_key_answers_erased()
    {
        await _cast.CompleteTheLamp();
        (await Do<AddContact>(_cast.Samira, add => add.Run(_cast.Lamp, new AddContactInput { Function = "Treasurer", Name = Name, Telephone = "+999 555 7319" }, Cancel))).ShouldBeDone();
        var contacts = (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Contacts;
        var (kept, gone) = (contacts.Single(c => c.Function == "Coordinator").Id, contacts.Single(c => c.Function == "Treasurer").Id);
        var input = new ProposeErasureInput { Ground = ErasureGround.AskedForByThePerson, Reason = "They left." };
        (await Do<ProposeContactErasure>(_cast.Samira, propose => propose.Run(_cast.Lamp, gone, input, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Do<ProposeContactErasure>(_cast.FocalPoint, propose => propose.Run(_cast.Lamp, gone, input, Cancel))).ShouldBeDone();
        var row = await Scalar($"select encode(name, 'hex') from organisation_contacts where id = '{gone.Value}'");
        var flag = new RaiseFlagInput { Category = RiskCategory.Safeguarding, Level = RiskLevel.Yellow, Comment = $"{Last}, {First} keeps the cash box." };
        (await _stage.As<RaiseFlag, Result<RiskFlagId>>(_cast.Officer, raise => raise.Run(_cast.Lamp, flag, Cancel))).Refusals.ShouldBeEmpty();
        var texts = await EveryText.Typed(_stage, _cast.Mission, Name, Cancel);
        (await Do<ConfirmErasures>(_cast.Administrator, confirm => confirm.Run(new DecideErasuresInput { Erasures = [input.Id.ToString()] }, Cancel))).ShouldBeDone();

        (await texts.StandsIn(Cancel)).ShouldBeEmpty();
        (await DatabaseDump.Of(_stage, Cancel)).ShouldNotContain(Last, Case.Insensitive);
        (await Scalar("select comment from organisation_flags where comment like '%cash box%'")).ShouldBe($"{WrittenName.Withheld} keeps the cash box.");
        (await RevealContact(_cast.Samira, kept)).Value.Name.ShouldBe("Samira of the wells");
        (await RevealContact(_cast.Samira, gone)).Is(CommunityRefusalCodes.IdentityErased).ShouldBeTrue();
        await Scalar($"update organisation_contacts set name = decode('{row}', 'hex'), erased_at = null where id = '{gone.Value}'");
        (await RevealContact(_cast.Samira, gone)).Is(CommunityRefusalCodes.IdentityErased).ShouldBeTrue("a backup brought the row back, and no key opens it");
        (await Scalar($"select count(*) from record_keys where record_id = '{gone.Value}'")).ShouldBe(0L, "looking made no new key");
    }

    [Fact]
    public async Task Records_that_are_due_are_destroyed_by_two_and_a_stub_and_their_counts_stay()
    {
        var meeting = await MarketMeeting.Recorded(_stage, _cast.Officer, _cast.SectionHead, _cast.Officer, Last, cancel: Cancel);
        (await Do<ShareConsultation>(_cast.Officer, share => share.Run(meeting.Id, new ShareConsultationInput { OrganisationId = _cast.Lamp.Value, Sections = [nameof(SharedSection.Context)], Purpose = Last, Until = Today.AddDays(30) }, Cancel))).ShouldBeDone();
        (await Do<AddFile>(_cast.Officer, add => add.Run(meeting.Id, new AddFileInput { Id = Guid.CreateVersion7(), Name = $"{Last}.pdf", Bytes = Pictures.Pdf() }, Cancel))).ShouldBeDone();
        (await Do<AskToLower>(_cast.Officer, ask => ask.Run(LabelledKind.Consultation, meeting.Id.Value, new AskToLowerInput { To = Label.Restricted, Reason = $"{Last} moved away" }, Cancel))).ShouldBeDone();
        (await Do<OpenDraft>(_cast.Officer, open => open.Run(meeting.Id, Cancel))).ShouldBeDone();
        var agreement = new RegisterAgreementInput { Title = Last, SignedOn = Today.AddYears(-3), Label = Label.Restricted, Parties = $"{Last} one\n{Last} two", Undertakings = Last, Guarantors = Last, Monitoring = Last };
        (await Do<RegisterAgreement>(_cast.Officer, register => register.Run(agreement, Cancel))).ShouldBeDone();
        var outreach = new NoteOutreachInput
        {
            Channel = Enum.GetValues<OutreachChannel>()[0],
            Message = Last,
            Languages = ["fr"],
            Audience = Last,
            On = Today.AddMonths(-1),
            Label = Label.Restricted,
            Reach = 40,
            Counting = Counting.Estimated,
            Rumours = [new RumourInput { Theme = ConcernTheme.Water, Words = Last }],
        };
        var noted = await Do<NoteOutreach>(_cast.Officer, note => note.Run(outreach, Cancel));
        noted.Refusals.ShouldBeEmpty();
        (await Do<KeepRecords>(_cast.Administrator, keep => keep.Run(_cast.Mission, new KeepRecordsInput { RetentionBasis = RetentionBasis.AfterRecord, RetentionYears = 1 }, Cancel))).ShouldBeDone();
        await Scalar($"update consultations set held_on = held_on - 1000 where id = '{meeting.Id.Value}'");
        await Scalar($"update outreach_activities set \"on\" = \"on\" - 1000 where id = '{outreach.Id}'");
        var all = new[] { meeting.Id.Value, agreement.Id, outreach.Id };

        (await Propose(_cast.SectionHead, all)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        await Scalar($"update local_agreements set signed_on = signed_on + 1000 where id = '{agreement.Id}'");
        (await Propose(_cast.FocalPoint, all)).Is(ErasureRefusalCodes.NotDue).ShouldBeTrue();
        await Scalar($"update local_agreements set signed_on = signed_on - 1000 where id = '{agreement.Id}'");
        (await Propose(_cast.FocalPoint, all)).ShouldBeDone();
        var waiting = (await _stage.As<ListErasures, Result<ErasureList>>(_cast.Administrator, list => list.Run(1, Cancel))).Value.Waiting;
        waiting.Count.ShouldBe(3);
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.Administrator, list => list.Run("en", Cancel))).ErasuresToConfirm.ShouldBe(3);
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(_cast.FocalPoint, list => list.Run("en", Cancel))).ErasuresToConfirm.ShouldBe(0);
        var decide = new DecideErasuresInput { Erasures = [.. waiting.Select(row => row.Erasure.Id.Value.ToString())] };

        // The database keeps to it by itself.
        (await Should.ThrowAsync<PostgresException>(() => Scalar($"set peacecoord.workspaces = '{_cast.Mission.Value}'; select peacecoord_erase('{decide.Erasures[0]}')"))).MessageText.ShouldContain("two people");
        (await Do<ConfirmErasures>(_cast.FocalPoint, confirm => confirm.Run(decide, Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Do<ConfirmErasures>(_cast.Administrator, confirm => confirm.Run(decide, Cancel))).ShouldBeDone();

        var dump = await DatabaseDump.Of(_stage, Cancel);
        dump.ShouldNotContain($"{MarketMeeting.ContextWord}");
        dump.Replace(MarketMeeting.PromiseWord + " " + Last, "", StringComparison.Ordinal).ShouldNotContain(Last, Case.Insensitive, "its commitment is a record of its own, due by its own day");
        (await Scalar($"select count(*) from kept_file_contents")).ShouldBe(0L);
        (await Scalar($"select sum(heads) from consultation_participation where consultation_id = '{meeting.Id.Value}'")).ShouldBe(25L);
        (await Scalar($"select cardinality(parties) from local_agreements where id = '{agreement.Id}'")).ShouldBe(2);
        var view = (await _stage.As<ViewConsultation, Result<ConsultationView>>(_cast.Officer, view => view.Run(meeting.Id, Cancel))).Value;
        (view.Title, view.Context, view.HeldOn).ShouldBe((WrittenName.Withheld, WrittenName.Withheld, new DateOnly(2026, 3, 8).AddDays(-1000)));
        (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(_cast.Officer, history => history.Run(meeting.Id, Cancel))).Value.ShouldNotBeEmpty();
        (await _stage.As<ViewAgreement, AgreementView?>(_cast.Officer, view => view.Run(new LocalAgreementId(agreement.Id), Cancel))).ShouldNotBeNull();
        var stub = (await _stage.As<ViewKeptUntil, KeptUntil?>(_cast.Officer, view => view.Run(Domain.Closing.RecordKind.Consultation, meeting.Id.Value, Cancel)))!.Destroyed!;
        (stub.Label, stub.ProposedBy, stub.DecidedBy, stub.RetentionYears, stub.KeptUntil).ShouldBe((Label.Confidential, _cast.FocalPoint, _cast.Administrator, 1, view.HeldOn!.Value.AddYears(1)));
        (await Do<OpenDraft>(_cast.Officer, open => open.Run(meeting.Id, Cancel))).Is(ErasureRefusalCodes.Destroyed).ShouldBeTrue();
        (await Do<AddFile>(_cast.Officer, add => add.Run(meeting.Id, new AddFileInput { Id = Guid.CreateVersion7(), Name = "late.pdf", Bytes = Pictures.Pdf() }, Cancel))).Is(ErasureRefusalCodes.Destroyed).ShouldBeTrue();
        (await Scalar($"select count(*) from kept_files")).ShouldBe(0L);
        (await Propose(_cast.FocalPoint, [meeting.Id.Value])).Is(RefusalCodes.NotFound).ShouldBeTrue("what is gone is no longer due");
        (await ChainHolds()).ShouldBeTrue();
    }

    private Task<Result> Propose(AccountId by, IEnumerable<Guid> records) =>
        Do<ProposeDestruction>(by, propose => propose.Run(_cast.Mission, new ProposeDestructionInput { Records = [.. records.Select(id => id.ToString())] }, Cancel));

    /// <summary>Proposed one by one, confirmed together.</summary>
    private async Task<Result> Erase(params LeaderId[] leaders)
    {
        List<string> proposed = [];
        foreach (var leader in leaders)
        {
            var input = new ProposeErasureInput { Ground = ErasureGround.DangerToThePerson, Reason = "They asked for it." };
            (await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, input, Cancel))).ShouldBeDone();
            proposed.Add(input.Id.ToString());
        }

        return await Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(new DecideErasuresInput { Erasures = proposed }, Cancel));
    }

    private async Task<LeaderId> HasLeader(string name = Name)
    {
        var id = LeaderId.New();
        (await Do<AddLeader>(_cast.Officer, add => add.Run(id, _cast.Mission, Leader(name), Cancel))).ShouldBeDone();
        (await Do<CorrectLeader>(_cast.Officer, correct => correct.Run(id, Leader(null), Cancel))).ShouldBeDone();
        return id;
    }

    private LeaderInput Leader(string? name) => new()
    {
        Name = name,
        Contacts = name is null ? null : "+999 555 7319",
        Role = LeaderRole.Elder,
        ContactPreference = ContactPreference.Visit,
        ContactNote = $"Ask for {Last} at the mosque",
        ReprisalRisk = ReprisalRisk.Severe,
        SeenWithUs = SeenWithUs.Never,
        ReviewOn = Today.AddDays(90),
    };

    /// <summary>Whom to take out is written there, and waits on the duty list too.</summary>
    private async Task<ConsultationId> HasDraftWithUrgentConcern()
    {
        var (id, concern) = (ConsultationId.New(), Guid.CreateVersion7());
        (await Do<StartConsultation>(_cast.Officer, start => start.Run(id, null, null, Cancel))).ShouldBeDone();
        var fields = new Dictionary<string, string?>
        {
            [DraftFieldNames.Context] = $"Said {Name}.",
            [DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "theme")] = nameof(ConcernTheme.Water),
            [DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "group")] = nameof(ConcernGroup.Women),
            [DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "urgency")] = nameof(ConcernUrgency.Urgent),
            [DraftFieldNames.InRow(DraftFieldNames.ConcernRow, concern, "summary")] = $"They threaten {Name}",
        };
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_cast.Officer, save => save.Run(id, new SaveDraftInput(1, fields), Cancel))).Refusals.ShouldBeEmpty();
        (await Do<PassOnUrgentConcern>(_cast.Officer, pass => pass.Run(id, new ConcernId(concern), Cancel))).ShouldBeDone();
        return id;
    }

    private Task<Result<RevealedIdentity>> Reveal(LeaderId leader) =>
        _stage.As<RevealLeader, Result<RevealedIdentity>>(_cast.Officer, reveal => reveal.Run(leader, new RevealInput { Reason = Enum.GetValues<RevealReason>()[0] }, Cancel));

    private Task<Result<RevealedContact>> RevealContact(AccountId by, ContactId contact) =>
        _stage.As<RevealContact, Result<RevealedContact>>(by, reveal => reveal.Run(_cast.Lamp, contact, ContactRevealReason.ArrangeAMeeting, Cancel));

    private async Task<Result> Do<TUseCase>(AccountId by, Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull => await _stage.As(by, run);

    private async Task<bool> ChainHolds() => (await _stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault is null;

    private async Task<object?> Scalar(string sql)
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}

internal static class Outcomes
{
    public static void ShouldBeDone(this Result result) => result.Refusals.ShouldBeEmpty();
}
