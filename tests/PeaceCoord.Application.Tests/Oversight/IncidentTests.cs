using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Oversight;

/// <summary>Who looked, and records that nobody opens after an incident.</summary>
public sealed class IncidentTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private MarketMeeting _met = null!;
    private AccountId _leader;
    private string _reference = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _leader = AccountId.New();
        await using var db = _stage.OpenAsOwner();
        db.Add(TestAccount.Of(_leader, "leader@mission.example", "Leader", SmallMission.Password));
        db.Add(Membership.OfWorkspace(_leader, _mission.Workspace, Role.Leadership, Label.Confidential, null, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancel);
        _met = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, cancel: Cancel, change: fields => fields[DraftFieldNames.Office] = _mission.North.Value.ToString());
        _reference = (await db.Consultations.Where(c => c.Id == _met.Id).Select(c => c.Reference).SingleAsync(Cancel))!;
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task The_focal_point_sees_who_looked_by_person_record_kind_and_day()
    {
        (await _stage.As<OpenInEmergency, Result<ConsultationId>>(_mission.LiaisonSouth, open => open.Run(new OpenInEmergencyInput { Reference = _reference, Reason = "A convoy passes there within the hour." }, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<ViewConsultation, Result<ConsultationView>>(_mission.LiaisonSouth, view => view.Run(_met.Id, Cancel))).Succeeded.ShouldBeTrue();
        (await _stage.As<MakeReport, Result<ReportView>>(_mission.Officer, make => make.Run(null, new ReportAsked(), "en", Cancel))).Value.ForMission.ShouldNotBeNull();

        var all = await Looked(new LookupFilter());
        all.Rows.Select(row => (row.By, row.How, row.What)).ShouldBe([("Officer One", LookedHow.MadeReport, LookedAt.Report), ("Liaison South", LookedHow.ReadInEmergency, LookedAt.Consultation)]);
        all.Rows[1].Name.ShouldBe(_reference);
        (await Looked(new LookupFilter { Person = _mission.Officer.Value })).Count.ShouldBe(1);
        (await Looked(new LookupFilter { Record = _reference.ToLowerInvariant() })).Rows.ShouldHaveSingleItem().By.ShouldBe("Liaison South");
        (await Looked(new LookupFilter { Record = "TEST-1999-0000" })).Count.ShouldBe(0);
        (await Looked(new LookupFilter { How = LookedHow.Printed })).Count.ShouldBe(0);
        (await Looked(new LookupFilter { To = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(-2) })).Count.ShouldBe(0);
        (await _stage.As<ListLookups, Result<Lookups>>(_mission.Head, list => list.Run(new LookupFilter(), Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();

        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set label = 'StrictlyConfidential' where id = {_met.Id.Value}", Cancel);
        (await Looked(new LookupFilter())).Rows[1].ShouldSatisfyAllConditions(row => row.What.ShouldBe(LookedAt.Consultation), row => row.Name.ShouldBeNull("its reference is for those whom it names"));
    }

    [Fact]
    public async Task A_file_that_was_taken_is_told_with_the_record_it_is_a_file_of()
    {
        var file = new AddFileInput { Id = Guid.CreateVersion7(), Name = "map.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddFile, Result>(_mission.Officer, add => add.Run(_met.Id, file, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenFile, Result<OpenedFile>>(_mission.Head, open => open.Run(_met.Id, new KeptFileId(file.Id), Cancel))).Succeeded.ShouldBeTrue();
        var promise = await _mission.HasCommitment(then: c => { c.Accept(); c.AddStep(c.Due.AddDays(-40), "Begun", _mission.Officer, c.Due, c.RecordedAt); });
        var step = (await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, view => view.Run(promise, "en", Cancel)))!.Commitment.Steps.Single().Id.Value;
        var receipt = new AddEvidenceInput { Id = Guid.CreateVersion7(), Step = step, Name = "receipt.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddEvidence, Result>(_mission.Officer, add => add.Run(promise, receipt, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenEvidence, Result<OpenedFile>>(_mission.Head, open => open.Run(promise, new KeptFileId(receipt.Id), Cancel))).Succeeded.ShouldBeTrue();

        var rows = (await Looked(new LookupFilter { How = LookedHow.TookFile })).Rows;
        rows.Select(row => (row.By, row.What)).ShouldBe([("Section Head", LookedAt.Commitment), ("Section Head", LookedAt.Consultation)]);
        rows[1].Name.ShouldBe(_reference);
    }

    [Fact]
    public async Task Whoever_took_a_file_of_a_commitment_is_found_by_the_record_it_was_made_at()
    {
        CommitmentId promise;
        await using (var db = _stage.OpenAsOwner())
        {
            var made = await db.Commitments.SingleAsync(c => c.ConsultationId == _met.Id, Cancel);
            made.Accept();
            made.AddStep(made.Due.AddDays(-40), "Begun", _mission.Officer, made.Due, made.RecordedAt).Refusals.ShouldBeEmpty();
            await db.SaveChangesAsync(Cancel);
            promise = made.Id;
        }

        var step = (await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, view => view.Run(promise, "en", Cancel)))!.Commitment.Steps.Single().Id.Value;
        var receipt = new AddEvidenceInput { Id = Guid.CreateVersion7(), Step = step, Name = "receipt.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddEvidence, Result>(_mission.Officer, add => add.Run(promise, receipt, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenEvidence, Result<OpenedFile>>(_mission.Head, open => open.Run(promise, new KeptFileId(receipt.Id), Cancel))).Succeeded.ShouldBeTrue();

        (await Looked(new LookupFilter { Record = _reference })).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.What.ShouldBe(LookedAt.Commitment), row => row.By.ShouldBe("Section Head"), row => row.Name.ShouldBe(_reference));
    }

    [Fact]
    public async Task A_frozen_record_can_be_held_beyond_its_release()
    {
        var incident = (await Freeze(_mission.FocalPoint)).Value;
        (await Kept()).IsHeld.ShouldBeTrue("an incident holds it");

        (await _stage.As<PlaceHold, Result>(_mission.FocalPoint, place => place.Run(_mission.Workspace, _met.Id.Value, new PlaceHoldInput { Reason = "An inquiry." }, Cancel))).Refusals.ShouldBeEmpty();

        (await Release(_leader, incident)).Refusals.ShouldBeEmpty();
        (await Release(_mission.FocalPoint, incident, second: true)).Refusals.ShouldBeEmpty();
        (await Kept()).IsHeld.ShouldBeTrue();

        async Task<KeptRecord> Kept() => (await _stage.As<ViewKeptRecord, Result<KeptRecordView>>(_mission.FocalPoint, view => view.Run(_met.Id.Value, Cancel))).Value.Record;
    }

    [Fact]
    public async Task A_record_is_frozen_by_one_and_released_by_two_and_meanwhile_nobody_else_opens_it()
    {
        (await Freeze(_mission.Officer)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Freeze(_mission.FocalPoint, "TEST-1999-0000")).Is(OversightRefusalCodes.NothingToFreeze).ShouldBeTrue();
        var id = (await Freeze(_mission.FocalPoint)).Value;
        (await Freeze(_leader)).Is(OversightRefusalCodes.FrozenAlready).ShouldBeTrue();

        // Everybody who read it is told, and everybody else hears what they heard before.
        foreach (var reader in new[] { _mission.Officer, _mission.SecondOfficer, _mission.Head, _mission.Liaison, _leader })
            (await View(reader)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(OversightRefusalCodes.Frozen);
        foreach (var other in new[] { _mission.LiaisonSouth, _mission.Analyst, _mission.Stranger, _mission.FocalPoint })
            (await View(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<ListConsultations, ConsultationList>(_mission.Officer, list => list.Run(new ConsultationFilter(), Cancel))).Rows.ShouldBeEmpty();
        (await _stage.As<OpenDraft, Result>(_mission.Officer, open => open.Run(_met.Id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<OpenInEmergency, Result<ConsultationId>>(_mission.LiaisonSouth, open => open.Run(new OpenInEmergencyInput { Reference = _reference, Reason = "A convoy passes there within the hour." }, Cancel)))
            .Is(OversightRefusalCodes.NothingToOpen).ShouldBeTrue();

        // The focal point and leadership open it, which is logged, and see who did and who could.
        (await Open(_leader, id)).Value.Title!.ShouldContain(MarketMeeting.TitleWord);
        (await Open(_mission.Head, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var incident = (await Incident(_mission.FocalPoint, id)).Value;
        incident.Looks.Rows.Select(row => (row.By, row.How)).ShouldBe([("Leader", LookedHow.OpenedFrozen)]);
        incident.Readers.Select(row => row.Name).ShouldBe(["Leader", "Liaison North", "Officer One", "Officer Two", "Section Head"]);
        (await _stage.As<NoteOnIncident, Result>(_leader, note => note.Run(id, new NoteOnIncidentInput { Text = "The copy is back." }, Cancel))).Refusals.ShouldBeEmpty();

        (await Release(_leader, id, second: true)).Is(OversightRefusalCodes.NobodyAskedToRelease).ShouldBeTrue();
        (await Release(_leader, id)).Refusals.ShouldBeEmpty();
        (await Release(_leader, id, second: true)).Is(OversightRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        (await View(_mission.Officer)).Is(OversightRefusalCodes.Frozen).ShouldBeTrue();
        (await Release(_mission.FocalPoint, id, second: true)).Refusals.ShouldBeEmpty();
        (await View(_mission.Officer)).Succeeded.ShouldBeTrue();
        (await Incident(_leader, id)).Value.ShouldSatisfyAllConditions(view => view.Notes.ShouldHaveSingleItem().By.ShouldBe("Leader"), view => view.ReleasedBy.ShouldBe("Focal Point"), view => view.CanAsk.ShouldBeFalse());
        (await _stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_leader_is_frozen_by_the_code_and_until_two_people_release_it_nobody_sees_reveals_corrects_or_finds_it()
    {
        var added = LeaderId.New();
        var input = new LeaderInput
        {
            Name = "Amina Dialloto",
            Role = LeaderRole.Womens,
            FieldOffice = _mission.North.Value,
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await _stage.As<AddLeader, Result>(_mission.Officer, add => add.Run(added, _mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        var code = (await Leader(_mission.Officer)).Value.Code;
        (await Reveal(_mission.Head)).Value.Name.ShouldBe("Amina Dialloto");

        (await Freeze(_mission.Head, code)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var id = (await Freeze(_mission.FocalPoint, " " + code.ToLowerInvariant())).Value;
        (await Freeze(_leader, code)).Is(OversightRefusalCodes.FrozenAlready).ShouldBeTrue();

        // Who read it is told that it is frozen; who did not, and another mission, hears what they heard before.
        foreach (var reader in new[] { _mission.Officer, _mission.Head, _mission.Liaison, _mission.FocalPoint, _leader })
            (await Leader(reader)).Refusals.ShouldHaveSingleItem().Code.ShouldBe(OversightRefusalCodes.Frozen);
        foreach (var other in new[] { _mission.LiaisonSouth, _mission.Stranger })
            (await Leader(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Reveal(_mission.Head)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<CorrectLeader, Result>(_mission.Officer, correct => correct.Run(added, input, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Listed()).ShouldBeEmpty();
        (await Found("Amina Dialloto")).ShouldBeEmpty();
        (await Open(_leader, id)).Is(RefusalCodes.NotFound).ShouldBeTrue("nobody opens it, by the incident neither");

        var incident = (await Incident(_mission.FocalPoint, id)).Value;
        (incident.Row.Of, incident.Row.Reference, incident.Row.Label, incident.CanOpen).ShouldBe((FrozenKind.Leader, code, Label.Confidential, false));
        incident.Looks.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.By.ShouldBe("Section Head"), row => row.How.ShouldBe(LookedHow.Revealed));
        incident.Readers.Select(row => row.Name).ShouldBe(["Focal Point", "Leader", "Liaison North", "Officer One", "Officer Two", "Section Head"]);

        (await Release(_mission.FocalPoint, id)).Refusals.ShouldBeEmpty();
        (await Release(_mission.FocalPoint, id, second: true)).Is(OversightRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
        (await Release(_leader, id, second: true)).Refusals.ShouldBeEmpty();
        (await Reveal(_mission.Head)).Value.Name.ShouldBe("Amina Dialloto");
        (await Listed()).ShouldHaveSingleItem().ShouldBe(code);
        (await Found("Amina Dialloto")).ShouldHaveSingleItem().ShouldBe(code);

        Task<Result<LeaderView>> Leader(AccountId by) => _stage.As<ViewLeader, Result<LeaderView>>(by, view => view.Run(added, "en", Cancel));

        Task<Result<RevealedIdentity>> Reveal(AccountId by) => _stage.As<RevealLeader, Result<RevealedIdentity>>(by, reveal => reveal.Run(added, new RevealInput { Reason = RevealReason.ToContact }, Cancel));

        async Task<List<string>> Listed() => [.. (await _stage.As<ListLeaders, LeaderList>(_mission.Officer, list => list.Run(new LeaderFilter(null, null, null, null, false, null), "en", Cancel))).Rows.Select(row => row.Code)];

        async Task<List<string>> Found(string name)
        {
            var kept = (await _stage.As<KeepSearch, Result<KeptSearch>>(_mission.Officer, keep => keep.Run(SearchedList.Leaders, new KeepSearchInput { Text = name }, Cancel))).Value;
            return [.. (await _stage.As<ListLeaders, LeaderList>(_mission.Officer, list => list.Run(new LeaderFilter(null, null, null, null, false, null) { Search = kept.Id }, "en", Cancel))).Rows.Select(row => row.Code)];
        }
    }

    [Fact]
    public async Task However_many_looked_at_a_frozen_record_each_is_listed_on_one_of_its_pages()
    {
        CommitmentId promise;
        await using (var db = _stage.OpenAsOwner())
        {
            var made = await db.Commitments.SingleAsync(c => c.ConsultationId == _met.Id, Cancel);
            made.Accept();
            made.AddStep(made.Due.AddDays(-40), "Begun", _mission.Officer, made.Due, made.RecordedAt).Refusals.ShouldBeEmpty();
            await db.SaveChangesAsync(Cancel);
            promise = made.Id;
        }

        var step = (await _stage.As<ViewCommitment, CommitmentView?>(_mission.Officer, view => view.Run(promise, "en", Cancel)))!.Commitment.Steps.Single().Id.Value;
        var receipt = new AddEvidenceInput { Id = Guid.CreateVersion7(), Step = step, Name = "receipt.pdf", Bytes = Pictures.Pdf() };
        (await _stage.As<AddEvidence, Result>(_mission.Officer, add => add.Run(promise, receipt, Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<OpenEvidence, Result<OpenedFile>>(_mission.Head, open => open.Run(promise, new KeptFileId(receipt.Id), Cancel))).Succeeded.ShouldBeTrue();
        var id = (await Freeze(_mission.FocalPoint)).Value;
        for (var i = 0; i < ViewIncident.PageSize; i++)
            (await Open(i % 2 == 0 ? _leader : _mission.FocalPoint, id)).Succeeded.ShouldBeTrue();

        var first = (await Incident(_mission.FocalPoint, id)).Value.Looks;
        (first.Count, first.Page, first.Rows.Count).ShouldBe((ViewIncident.PageSize + 1, 1, ViewIncident.PageSize));
        var second = (await Incident(_mission.FocalPoint, id, page: 2)).Value.Looks;
        (second.Count, second.Page).ShouldBe((ViewIncident.PageSize + 1, 2));
        second.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.By.ShouldBe("Section Head"), row => row.How.ShouldBe(LookedHow.TookFile), row => row.What.ShouldBe(LookedAt.Commitment));
        (await Incident(_mission.FocalPoint, id, page: 99)).Value.Looks.Page.ShouldBe(2);
    }

    private async Task<Lookups> Looked(LookupFilter filter) => (await _stage.As<ListLookups, Result<Lookups>>(_mission.FocalPoint, list => list.Run(filter, Cancel))).Value;

    private Task<Result<IncidentId>> Freeze(AccountId by, string? reference = null) =>
        _stage.As<FreezeRecord, Result<IncidentId>>(by, freeze => freeze.Run(new FreezeRecordInput { Reference = reference ?? _reference, What = "A copy was lost." }, Cancel));

    private Task<Result> Release(AccountId by, IncidentId id, bool second = false) =>
        _stage.As<ReleaseRecord, Result>(by, release => release.Run(id, new ReleaseRecordInput { ReleaseReason = "The copy is back.", IsSecond = second }, Cancel));

    private Task<Result<ConsultationView>> View(AccountId by) => _stage.As<ViewConsultation, Result<ConsultationView>>(by, view => view.Run(_met.Id, Cancel));

    private Task<Result<ConsultationView>> Open(AccountId by, IncidentId id) => _stage.As<OpenFrozen, Result<ConsultationView>>(by, open => open.Run(id, "en", Cancel));

    private Task<Result<IncidentView>> Incident(AccountId by, IncidentId id, int? page = null) => _stage.As<ViewIncident, Result<IncidentView>>(by, view => view.Run(id, null, page, Cancel));
}
