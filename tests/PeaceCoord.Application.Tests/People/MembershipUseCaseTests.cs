using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>The mission is in Africa/Bangui; its one administrator is joined by a second where the test says so.</summary>
public sealed class MembershipUseCaseTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => Domain.Workspaces.MissionTime.Today("Africa/Bangui", _stage.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_membership_gives_nothing_before_its_first_day_and_nothing_after_its_last()
    {
        Must(await Grant("elsewhere", Label.Restricted, Today.AddDays(2), Today.AddDays(4)));

        (await SeesTheRegistry(_cast.OfficerElsewhere)).ShouldBeFalse();
        _stage.Clock.Moved = TimeSpan.FromDays(3);
        (await SeesTheRegistry(_cast.OfficerElsewhere)).ShouldBeTrue();
        (await Row("elsewhere")).State.ShouldBe(MembershipState.InForce);
        _stage.Clock.Moved = TimeSpan.FromDays(5);
        (await SeesTheRegistry(_cast.OfficerElsewhere)).ShouldBeFalse();
        var row = await Row("elsewhere");
        (row.State, row.From, row.Until).ShouldBe((MembershipState.Ended, Today.AddDays(-3), Today.AddDays(-1)));
    }

    [Fact]
    public async Task The_last_day_of_a_membership_is_changed_and_one_that_never_began_is_ended()
    {
        Must(await Grant("elsewhere", Label.Restricted, null, Today.AddDays(1)));
        var row = await Row("elsewhere");
        var longer = new ChangeMembershipEndInput { Until = Today.AddDays(8), Version = row.Version };
        Must(await As<ChangeMembershipEnd>(_cast.Administrator, change => change.Run(row.Id, longer, Cancel)));
        (await As<ChangeMembershipEnd>(_cast.Administrator, change => change.Run(row.Id, longer, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();

        _stage.Clock.Moved = TimeSpan.FromDays(5);
        (await SeesTheRegistry(_cast.OfficerElsewhere)).ShouldBeTrue();

        Must(await Grant("idris", Label.Restricted, Today.AddDays(20), null));
        Must(await As<EndMembership>(_cast.Administrator, async end => await end.Run((await Row("idris")).Id, null, Cancel)));
        _stage.Clock.Moved = TimeSpan.FromDays(30);
        (await SeesTheRegistry(_cast.OfficerElsewhere)).ShouldBeFalse();
        (await _stage.Actor(_cast.Idris)).Workspaces.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_role_may_follow_its_end_and_not_overlap_it()
    {
        Must(await Grant("elsewhere", Label.Restricted, null, Today.AddDays(10)));

        (await Grant("elsewhere", Label.Restricted, Today.AddDays(10), null)).Is(PeopleRefusalCodes.AlreadyMember).ShouldBeTrue();
        Must(await Grant("elsewhere", Label.Restricted, Today.AddDays(11), null));
    }

    [Fact]
    public async Task Of_twenty_grants_at_once_one_makes_a_membership()
    {
        var grants = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Grant("elsewhere", Label.Restricted), Cancel)));

        grants.Count(grant => grant.Succeeded).ShouldBe(1);
        grants.Count(grant => grant.Is(PeopleRefusalCodes.AlreadyMember)).ShouldBe(19);
        await using var db = _stage.OpenAsOwner();
        (await db.Set<Membership>().CountAsync(m => m.AccountId == _cast.OfficerElsewhere && m.WorkspaceId == _cast.Mission, Cancel)).ShouldBe(1);
    }

    [Fact]
    public async Task A_last_day_does_not_reach_into_the_next_membership_of_the_same_role()
    {
        Must(await Grant("elsewhere", Label.Restricted, null, Today.AddDays(10)));
        var row = await Row("elsewhere");
        Must(await Grant("elsewhere", Label.Restricted, Today.AddDays(12), null));

        (await EndOn(Today.AddDays(12))).Is(PeopleRefusalCodes.AlreadyMember).ShouldBeTrue();
        (await EndOn(null)).Is(PeopleRefusalCodes.AlreadyMember).ShouldBeTrue();
        Must(await EndOn(Today.AddDays(11)));

        Task<Result> EndOn(DateOnly? until) => As<ChangeMembershipEnd>(_cast.Administrator, change => change.Run(row.Id, new ChangeMembershipEndInput { Until = until, Version = row.Version }, Cancel));
    }

    [Fact]
    public async Task A_clearance_above_restricted_waits_for_a_second_administrator_who_finds_it_among_what_needs_them()
    {
        var second = await SecondAdministrator();
        Must(await Grant("elsewhere", Label.Confidential));
        var row = await Row("elsewhere");

        (await Clearance(_cast.OfficerElsewhere)).ShouldBe(Label.Restricted);
        row.Asked!.ShouldSatisfyAllConditions(asked => asked.Label.ShouldBe(Label.Confidential), asked => asked.ByOneself.ShouldBeTrue(), asked => asked.CanBeDecided.ShouldBeTrue());
        (await Needs(_cast.Administrator)).ClearancesToDecide.ShouldBe(0);
        var needs = await Needs(second);
        (needs.ClearancesToDecide, needs.ClearancesToDecideIn).ShouldBe((1, _cast.Mission.Value));

        var seen = new DecideClearanceInput { Version = row.Version };
        (await As<GrantClearance>(_cast.Administrator, grant => grant.Run(row.Id, seen, Cancel))).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        (await As<GrantClearance>(_cast.Officer, grant => grant.Run(row.Id, seen, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await As<GrantClearance>(second, grant => grant.Run(row.Id, new DecideClearanceInput { Version = 99 }, Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Clearance(_cast.OfficerElsewhere)).ShouldBe(Label.Restricted);

        Must(await As<GrantClearance>(second, grant => grant.Run(row.Id, seen, Cancel)));
        (await Clearance(_cast.OfficerElsewhere)).ShouldBe(Label.Confidential);
        (await Needs(second)).ClearancesToDecide.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_clearance_and_a_lowered_one_give_nothing_and_each_act_is_in_the_trail()
    {
        var second = await SecondAdministrator();
        var row = await Row("analyst");
        Must(await As<ChangeClearance>(_cast.Administrator, change => change.Run(row.Id, new ChangeClearanceInput { Clearance = Label.StrictlyConfidential }, Cancel)));
        (await Clearance(_cast.Analyst)).ShouldBe(Label.Confidential);
        Must(await As<RefuseClearance>(second, refuse => refuse.Run(row.Id, new DecideClearanceInput(), Cancel)));
        (await Clearance(_cast.Analyst)).ShouldBe(Label.Confidential);
        Must(await As<ChangeClearance>(second, change => change.Run(row.Id, new ChangeClearanceInput { Clearance = Label.Restricted }, Cancel)));
        (await Clearance(_cast.Analyst)).ShouldBe(Label.Restricted);

        await using var db = _stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.RecordId == row.Id.Value).OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        entries.Skip(1).Select(entry => (entry.Act, entry.ActorId)).ShouldBe([(nameof(ChangeClearance), _cast.Administrator.Value), (nameof(RefuseClearance), second.Value), (nameof(ChangeClearance), second.Value)]);
        entries[1].Fields.ShouldContain(nameof(Membership.ClearanceAsked));
        entries[3].Fields.ShouldBe([nameof(Membership.Clearance)]);
    }

    [Fact]
    public async Task Nobody_changes_their_own_membership_and_a_second_administrator_is_needed_for_an_administrator_too()
    {
        var second = await SecondAdministrator();
        var own = await Row("admin");

        (await As<ChangeClearance>(_cast.Administrator, change => change.Run(own.Id, new ChangeClearanceInput { Clearance = Label.Public }, Cancel))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        (await As<ChangeMembershipEnd>(_cast.Administrator, change => change.Run(own.Id, new ChangeMembershipEndInput(), Cancel))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        Must(await As<ChangeClearance>(second, change => change.Run(own.Id, new ChangeClearanceInput { Clearance = Label.StrictlyConfidential }, Cancel)));
        (await As<GrantClearance>(_cast.Administrator, grant => grant.Run(own.Id, new DecideClearanceInput(), Cancel))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        (await As<GrantClearance>(second, grant => grant.Run(own.Id, new DecideClearanceInput(), Cancel))).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        (await Needs(_cast.Administrator)).ClearancesToDecide.ShouldBe(0);
    }

    [Fact]
    public async Task The_only_administrator_is_told_that_nobody_can_decide_and_makes_a_colleague_one_who_does()
    {
        Must(await Grant("elsewhere", Label.Confidential));
        (await Row("elsewhere")).Asked!.CanBeDecided.ShouldBeFalse();

        (await Grant("focal", Label.Restricted, role: Role.MissionAdmin, proved: StepUp.ProofCounts + TimeSpan.FromSeconds(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Grant("focal", Label.Restricted, role: Role.MissionAdmin));
        var row = await Row("elsewhere");
        row.Asked!.CanBeDecided.ShouldBeTrue();
        Must(await As<GrantClearance>(_cast.FocalPoint, grant => grant.Run(row.Id, new DecideClearanceInput { Version = row.Version }, Cancel)));

        (await Clearance(_cast.OfficerElsewhere)).ShouldBe(Label.Confidential);
    }

    private Task<Result> Grant(string name, Label clearance, DateOnly? from = null, DateOnly? until = null, Role role = Role.Analyst, TimeSpan? proved = null) => _stage.As<GrantMembership, Result>(_cast.Administrator, grant =>
        grant.Run(_cast.Mission, new GrantMembershipInput { Email = Email(name), Role = role, Clearance = clearance, From = from, Until = until }, Cancel), proved);

    private async Task<MemberRow> Row(string name) =>
        Must(await _stage.As<ListMembers, Result<MemberList>>(_cast.Administrator, list => list.Run(_cast.Mission.Value, Cancel))).Members.First(row => row.Email == Email(name));

    private async Task<bool> SeesTheRegistry(AccountId account) =>
        (await _stage.As<ViewOrganisation, Result<OrganisationView>>(account, view => view.Run(_cast.Lamp, Cancel))).Succeeded;

    private async Task<Label> Clearance(AccountId account) => (await _stage.Actor(account)).Standings.Single(standing => standing.WorkspaceId == _cast.Mission).Clearance;

    private Task<WhatNeedsMe> Needs(AccountId account) => _stage.As<ListWhatNeedsMe, WhatNeedsMe>(account, needs => needs.Run("en", Cancel));

    private Task<Result> As<TUseCase>(AccountId account, Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull => _stage.As(account, run);

    private async Task<AccountId> SecondAdministrator()
    {
        await using var db = _stage.OpenAsOwner();
        db.Add(Membership.OfWorkspace(_cast.FocalPoint, _cast.Mission, Role.MissionAdmin, Label.Restricted, null, _stage.Clock.GetUtcNow()));
        await db.SaveChangesAsync(Cancel);
        return _cast.FocalPoint;
    }
}
