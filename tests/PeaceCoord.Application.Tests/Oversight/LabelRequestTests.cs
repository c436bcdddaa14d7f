using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Oversight;

/// <summary>Labels are raised freely and lowered by a second person.</summary>
public sealed class LabelRequestTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_label_is_lowered_when_the_focal_point_agrees_and_what_belongs_to_the_record_follows()
    {
        var met = await Recorded();
        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.Analyst, view => view.Run(met.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();

        // Asked with a reason by those who amend; liaison assistants do not ask.
        (await Ask(_mission.Liaison, met.Id, new AskToLowerInput { To = Label.Restricted, Reason = "Known." })).Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.Officers]);
        (await Ask(_mission.Stranger, met.Id, new AskToLowerInput { To = Label.Restricted, Reason = "Known." })).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Ask(_mission.Officer, met.Id, new AskToLowerInput { To = Label.Confidential })).Refusals.Select(refusal => refusal.Field).ShouldBe(["To", "Reason"], ignoreOrder: true);
        var asked = new AskToLowerInput { To = Label.Restricted, Reason = "It was in the paper." };
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldBeEmpty();
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldBeEmpty("sent twice");
        (await Ask(_mission.Head, met.Id, new AskToLowerInput { To = Label.Public, Reason = "Me too." })).Is(OversightRefusalCodes.AskedAlready).ShouldBeTrue();
        var id = new LabelRequestId(asked.Id);

        // It waits for the focal point and for nobody else, and opens the record to them while it waits, which is logged.
        (await Work(_mission.FocalPoint)).Labels.ShouldHaveSingleItem().WaitsForMe.ShouldBeTrue();
        (await Work(_mission.Head)).Labels.ShouldBeEmpty();
        (await Needs(_mission.FocalPoint)).LabelsToDecide.ShouldBe(1);
        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.FocalPoint, view => view.Run(met.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue("not by the record's own address");
        var shown = (await Open(_mission.FocalPoint, id)).Value;
        shown.Texts.Select(text => text.Text).ShouldContain(text => text.Contains(MarketMeeting.PromiseWord, StringComparison.Ordinal), "its commitment follows the label, and is to be judged with it");
        shown.Files.ShouldBe(0);
        var opened = shown.Consultation!;
        (opened.Title!.Contains(MarketMeeting.TitleWord, StringComparison.Ordinal), opened.Acts.Amend, opened.Files.Count).ShouldBe((true, false, 0));
        (await Open(_mission.Head, id)).Succeeded.ShouldBeFalse();
        (await Entries(nameof(OpenUnderRequest), met.Id)).ShouldBe(1);

        (await Decide(_mission.Officer, id, LabelDecision.Lower)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Decide(_mission.Head, id, LabelDecision.Lower)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Decide(_mission.FocalPoint, id, LabelDecision.Keep)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Words");
        (await _stage.As<DecideLabelRequest, Result>(_mission.FocalPoint, decide => decide.Run(id, new DecideLabelRequestInput { Decision = LabelDecision.Lower }, Cancel), TimeSpan.FromHours(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        (await Decide(_mission.FocalPoint, id, LabelDecision.Lower)).Refusals.ShouldBeEmpty();

        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.Analyst, view => view.Run(met.Id, Cancel))).Value.ShouldSatisfyAllConditions(view => view.Label.ShouldBe(Label.Restricted), view => view.Commitments.ShouldHaveSingleItem());
        (await Open(_mission.FocalPoint, id)).Is(RefusalCodes.NotFound).ShouldBeTrue("it is decided");
        (await Decide(_mission.FocalPoint, id, LabelDecision.Lower)).Is(OversightRefusalCodes.DecidedAlready).ShouldBeTrue();
        (await Needs(_mission.Officer)).LabelsDecided.ShouldBe(1);
        var history = (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(_mission.SecondOfficer, read => read.Run(met.Id, Cancel))).Value;
        history[0].Act.ShouldBe(nameof(DecideLabelRequest));
        (await _stage.As<ViewLabelStanding, LabelStanding?>(_mission.SecondOfficer, read => read.Run(LabelledKind.Consultation, met.Id.Value, Cancel)))!.Requests.ShouldHaveSingleItem().State.ShouldBe(LabelRequestState.Granted);
    }

    [Fact]
    public async Task Why_it_was_amended_under_the_higher_label_is_not_told_under_the_lower()
    {
        var met = await Recorded();
        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(met.Id, Cancel))).Refusals.ShouldBeEmpty();
        var revision = (await _stage.As<ReadDraft, Result<DraftView>>(_mission.Officer, read => read.Run(met.Id, Cancel))).Value.Revision;
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, save => save.Run(met.Id, new SaveDraftInput(revision, new Dictionary<string, string?>(StringComparer.Ordinal) { [Context] = "Corrected" }), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<AmendConsultation, Result>(_mission.Officer, amend => amend.Run(met.Id, "Took out that the imam came", Cancel))).Refusals.ShouldBeEmpty();
        (await Reasons(_mission.SecondOfficer)).ShouldContain("Took out that the imam came");
        var asked = new AskToLowerInput { To = Label.Restricted, Reason = "It was in the paper." };
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldBeEmpty();
        (await Decide(_mission.FocalPoint, new LabelRequestId(asked.Id), LabelDecision.Lower)).Refusals.ShouldBeEmpty();

        (await Reasons(_mission.Analyst)).ShouldBeEmpty();
        (await Reasons(_mission.SecondOfficer)).ShouldBeEmpty("what was written under a higher label stays closed");

        async Task<List<string>> Reasons(AccountId reader) =>
            [.. (await _stage.As<ConsultationHistory, Result<IReadOnlyList<HistoryEntry>>>(reader, read => read.Run(met.Id, Cancel))).Value.Select(entry => entry.Reason).OfType<string>()];
    }

    [Fact]
    public async Task What_is_strictly_confidential_is_opened_and_decided_about_by_the_focal_point_whom_who_asks_names()
    {
        var second = await SecondFocalPoint();
        var met = await Recorded(fields => (fields[LabelField], fields[DraftFieldNames.Readers]) = (nameof(Label.StrictlyConfidential), _mission.SecondOfficer.Value.ToString()));
        var asked = new AskToLowerInput { To = Label.Confidential, Reason = "They moved away." };
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("DeciderId");
        asked.DeciderId = _mission.Head.Value;
        (await Ask(_mission.Officer, met.Id, asked)).Is(OversightRefusalCodes.NoSuchFocalPoint).ShouldBeTrue();
        asked.DeciderId = _mission.FocalPoint.Value;
        (await Ask(_mission.Head, met.Id, asked)).Is(RefusalCodes.NotFound).ShouldBeTrue("not named");
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldBeEmpty();
        var id = new LabelRequestId(asked.Id);

        (await Open(second, id)).Is(RefusalCodes.NotFound).ShouldBeTrue("another focal point, whatever the clearance");
        (await Work(second)).Labels.ShouldBeEmpty();
        (await Open(_mission.FocalPoint, id)).Value.Label.ShouldBe(Label.StrictlyConfidential);
        (await Decide(second, id, LabelDecision.Lower)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Decide(_mission.FocalPoint, id, LabelDecision.Lower)).Refusals.ShouldBeEmpty();
        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.Head, view => view.Run(met.Id, Cancel))).Value.Readers.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_whose_asker_or_decider_left_is_taken_back_by_whoever_asks_anew()
    {
        var met = await Recorded();
        var first = new AskToLowerInput { To = Label.Restricted, Reason = "It was on the radio." };
        (await Ask(_mission.Head, met.Id, first)).Refusals.ShouldBeEmpty();
        var second = new AskToLowerInput { To = Label.Restricted, Reason = "They say so themselves." };
        (await Ask(_mission.SecondOfficer, met.Id, second)).Is(OversightRefusalCodes.AskedAlready).ShouldBeTrue();
        (await Standing(_mission.SecondOfficer, met.Id)).ShouldSatisfyAllConditions(s => s.MayAsk.ShouldBeFalse(), s => s.TakesBack.ShouldBeFalse());

        await Leaves(_mission.Head);

        (await Standing(_mission.SecondOfficer, met.Id)).ShouldSatisfyAllConditions(s => s.MayAsk.ShouldBeTrue(), s => s.TakesBack.ShouldBeTrue());
        (await Ask(_mission.SecondOfficer, met.Id, second)).Refusals.ShouldBeEmpty();
        (await Standing(_mission.SecondOfficer, met.Id)).Requests.Select(row => row.State).ShouldBe([LabelRequestState.Waiting, LabelRequestState.Withdrawn]);
        (await Decide(_mission.FocalPoint, new(first.Id), LabelDecision.Lower)).Is(OversightRefusalCodes.DecidedAlready).ShouldBeTrue();
        (await Decide(_mission.FocalPoint, new(second.Id), LabelDecision.Lower)).Refusals.ShouldBeEmpty();

        // Of what is Strictly confidential nobody but who was named decides.
        var other = await SecondFocalPoint();
        var secret = await Recorded(fields => (fields[LabelField], fields[DraftFieldNames.Readers]) = (nameof(Label.StrictlyConfidential), _mission.SecondOfficer.Value.ToString()));
        var third = new AskToLowerInput { To = Label.Confidential, Reason = "They moved away.", DeciderId = _mission.FocalPoint.Value };
        (await Ask(_mission.Officer, secret.Id, third)).Refusals.ShouldBeEmpty();
        var fourth = new AskToLowerInput { To = Label.Confidential, Reason = "They moved away.", DeciderId = other.Value };
        (await Ask(_mission.Officer, secret.Id, fourth)).Is(OversightRefusalCodes.AskedAlready).ShouldBeTrue();
        await Leaves(_mission.FocalPoint);
        (await Ask(_mission.Officer, secret.Id, fourth)).Refusals.ShouldBeEmpty();
        (await Decide(other, new(fourth.Id), LabelDecision.Lower)).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_asked_takes_it_back_and_the_record_is_asked_about_anew()
    {
        var met = await Recorded();
        var asked = new AskToLowerInput { To = Label.Restricted, Reason = "It was on the radio." };
        (await Ask(_mission.Officer, met.Id, asked)).Refusals.ShouldBeEmpty();

        (await Withdraw(_mission.FocalPoint)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Withdraw(_mission.Officer)).Refusals.ShouldBeEmpty();
        (await Withdraw(_mission.Officer)).Is(OversightRefusalCodes.DecidedAlready).ShouldBeTrue();

        (await Ask(_mission.Head, met.Id, new AskToLowerInput { To = Label.Restricted, Reason = "They say so themselves." })).Refusals.ShouldBeEmpty();

        Task<Result> Withdraw(AccountId by) => _stage.As<WithdrawLabelRequest, Result>(by, withdraw => withdraw.Run(new(asked.Id), new WithdrawLabelRequestInput(), Cancel));
    }

    [Fact]
    public async Task Of_two_editors_the_stale_one_cannot_lower_what_the_other_raised()
    {
        var met = await Recorded(fields => fields[LabelField] = nameof(Label.Restricted));
        foreach (var editor in new[] { _mission.Officer, _mission.SecondOfficer })
            (await _stage.As<OpenDraft, Result>(editor, open => open.Run(met.Id, Cancel))).Refusals.ShouldBeEmpty();
        (await Save(_mission.SecondOfficer, 1, new() { [LabelField] = nameof(Label.Confidential) })).Refusals.ShouldBeEmpty();
        (await Amend(_mission.SecondOfficer, new AmendChoices())).Refusals.ShouldBeEmpty();

        // Begun before it was raised, and saying nothing of the label: it stays raised.
        (await Save(_mission.Officer, 1, new() { [Purpose] = "To listen" })).Refusals.ShouldBeEmpty();
        (await Amend(_mission.Officer, new AmendChoices())).Refusals.ShouldBeEmpty();
        (await LabelOf(met.Id)).ShouldBe(Label.Confidential);

        // Begun before it was raised, and lowering it on purpose: refused, also when the own text is chosen.
        foreach (var editor in new[] { _mission.Officer, _mission.SecondOfficer })
            (await _stage.As<OpenDraft, Result>(editor, open => open.Run(met.Id, Cancel))).Refusals.ShouldBeEmpty();
        (await Save(_mission.SecondOfficer, 1, new() { [LabelField] = nameof(Label.StrictlyConfidential), [Readers] = _mission.Officer.Value + "\n" + _mission.SecondOfficer.Value })).Refusals.ShouldBeEmpty();
        (await Amend(_mission.SecondOfficer, new AmendChoices())).Refusals.ShouldBeEmpty();
        (await Save(_mission.Officer, 1, new() { [LabelField] = nameof(Label.Restricted) })).Refusals.ShouldBeEmpty();
        (await Amend(_mission.Officer, new AmendChoices())).Is(ConsultationRefusalCodes.ChangedOnRecord).ShouldBeTrue();
        var stands = (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.Officer, view => view.Run(met.Id, Cancel))).Value.Version;
        (await Amend(_mission.Officer, new AmendChoices { Against = stands, Mine = [LabelField, Readers] })).Is(ConsultationRefusalCodes.LabelLowered).ShouldBeTrue();
        (await LabelOf(met.Id)).ShouldBe(Label.StrictlyConfidential);

        Task<Result<SavedDraft>> Save(AccountId by, int revision, Dictionary<string, string?> fields) => _stage.As<SaveDraft, Result<SavedDraft>>(by, save => save.Run(met.Id, new SaveDraftInput(revision, fields), Cancel));
        Task<Result> Amend(AccountId by, AmendChoices choices) => _stage.As<AmendConsultation, Result>(by, amend => amend.Run(met.Id, "A slip", choices, Cancel));
    }

    [Fact]
    public async Task No_save_lowers_a_label_unless_that_is_what_the_use_case_is_for()
    {
        var met = await Recorded();
        var actor = await _stage.Actor(_mission.Officer);
        var fault = await _stage.As<Database, Exception>(null, async database =>
        {
            await using var db = await database.Open<ListWork>(actor, Cancel);
            var record = await db.Consultations.SingleAsync(c => c.Id == met.Id, Cancel);
            record.LowerLabel(Label.Restricted).Succeeded.ShouldBeTrue();
            return await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancel));
        });
        fault.Message.ShouldBe("ListWork would lower the label of a Consultation.");
        (await LabelOf(met.Id)).ShouldBe(Label.Confidential);
    }

    [Fact]
    public async Task The_label_of_what_was_said_to_people_at_large_is_lowered_so_too()
    {
        var id = OutreachActivityId.New();
        var noted = OutreachActivity.Note(id, _mission.Workspace, null, new OutreachFacts { Channel = OutreachChannel.Radio, Message = "Vaccination goes on", Languages = ["fr"], Audience = "Everybody", On = new DateOnly(2026, 3, 8), Label = Label.Confidential, Areas = [SmallMission.Village] }, new DateOnly(2026, 11, 1));
        noted.Refusals.ShouldBeEmpty();
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(noted.Value);
            await db.SaveChangesAsync(Cancel);
        }

        var asked = new AskToLowerInput { To = Label.Public, Reason = "It was on the radio." };
        (await _stage.As<AskToLower, Result>(_mission.Officer, ask => ask.Run(LabelledKind.Outreach, id.Value, asked, Cancel))).Is(OversightRefusalCodes.NotLower).ShouldBeTrue("no activity is Public");
        asked.To = Label.Restricted;
        (await _stage.As<AskToLower, Result>(_mission.Officer, ask => ask.Run(LabelledKind.Outreach, id.Value, asked, Cancel))).Refusals.ShouldBeEmpty();
        (await Open(_mission.FocalPoint, new(asked.Id))).Value.Texts.ShouldContain(text => text.Text == "Vaccination goes on");
        (await Decide(_mission.FocalPoint, new(asked.Id), LabelDecision.Lower)).Refusals.ShouldBeEmpty();
        (await _stage.As<ViewOutreach, Result<OutreachView>>(_mission.Analyst, view => view.Run(id, "en", Cancel))).Value.Label.ShouldBe(Label.Restricted);
    }

    private Task<MarketMeeting> Recorded(Action<Dictionary<string, string?>>? change = null) =>
        MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, cancel: Cancel, change: fields =>
        {
            fields[DraftFieldNames.Office] = _mission.North.Value.ToString();
            change?.Invoke(fields);
        });

    private async Task<AccountId> SecondFocalPoint()
    {
        var second = AccountId.New();
        await using var db = _stage.OpenAsOwner();
        db.Add(TestAccount.Of(second, "second@mission.example", "Second Point", SmallMission.Password));
        db.Add(Membership.OfWorkspace(second, _mission.Workspace, Role.DataFocalPoint, Label.StrictlyConfidential, null, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancel);
        return second;
    }

    private async Task Leaves(AccountId person)
    {
        await using var db = _stage.OpenAsOwner();
        db.Entry(await db.Set<Membership>().SingleAsync(m => m.AccountId == person, Cancel)).Property(m => m.Until).CurrentValue = _stage.Clock.GetUtcNow().AddMinutes(-1);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<LabelStanding> Standing(AccountId by, ConsultationId record) => (await _stage.As<ViewLabelStanding, LabelStanding?>(by, view => view.Run(LabelledKind.Consultation, record.Value, Cancel)))!;

    private Task<Result> Ask(AccountId by, ConsultationId record, AskToLowerInput input) => _stage.As<AskToLower, Result>(by, ask => ask.Run(LabelledKind.Consultation, record.Value, input, Cancel));

    private Task<Result> Decide(AccountId by, LabelRequestId id, LabelDecision decision) =>
        _stage.As<DecideLabelRequest, Result>(by, decide => decide.Run(id, new DecideLabelRequestInput { Decision = decision }, Cancel));

    private Task<Result<OpenedUnderRequest>> Open(AccountId by, LabelRequestId id) => _stage.As<OpenUnderRequest, Result<OpenedUnderRequest>>(by, open => open.Run(id, "en", Cancel));

    private Task<MyWork> Work(AccountId by) => _stage.As<ListWork, MyWork>(by, list => list.Run(WorkList.Labels, null, "en", Cancel));

    private Task<WhatNeedsMe> Needs(AccountId by) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", Cancel));

    private async Task<Label> LabelOf(ConsultationId id)
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Consultations.Where(c => c.Id == id).Select(c => c.Label).SingleAsync(Cancel);
    }

    private async Task<int> Entries(string act, ConsultationId record)
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Set<Application.Audit.AuditEntry>().CountAsync(entry => entry.Act == act && entry.RecordId == record.Value, Cancel);
    }
}
