using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Closing;

/// <summary>A mission from its proposed end to its archive and back, with one cast.</summary>
public sealed class ClosingTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private AccountId _leader;

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
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_mission_closes_says_who_takes_over_is_archived_by_two_and_opened_again()
    {
        var commitment = await _mission.HasCommitment();
        var secret = await _mission.HasCommitment(label: Label.StrictlyConfidential);
        var today = MissionTime.Today("Africa/Monrovia", _stage.Clock.GetUtcNow());

        // Proposed by an administrator, and confirmed by somebody else.
        var close = new ProposeChangeInput { Kind = ChangeKind.Close, EndsOn = today.AddDays(2), Reason = "The mandate ends." };
        (await Propose(_mission.Head, close)).Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.MissionAdministrators]);
        (await Propose(_mission.Stranger, close)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Propose(_mission.Administrator, close)).Refusals.ShouldBeEmpty();
        (await Propose(_mission.Administrator, close)).Refusals.ShouldBeEmpty("sent twice");
        (await Propose(_mission.Administrator, new ProposeChangeInput { Kind = ChangeKind.Close, EndsOn = today, Reason = "Again." })).Is(ClosingRefusalCodes.ProposedAlready).ShouldBeTrue();
        (await Confirm(_mission.Administrator)).Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.ASecondPerson]);
        (await Confirm(_mission.Head)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await View(_leader)).Workspace.State.ShouldBe(WorkspaceState.Active);
        (await Confirm(_leader)).Refusals.ShouldBeEmpty();

        // Closing: no plan and no meeting after the last day; everything else goes on.
        (await Plan(today.AddDays(3))).Refusals.ShouldContain(refusal => refusal.Code == WorkspaceRefusalCodes.AfterItsEnd && refusal.Field == "On");
        var planned = ConsultationId.New();
        (await Plan(today.AddDays(2), planned)).Refusals.ShouldBeEmpty();
        (await Postpone(planned, today.AddDays(4))).Is(WorkspaceRefusalCodes.AfterItsEnd).ShouldBeTrue();
        (await Postpone(planned, null)).Refusals.ShouldBeEmpty();
        _stage.Clock.Moved = TimeSpan.FromDays(4);
        var late = await Should.ThrowAsync<InvalidOperationException>(() => MarketMeeting.Submitted(_stage, _mission.Officer, _mission.Officer, change: fields => fields[DraftFieldNames.Date] = $"{today.AddDays(3):yyyy-MM-dd}", cancel: Cancel));
        late.Message.ShouldContain(WorkspaceRefusalCodes.AfterItsEnd);
        var draft = ConsultationId.New();
        (await _stage.As<StartConsultation, Result>(_mission.Officer, start => start.Run(draft, null, null, Cancel))).Refusals.ShouldBeEmpty("a meeting held before the last day is written down after it");
        (await Accept(commitment)).Refusals.ShouldBeEmpty();

        // Who takes over: what is not said is counted, and not what few know of.
        (await View(_mission.Administrator)).Rows.ShouldBeEmpty("administrators read counts");
        (await Without(_mission.Administrator)).ShouldBe(1);
        (await View(_mission.Officer)).Rows.Select(row => row.Record.Id).ShouldBe([commitment.Value, secret.Value], ignoreOrder: true);
        (await View(_mission.SecondOfficer)).Rows.Select(row => row.Record.Id).ShouldBe([commitment.Value]);
        var archive = new ProposeChangeInput { Kind = ChangeKind.Archive, Reason = "Everything is handed over." };
        var still = (await Propose(_mission.Administrator, archive)).Refusals.ShouldHaveSingleItem();
        (still.Code, still.Arguments[0]).ShouldBe((ClosingRefusalCodes.StillWithout, 1));
        (await Say(_mission.SecondOfficer, new SaySuccessorsInput { Records = [Named(commitment), Named(secret)], To = SuccessorKind.Nobody, Reason = "No." })).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Say(_leader, new SaySuccessorsInput { Records = [Named(commitment)], To = SuccessorKind.Nobody, Reason = "No." })).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Say(_mission.Officer, new SaySuccessorsInput { Records = [Named(commitment)], To = SuccessorKind.Organisation, Name = "No such" })).Is(ClosingRefusalCodes.NoSuchOrganisation).ShouldBeTrue();
        (await Say(_mission.Officer, new SaySuccessorsInput { Records = [Named(commitment), Named(secret)], To = SuccessorKind.Nobody, Reason = "No one is left." })).Refusals.ShouldBeEmpty();
        (await Say(_mission.Officer, new SaySuccessorsInput { Records = [Named(commitment)], To = SuccessorKind.Authority, Name = "The county" })).Refusals.ShouldBeEmpty("said otherwise");
        (await View(_mission.SecondOfficer)).Rows.ShouldHaveSingleItem().Succession!.Name.ShouldBe("The county");

        // Archived: read as before, written by nobody.
        (await Propose(_mission.Administrator, archive)).Refusals.ShouldBeEmpty();
        (await Confirm(_leader)).Refusals.ShouldBeEmpty();
        (await Accept(commitment, secondTime: true)).Is(WorkspaceRefusalCodes.Archived).ShouldBeTrue();
        (await Plan(today.AddDays(4))).Succeeded.ShouldBeFalse();
        (await _stage.As<SaveDraft, Result<SavedDraft>>(_mission.Officer, save => save.Run(draft, new SaveDraftInput(1, new Dictionary<string, string?> { [DraftFieldNames.Title] = "Later" }), Cancel))).Is(WorkspaceRefusalCodes.Archived).ShouldBeTrue();
        (await Say(_mission.Officer, new SaySuccessorsInput { Records = [Named(commitment)], To = SuccessorKind.Nobody, Reason = "Late." })).Is(WorkspaceRefusalCodes.Archived).ShouldBeTrue();
        (await View(_mission.SecondOfficer)).Rows.ShouldHaveSingleItem("what could be read is read");

        // Opened again by two, with a reason.
        (await Propose(_mission.Administrator, new ProposeChangeInput { Kind = ChangeKind.Reopen })).Is(RefusalCodes.Required).ShouldBeTrue();
        (await Propose(_mission.Administrator, new ProposeChangeInput { Kind = ChangeKind.Reopen, Reason = "A court asks." })).Refusals.ShouldBeEmpty();
        (await Accept(commitment, secondTime: true)).Is(WorkspaceRefusalCodes.Archived).ShouldBeTrue();
        (await Confirm(_leader)).Refusals.ShouldBeEmpty();
        (await Accept(commitment, secondTime: true)).Is(WorkspaceRefusalCodes.Archived).ShouldBeFalse();
        (await View(_leader)).Changes.Select(change => change.Kind).ShouldBe([ChangeKind.Reopen, ChangeKind.Archive, ChangeKind.Close]);
        (await _stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task What_is_open_is_read_a_page_at_a_time_kind_after_kind_and_counted_without_reading_it()
    {
        List<CommitmentId> commitments = [];
        for (var promise = 0; promise < ViewClosing.PageSize - 1; promise++)
            commitments.Add(await _mission.HasCommitment(dueInDays: promise));
        foreach (var name in new[] { "Akko", "Bardai", "Cove" })
        {
            var forum = new SetUpForumInput { Name = name, Purpose = "Follow", Rhythm = ForumRhythm.Monthly, Authorities = "Prefect’s office" };
            (await _stage.As<SetUpForum, Result>(_mission.Officer, use => use.Run(forum, Cancel))).Refusals.ShouldBeEmpty();
        }

        var first = await Filtered(new OpenFilter());
        first.Rows.Select(row => row.Record.Text).Skip(ViewClosing.PageSize - 2).ShouldBe(["Repair the borehole", "Akko"]);
        var second = await Filtered(new OpenFilter { Page = 7 });
        (second.Page, second.Found).ShouldBe((2, ViewClosing.PageSize + 2));
        second.Rows.Select(row => row.Record.Text).ShouldBe(["Bardai", "Cove"]);
        (await Filtered(new OpenFilter { Kind = OpenKind.JointForum, Page = 2 })).Rows.Count.ShouldBe(3);

        (await Say(_mission.Officer, new SaySuccessorsInput { Records = [.. commitments.Skip(1).Select(Named)], To = SuccessorKind.Nobody, Reason = "No one is left." })).Refusals.ShouldBeEmpty();
        var without = await Filtered(new OpenFilter { OnlyWithout = true });
        without.Rows.Select(row => row.Record.Id).First().ShouldBe(commitments[0].Value);
        without.Found.ShouldBe(4);
        without.Counts.Select(count => (count.Kind, count.Open, count.Without)).ShouldBe(
            [(OpenKind.Commitment, ViewClosing.PageSize - 1, 1), (OpenKind.Partnership, 0, 0), (OpenKind.LocalAgreement, 0, 0), (OpenKind.JointForum, 3, 3)]);
    }

    private async Task<ClosingView> Filtered(OpenFilter filter) => (await _stage.As<ViewClosing, Result<ClosingView>>(_mission.Officer, view => view.Run(_mission.Workspace, filter, Cancel))).Value;

    [Fact]
    public async Task Every_kind_of_record_of_an_archived_workspace_is_refused_at_the_save()
    {
        var draft = ConsultationId.New();
        (await _stage.As<StartConsultation, Result>(_mission.Officer, start => start.Run(draft, null, null, Cancel))).Refusals.ShouldBeEmpty();
        await using (var owner = _stage.OpenAsOwner())
            await owner.Database.ExecuteSqlAsync($"update workspaces set state = 'Archived' where id = {_mission.Workspace.Value}", Cancel);
        var actor = await _stage.Actor(_mission.Officer);
        List<string> written = [];
        List<string> refused = [];

        await _stage.As<Database, bool>(null, async database =>
        {
            List<Type> kinds;
            await using (var db = await database.Open<ListClosings>(actor, Cancel))
                kinds = [.. db.Model.GetEntityTypes().Where(entity => !entity.IsOwned() && (entity.ClrType.IsAssignableTo(typeof(IInWorkspace)) || entity.ClrType == typeof(ConsultationDraft))).Select(entity => entity.ClrType)];
            foreach (var kind in kinds)
            {
                await using var db = await database.Open<ListClosings>(actor, Cancel);
                var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(kind));
                foreach (var key in entry.Metadata.FindPrimaryKey()!.Properties)
                    entry.Property(key.Name).CurrentValue = key.ClrType == typeof(Guid) ? Guid.NewGuid() : key.ClrType == typeof(string) ? "a mark" : key.ClrType.GetMethod("From", [typeof(Guid)])!.Invoke(null, [Guid.NewGuid()]);
                if (kind == typeof(ConsultationDraft))
                    entry.Property(nameof(ConsultationDraft.ConsultationId)).CurrentValue = draft;
                else
                    entry.Property(kind == typeof(MissionWorkspace) ? nameof(MissionWorkspace.Id) : "WorkspaceId").CurrentValue = _mission.Workspace;
                entry.State = EntityState.Added;
                ((await db.Save(Cancel)).Is(WorkspaceRefusalCodes.Archived) ? refused : written).Add(kind.Name);
            }

            return true;
        });

        written.ShouldBeEmpty();
        refused.Count.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task What_is_due_is_shown_to_the_focal_point_without_titles_and_a_hold_stops_it()
    {
        var met = await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, cancel: Cancel);
        var secret = await _mission.HasCommitment(label: Label.StrictlyConfidential);
        (await Kept(KeptFilter.Due)).Count.ShouldBe(0, "the last day is not known");
        var all = await Kept(KeptFilter.All);
        all.Rows.ShouldContain(row => row.Kind == RecordKind.Consultation && row.Name != null && row.Until == null);
        all.Rows.ShouldNotContain(row => row.Id == secret.Value);

        (await Keep(_mission.FocalPoint, RetentionBasis.AfterRecord, 1)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Keep(_mission.Administrator, RetentionBasis.AfterRecord, 1)).Refusals.ShouldBeEmpty();
        _stage.Clock.Moved = TimeSpan.FromDays(500);
        var due = await Kept(KeptFilter.Due);
        due.Rows.ShouldContain(row => row.Id == met.Id.Value && row.IsDue);
        (await Until(_mission.Officer, met.Id))!.Until.ShouldBe(due.Rows.Single(row => row.Id == met.Id.Value).Until);
        (await Until(_mission.Stranger, met.Id)).ShouldBeNull();
        (await Until(_mission.Administrator, met.Id)).ShouldBeNull();

        (await Hold(_mission.Officer, met.Id.Value)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Hold(_mission.FocalPoint, Guid.NewGuid())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Hold(_mission.FocalPoint, secret.Value)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Hold(_mission.FocalPoint, met.Id.Value)).Refusals.ShouldBeEmpty();
        (await Hold(_mission.FocalPoint, met.Id.Value)).Is(ClosingRefusalCodes.HeldAlready).ShouldBeTrue();
        (await Kept(KeptFilter.Due)).Rows.ShouldNotContain(row => row.Id == met.Id.Value);
        (await Until(_mission.Officer, met.Id))!.HeldSince.ShouldNotBeNull();
        (await Hold(_mission.FocalPoint, null)).Refusals.ShouldBeEmpty();
        (await Kept(KeptFilter.Due)).Count.ShouldBe(0, "everything is held");

        await using (var db = _stage.OpenAsOwner())
        {
            foreach (var hold in await db.LegalHolds.AsNoTracking().ToListAsync(Cancel))
            {
                (await Lift(_mission.Officer, hold.Id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
                (await Lift(_mission.FocalPoint, hold.Id)).Refusals.ShouldBeEmpty();
            }

            db.AuditEntries.Count(entry => entry.Act == nameof(PlaceHold)).ShouldBe(2);
            db.AuditEntries.Count(entry => entry.Act == nameof(LiftHold)).ShouldBe(2);
        }

        (await Kept(KeptFilter.Due)).Count.ShouldBe(due.Count);
    }

    private static string Named(CommitmentId id) => SaySuccessorsInput.Write(OpenKind.Commitment, id.Value);

    private Task<Result> Propose(AccountId who, ProposeChangeInput input) => _stage.As<ProposeChange, Result>(who, propose => propose.Run(_mission.Workspace, input, Cancel));

    private async Task<Result> Confirm(AccountId who)
    {
        await using var db = _stage.OpenAsOwner();
        var proposed = await db.WorkspaceChanges.AsNoTracking().SingleAsync(change => change.State == ChangeState.Proposed, Cancel);
        return await _stage.As<ConfirmChange, Result>(who, confirm => confirm.Run(proposed.Id, new DecideChangeInput { Version = proposed.Version }, Cancel));
    }

    private async Task<ClosingView> View(AccountId who) => (await _stage.As<ViewClosing, Result<ClosingView>>(who, view => view.Run(_mission.Workspace, new OpenFilter(), Cancel))).Value;

    private async Task<int> Without(AccountId who) => (await View(who)).Counts.Sum(count => count.Without);

    private Task<Result> Say(AccountId who, SaySuccessorsInput input) => _stage.As<SaySuccessors, Result>(who, say => say.Run(_mission.Workspace, input, Cancel));

    private Task<Result> Accept(CommitmentId id, bool secondTime = false) => secondTime
        ? _stage.As<AddStep, Result>(_mission.Officer, add => add.Run(id, new AddStepInput { Note = "Seen." }, Cancel))
        : _stage.As<AcceptCommitment, Result>(_mission.Officer, accept => accept.Run(id, new CommitmentActInput(), Cancel));

    private Task<Result> Plan(DateOnly on, ConsultationId? id = null) => _stage.As<PlanConsultation, Result>(_mission.Officer, plan => plan.Run(
        id ?? ConsultationId.New(),
        new PlanConsultationInput { Title = "Last visit", Kind = ConsultationKind.CommunityMeeting, PlaceName = "School", On = on, Sensitivity = PlaceSensitivity.Exact, ReprisalRisk = ReprisalRisk.Low, Visibility = MeetingVisibility.Open },
        Cancel));

    private Task<Result> Postpone(ConsultationId id, DateOnly? until) =>
        _stage.As<PostponeConsultation, Result>(_mission.Officer, postpone => postpone.Run(id, new PostponeConsultationInput { Until = until, Reason = "Rain." }, Cancel));

    private async Task<KeptList> Kept(KeptFilter filter) => (await _stage.As<ListKept, Result<KeptList>>(_mission.FocalPoint, list => list.Run(null, filter, 1, Cancel))).Value;

    private Task<Result> Keep(AccountId who, RetentionBasis basis, int years) =>
        _stage.As<KeepRecords, Result>(who, keep => keep.Run(_mission.Workspace, new KeepRecordsInput { RetentionBasis = basis, RetentionYears = years }, Cancel));

    private Task<KeptUntil?> Until(AccountId who, ConsultationId id) => _stage.As<ViewKeptUntil, KeptUntil?>(who, view => view.Run(RecordKind.Consultation, id.Value, Cancel));

    private Task<Result> Hold(AccountId who, Guid? record) => _stage.As<PlaceHold, Result>(who, place => place.Run(_mission.Workspace, record, new PlaceHoldInput { Reason = "An inquiry." }, Cancel));

    private Task<Result> Lift(AccountId who, LegalHoldId id) => _stage.As<LiftHold, Result>(who, lift => lift.Run(new LiftHoldInput { HoldId = id.Value, LiftedBecause = "It ended." }, Cancel));
}
