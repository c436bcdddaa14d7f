using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Closing;

public sealed class WorkspaceChangeTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    private readonly AccountId _admin = AccountId.New();
    private readonly AccountId _second = AccountId.New();
    private readonly MissionWorkspace _workspace = MissionWorkspace.Found("TEST", "Test", "Africa/Monrovia", isFictional: true);

    [Fact]
    public void A_mission_closes_when_a_second_person_confirms_and_takes_no_meeting_after_its_last_day()
    {
        var close = Propose(ChangeKind.Close, new DateOnly(2026, 6, 30)).Value;

        _workspace.State.ShouldBe(WorkspaceState.Active);
        Codes(close.Confirm(_workspace, 0, _admin, Today, Now)).ShouldBe([ClosingRefusalCodes.SecondPersonNeeded]);
        _workspace.State.ShouldBe(WorkspaceState.Active);

        close.Confirm(_workspace, 5, _second, Today, Now).Succeeded.ShouldBeTrue();
        (_workspace.State, _workspace.EndsOn).ShouldBe((WorkspaceState.Closing, new DateOnly(2026, 6, 30)));
        _workspace.TakesMeetingsOn(new DateOnly(2026, 6, 30)).ShouldBeTrue();
        _workspace.TakesMeetingsOn(new DateOnly(2026, 7, 1)).ShouldBeFalse();
        _workspace.TakesMeetingsOn(null).ShouldBeTrue();
        Codes(close.Confirm(_workspace, 0, _second, Today, Now)).ShouldBe([ClosingRefusalCodes.DecidedAlready]);
        Codes(close.Withdraw(_admin, Now)).ShouldBe([ClosingRefusalCodes.DecidedAlready]);
    }

    [Fact]
    public void A_closing_needs_a_day_to_come_and_a_reason()
    {
        Codes(Propose(ChangeKind.Close, null)).ShouldBe([RefusalCodes.Required]);
        Codes(Propose(ChangeKind.Close, Today.AddDays(-1))).ShouldBe([ClosingRefusalCodes.EndsInThePast]);
        Codes(Propose(null, null)).ShouldBe([RefusalCodes.Required]);
        Codes(Propose(ChangeKind.Close, Today, reason: " ")).ShouldBe([RefusalCodes.Required]);
        Codes(Propose(ChangeKind.Archive, null)).ShouldBe([ClosingRefusalCodes.NotFromThisState]);
        Codes(Propose(ChangeKind.Reopen, null)).ShouldBe([ClosingRefusalCodes.NotFromThisState]);
    }

    [Fact]
    public void It_is_archived_after_its_last_day_when_of_everything_open_it_is_said_who_takes_over_and_opened_again_by_two()
    {
        Propose(ChangeKind.Close, Today).Value.Confirm(_workspace, 9, _second, Today, Now).Succeeded.ShouldBeTrue();

        Codes(Propose(ChangeKind.Archive, null)).ShouldBe([ClosingRefusalCodes.NotOverYet]);
        var after = Today.AddDays(1);
        Codes(Propose(ChangeKind.Archive, null, without: 2, today: after)).ShouldBe([ClosingRefusalCodes.StillWithout]);
        var archive = Propose(ChangeKind.Archive, null, today: after).Value;
        Codes(archive.Confirm(_workspace, 1, _second, after, Now)).ShouldBe([ClosingRefusalCodes.StillWithout]);
        archive.Confirm(_workspace, 0, _second, after, Now).Succeeded.ShouldBeTrue();
        (_workspace.State, _workspace.EndsOn, _workspace.ArchivedOn).ShouldBe((WorkspaceState.Archived, Today, after));

        Propose(ChangeKind.Reopen, null, today: after).Value.Confirm(_workspace, 3, _second, after, Now).Succeeded.ShouldBeTrue();
        (_workspace.State, _workspace.EndsOn, _workspace.ArchivedOn).ShouldBe((WorkspaceState.Active, null, null));
        _workspace.TakesMeetingsOn(DateOnly.MaxValue).ShouldBeTrue();
    }

    [Fact]
    public void Records_are_kept_for_years_after_the_last_day_or_after_their_own()
    {
        var meeting = new DateOnly(2024, 2, 29);
        _workspace.RetainUntil(meeting).ShouldBeNull("the last day is not known");
        _workspace.KeepRecords(RetentionBasis.AfterRecord, 5).Succeeded.ShouldBeTrue();
        _workspace.RetainUntil(meeting).ShouldBe(new DateOnly(2029, 2, 28));

        _workspace.KeepRecords(RetentionBasis.AfterClosing, 3).Succeeded.ShouldBeTrue();
        Propose(ChangeKind.Close, new DateOnly(2026, 6, 30)).Value.Confirm(_workspace, 0, _second, Today, Now).Succeeded.ShouldBeTrue();
        _workspace.RetainUntil(meeting).ShouldBe(new DateOnly(2029, 6, 30));
        _workspace.RetainUntil(new DateOnly(2026, 7, 5)).ShouldBe(new DateOnly(2029, 7, 5), "what is of a later day counts from that");

        Codes(_workspace.KeepRecords(null, null)).ShouldBe([RefusalCodes.Required, RefusalCodes.Required]);
        Codes(_workspace.KeepRecords(RetentionBasis.AfterRecord, 0)).ShouldBe([RefusalCodes.OutOfRange]);
        _workspace.RetentionYears.ShouldBe(3);
    }

    [Fact]
    public void A_successor_is_named_and_nobody_needs_a_reason()
    {
        Refused(new SuccessorFacts(null, null, null, null)).ShouldBe([nameof(SuccessorFacts.To)]);
        Refused(new SuccessorFacts(SuccessorKind.Authority, null, " ", "Because.")).ShouldBe([nameof(SuccessorFacts.Name)]);
        Refused(new SuccessorFacts(SuccessorKind.Nobody, null, null, null)).ShouldBe([nameof(SuccessorFacts.Reason)]);
        Refused(new SuccessorFacts(SuccessorKind.SuccessorMission, null, "UNXYZ", null)).ShouldBeEmpty();
        Refused(new SuccessorFacts((SuccessorKind)77, null, "X", null)).ShouldBe([nameof(SuccessorFacts.To)]);

        static string[] Refused(SuccessorFacts facts) => [.. facts.Check(new Check()).Refusals.Select(refusal => refusal.Field!)];
    }

    [Fact]
    public void A_hold_is_placed_with_a_reason_and_lifted_once_with_one()
    {
        Codes(LegalHold.Place(LegalHoldId.New(), _workspace.Id, null, "", _admin, Now)).ShouldBe([RefusalCodes.Required]);
        var hold = LegalHold.Place(LegalHoldId.New(), _workspace.Id, (RecordKind.Leader, Guid.NewGuid()), "An inquiry.", _admin, Now).Value;

        Codes(hold.Lift(null, _admin, Now)).ShouldBe([RefusalCodes.Required]);
        hold.LiftedAt.ShouldBeNull();
        hold.Lift("It ended.", _admin, Now).Succeeded.ShouldBeTrue();
        Codes(hold.Lift("It ended.", _admin, Now)).ShouldBe([ClosingRefusalCodes.LiftedAlready]);
    }

    private Result<WorkspaceChange> Propose(ChangeKind? kind, DateOnly? endsOn, int without = 0, DateOnly? today = null, string reason = "The mandate ends.") =>
        WorkspaceChange.Propose(WorkspaceChangeId.New(), _workspace, kind, endsOn, reason, without, _admin, today ?? Today, Now);

    private static string[] Codes(Result result) => [.. result.Refusals.Select(refusal => refusal.Code)];
}
