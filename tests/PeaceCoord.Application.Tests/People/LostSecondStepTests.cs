using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>The officer lost telephone and recovery codes; the mission has two administrators.</summary>
public sealed class LostSecondStepTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;
    private AccountId _second;
    private MembershipId _officer;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _cast = await Assemble(_stage);
        _second = AccountId.New();
        await using var db = _stage.OpenAsOwner();
        db.Add(TestAccount.Of(_second, "second@example.org", "Second", Password));
        db.Add(Membership.OfWorkspace(_second, _cast.Mission, Role.MissionAdmin, Label.Restricted, null, _stage.Clock.GetUtcNow().AddDays(-1)));
        var officer = await db.Accounts.SingleAsync(account => account.Id == _cast.Officer.Value, Cancel);
        officer.TwoFactorEnabled = true;
        db.Add(new IdentityUserToken<Guid> { UserId = officer.Id, LoginProvider = "[AspNetUserStore]", Name = "RecoveryCodes", Value = "0" });
        db.Add(new AccountSession { Id = Guid.CreateVersion7(), AccountId = officer.Id, BegunAt = _stage.Clock.GetUtcNow(), ProvedAt = _stage.Clock.GetUtcNow(), SeenAt = _stage.Clock.GetUtcNow() });
        await db.SaveChangesAsync(Cancel);
        await BegunAgo(Membership.ResetNeeds);
        _officer = await db.Memberships.Where(m => m.AccountId == _cast.Officer).Select(m => m.Id).SingleAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task One_administrator_asks_a_second_agrees_and_nothing_of_it_is_left_but_a_link()
    {
        var stamp = (await Officer()).SecurityStamp;
        Must(await Ask(_cast.Administrator));
        (await Ask(_second)).Is(PeopleRefusalCodes.ResetWaits).ShouldBeTrue();
        (await Grant(_cast.Administrator)).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        (await Grant(_cast.FocalPoint)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Grant(_second, version: 99)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).ShouldSatisfyAllConditions(account => account.TwoFactorEnabled.ShouldBeTrue(), account => account.AwaitsSecondStep.ShouldBeFalse(), account => account.LinkHash.ShouldBeNull());
        (await Sessions()).ShouldBe(1);
        (await Needs(_cast.Administrator)).ShouldBe((0, null));
        (await Needs(_second)).ShouldBe((1, _cast.Mission.Value));
        (await View(_second)).Waiting!.ShouldSatisfyAllConditions(waiting => waiting.Reason.ShouldBe("Telephone stolen; called back on the office line"), waiting => waiting.ByOneself.ShouldBeFalse());
        (await Seen()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(seen => seen.IsDone.ShouldBeFalse(), seen => seen.AskedBy.ShouldBe("admin"));

        var secret = Must(await Grant(_second));

        var officer = await Officer();
        (officer.TwoFactorEnabled, officer.AwaitsSecondStep, officer.LinkHash).ShouldBe((false, true, OneTimeLink.HashOf(secret)));
        officer.SecurityStamp.ShouldNotBe(stamp);
        (await Sessions()).ShouldBe(0);
        await using (var db = _stage.OpenAsOwner())
        {
            (await db.Set<IdentityUserToken<Guid>>().AnyAsync(token => token.UserId == officer.Id, Cancel)).ShouldBeFalse();
            (await db.Set<AuditEntry>().Where(entry => entry.RecordId == _officer.Value && entry.Act.EndsWith("SecondStepReset")).OrderBy(entry => entry.Sequence).Select(entry => new { entry.Act, entry.ActorId }).ToListAsync(Cancel))
                .Select(entry => (entry.Act, entry.ActorId)).ShouldBe([("AskSecondStepReset", _cast.Administrator.Value), ("GrantSecondStepReset", _second.Value)]);
            (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == officer.Id && entry.Act == "GrantSecondStepReset", Cancel)).ShouldBe(1);
            (await db.Memberships.Where(m => m.Id == _officer).Select(m => m.ResetReason).SingleAsync(Cancel)).ShouldBeNull("nobody needs it any more");
            (await db.Set<AuditEntry>().AnyAsync(entry => entry.Reason != null, Cancel)).ShouldBeFalse();
        }

        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Needs(_second)).ShouldBe((0, null));
        (await Seen()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(seen => seen.IsDone.ShouldBeTrue(), seen => seen.AskedBy.ShouldBe("admin"), seen => seen.GrantedBy.ShouldBe("Second"));
    }

    [Fact]
    public async Task The_calendar_addresses_that_lie_on_the_lost_telephone_answer_no_more_and_no_new_one_does_before_the_new_second_step()
    {
        var secrets = new List<string>();
        foreach (var name in new[] { "Telephone", "Tablet" })
            secrets.Add(Must(await _stage.As<MakeCalendarFeed, Result<CalendarFeedMade>>(_cast.Officer, make => make.Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = name, Filter = FeedFilter.All }, Cancel))).Secret);
        foreach (var secret in secrets)
            Must(await Read(secret));
        Must(await Ask(_cast.Administrator));
        Must(await Read(secrets[0]));

        Must(await Grant(_second));

        foreach (var secret in secrets)
            (await Read(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        await using var db = _stage.OpenAsOwner();
        (await db.CalendarFeeds.CountAsync(feed => feed.RevokedAt != null, Cancel)).ShouldBe(2);
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordKind == nameof(CalendarFeed) && entry.Act == nameof(GrantSecondStepReset) && entry.ActorId == _second.Value, Cancel)).ShouldBe(2);

        await db.Database.ExecuteSqlAsync($"update calendar_feeds set revoked_at = null", Cancel);
        (await Read(secrets[0])).Is(RefusalCodes.NotFound).ShouldBeTrue("one that was not taken back is closed while no second step is set up");
        await db.Database.ExecuteSqlAsync($"update accounts set awaits_second_step = false", Cancel);
        Must(await Read(secrets[0]));

        Task<Result<PlansFeed>> Read(string secret) => _stage.As<ReadCalendarFeed, Result<PlansFeed>>(null, read => read.Run(secret, Cancel));
    }

    [Fact]
    public async Task Without_a_proof_of_the_last_ten_minutes_nobody_asks_agrees_or_makes_a_link()
    {
        var old = TimeSpan.FromMinutes(11);
        (await Ask(_cast.Administrator, old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Ask(_cast.Administrator));
        (await Grant(_second, proved: old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Grant(_second));
        (await Link(_cast.Administrator, old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_what_another_mission_or_the_server_decided_an_administrator_makes_no_link_and_takes_none_back()
    {
        var elsewhere = AccountId.New();
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(TestAccount.Of(elsewhere, "administrator.elsewhere@example.org", "Elsewhere", Password));
            db.Add(Membership.OfWorkspace(elsewhere, _cast.OtherMission, Role.MissionAdmin, Label.Restricted, null, _stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        Must(await _stage.As<GrantMembership, Result>(elsewhere, grant => grant.Run(_cast.OtherMission, new GrantMembershipInput { Email = "officer@example.org", Role = Role.Analyst, Clearance = Label.Public }, Cancel)));
        var there = await MembershipOf(_cast.Officer, _cast.OtherMission);
        Must(await Ask(_cast.Administrator));
        var decided = Must(await Grant(_second));

        (await Link(elsewhere, of: there)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Revoke(elsewhere, there)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await View(elsewhere, there)).ShouldSatisfyAllConditions(view => view.AwaitsSecondStep.ShouldBeFalse(), view => view.LinkOpenUntil.ShouldBeNull());
        (await Opens(decided)).ShouldBeTrue();
        (await View(_second)).AwaitsSecondStep.ShouldBeTrue();

        await HasSetUpAnother();
        var onServer = Must(await OnServer("officer@example.org"));
        foreach (var (by, of) in new[] { (_cast.Administrator, _officer), (elsewhere, there) })
        {
            (await Link(by, of: of)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
            (await Revoke(by, of)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        }

        (await Opens(onServer)).ShouldBeTrue();
    }

    [Fact]
    public async Task No_administrator_of_a_mission_takes_back_the_link_of_a_system_administrator_of_a_former_member_or_of_who_has_not_joined()
    {
        Must(await Ask(_cast.Administrator));
        var link = Must(await Grant(_second));
        var system = Membership.OfSystem(_cast.Officer, _stage.Clock.GetUtcNow());
        await Add(system);
        (await Link(_second)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        (await Revoke(_second, _officer)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();

        await Sql($"delete from memberships where id = '{system.Id.Value}'");
        Must(await _stage.As<EndMembership, Result>(_second, end => end.Run(_officer, null, Cancel)));
        (await Revoke(_second, _officer)).Is(PeopleRefusalCodes.MembershipOver).ShouldBeTrue();
        (await Opens(link)).ShouldBeTrue();

        await Add(Membership.OfSystem(_cast.OfficerElsewhere, _stage.Clock.GetUtcNow().AddDays(-1)));
        var join = Must(await _stage.As<CreateAccount, Result<string>>(_cast.OfficerElsewhere, create => create.Run(new CreateAccountInput { Email = "new@example.org", DisplayName = "New" }, Cancel)));
        Must(await _stage.As<GrantMembership, Result>(_second, grant => grant.Run(_cast.Mission, new GrantMembershipInput { Email = "new@example.org", Role = Role.Analyst, Clearance = Label.Public }, Cancel)));
        AccountId made;
        await using (var db = _stage.OpenAsOwner())
            made = new AccountId(await db.Accounts.Where(account => account.Email == "new@example.org").Select(account => account.Id).SingleAsync(Cancel));
        (await Revoke(_second, await MembershipOf(made))).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await _stage.As<JoinByLink, Result>(null, use => use.View(join, Cancel))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_mission_decides_about_the_second_step_of_those_only_who_were_members_for_three_days()
    {
        await BegunAgo(TimeSpan.FromDays(-1));
        (await Ask(_cast.Administrator)).Is(PeopleRefusalCodes.MemberTooShort).ShouldBeTrue();
        await BegunAgo(Membership.ResetNeeds - TimeSpan.FromMinutes(1));
        (await Ask(_cast.Administrator)).Is(PeopleRefusalCodes.MemberTooShort).ShouldBeTrue();
        await BegunAgo(Membership.ResetNeeds);
        Must(await Ask(_cast.Administrator));
    }

    [Fact]
    public async Task Nor_about_the_second_step_of_who_is_in_an_organisation_too_or_whose_account_is_shut()
    {
        Must(await Ask(_cast.Administrator));
        var organisation = Membership.OfOrganisation(_cast.Officer, _cast.Lamp, Role.OrgMember, _stage.Clock.GetUtcNow());
        await Add(organisation);
        (await Grant(_second)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        Must(await Refuse(_second));
        (await Ask(_cast.Administrator)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();

        await Sql($"delete from memberships where id = '{organisation.Id.Value}'; update accounts set disabled_at = now() where id = '{_cast.Officer.Value}'");
        (await Ask(_cast.Administrator)).Is(PeopleRefusalCodes.AccountShut).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_resets_their_own_nor_that_of_a_system_administrator_nor_of_another_mission()
    {
        await using (var db = _stage.OpenAsOwner())
        {
            await foreach (var account in db.Accounts.Where(account => account.Id == _second.Value || account.Id == _cast.Analyst.Value).AsAsyncEnumerable().WithCancellation(Cancel))
                account.TwoFactorEnabled = true;
            db.Add(Membership.OfSystem(_cast.Analyst, _stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        (await Ask(_second, of: await MembershipOf(_second))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        Must(await Ask(_cast.Administrator, of: await MembershipOf(_second)));
        (await Grant(_second, of: await MembershipOf(_second))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        (await Ask(_cast.Administrator, of: await MembershipOf(_cast.Analyst))).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        (await Ask(_cast.Administrator, of: await MembershipOf(_cast.OfficerElsewhere))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Ask(_cast.Administrator, of: await MembershipOf(_cast.SectionHead))).Is(PeopleRefusalCodes.NoSecondStep).ShouldBeTrue();
        (await Ask(_cast.Samira, of: await MembershipOf(_cast.MemberOfTheLamp))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_asked_can_be_refused_taken_back_and_is_over_after_three_days()
    {
        (await _stage.As<AskSecondStepReset, Result>(_cast.Administrator, ask => ask.Run(_officer, new AskSecondStepResetInput { Reason = " " }, Cancel))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        Must(await Ask(_cast.Administrator));
        Must(await Refuse(_second));
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Seen()).ShouldBeEmpty();

        Must(await Ask(_cast.Administrator));
        Must(await Refuse(_cast.Administrator));
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();

        Must(await Ask(_cast.Administrator));
        _stage.Clock.Moved = Membership.ResetCounts;
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Needs(_second)).ShouldBe((0, null));
        Must(await Ask(_second));
        Must(await Grant(_cast.Administrator));
    }

    [Fact]
    public async Task The_link_is_made_anew_and_taken_back_by_either_administrator_while_no_new_second_step_is_set_up()
    {
        (await Link(_cast.Administrator)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        Must(await Ask(_cast.Administrator));
        var before = Must(await Grant(_second));

        var anew = Must(await Link(_cast.Administrator));
        (await Opens(before)).ShouldBeFalse();
        (await Opens(anew)).ShouldBeTrue();
        Must(await Revoke(_second, _officer));
        (await Opens(anew)).ShouldBeFalse();
        var late = Must(await Link(_second));
        _stage.Clock.Moved = TimeSpan.FromHours(OneTimeLink.HoursOpen);
        (await Opens(late)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_system_administrator_it_is_removed_on_the_server()
    {
        await using (var db = _stage.OpenAsOwner())
        {
            db.Add(Membership.OfSystem(_cast.Officer, _stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        (await OnServer("nobody@example.org")).Is(PeopleRefusalCodes.NoSuchAccount).ShouldBeTrue();
        (await OnServer("idris@example.org")).Is(PeopleRefusalCodes.NoSecondStep).ShouldBeTrue();
        var secret = Must(await OnServer(" Officer@example.org "));

        (await Officer()).AwaitsSecondStep.ShouldBeTrue();
        (await Sessions()).ShouldBe(0);
        (await Opens(secret)).ShouldBeTrue();
        (await Seen()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(seen => seen.IsDone.ShouldBeTrue(), seen => seen.AskedBy.ShouldBeNull());
        var anew = Must(await OnServer("officer@example.org"));
        (await Opens(secret)).ShouldBeFalse();
        (await Opens(anew)).ShouldBeTrue();
        await using var trail = _stage.OpenAsOwner();
        (await trail.Set<AuditEntry>().CountAsync(entry => entry.RecordId == _cast.Officer.Value && entry.Act == "ResetSecondStepOnServer", Cancel)).ShouldBe(2);
    }

    private Task<Result> Ask(AccountId by, TimeSpan? proved = null, MembershipId? of = null) => _stage.As<AskSecondStepReset, Result>(
        by, ask => ask.Run(of ?? _officer, new AskSecondStepResetInput { Reason = " Telephone stolen; called back on the office line" }, Cancel), proved);

    private Task<Result<string>> Grant(AccountId by, TimeSpan? proved = null, MembershipId? of = null, int? version = null) => _stage.As<GrantSecondStepReset, Result<string>>(
        by, grant => grant.Run(of ?? _officer, new DecideSecondStepResetInput { Version = version }, Cancel), proved);

    private Task<Result> Refuse(AccountId by) => _stage.As<RefuseSecondStepReset, Result>(by, refuse => refuse.Run(_officer, new DecideSecondStepResetInput(), Cancel));

    private Task<Result<string>> Link(AccountId by, TimeSpan? proved = null, MembershipId? of = null) => _stage.As<MakeAccountLink, Result<string>>(by, make => make.Run(of ?? _officer, Cancel), proved);

    private Task<Result> Revoke(AccountId by, MembershipId of) => _stage.As<RevokeAccountLink, Result>(by, revoke => revoke.Run(of, Cancel));

    private Task<Result<string>> OnServer(string name) => _stage.As<ResetSecondStepOnServer, Result<string>>(null, reset => reset.Run(name, Cancel));

    private async Task<SecondStepResetView> View(AccountId by, MembershipId? of = null) => Must(await _stage.As<ViewSecondStepReset, Result<SecondStepResetView>>(by, view => view.Run(of ?? _officer, Cancel)));

    private async Task<IReadOnlyList<ResetSeen>> Seen() => Must(await _stage.As<ViewOwnAccount, Result<OwnAccount>>(_cast.Officer, view => view.Run(Cancel))).Resets;

    private async Task<bool> Opens(string secret) => (await _stage.As<SignInByLink, Result>(null, signIn => signIn.View(secret, Cancel))).Succeeded;

    private async Task<(int, Guid?)> Needs(AccountId of)
    {
        var needs = await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(of, list => list.Run("en", Cancel));
        return (needs.ResetsToDecide, needs.ResetsToDecideIn);
    }

    private async Task<MembershipId> MembershipOf(AccountId id, WorkspaceId? workspace = null)
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Memberships.Where(m => m.AccountId == id && m.Role != Role.SystemAdmin && (workspace == null || m.WorkspaceId == workspace)).Select(m => m.Id).SingleAsync(Cancel);
    }

    private async Task Add(Membership membership)
    {
        await using var db = _stage.OpenAsOwner();
        db.Add(membership);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Sets back when the members of the mission became members.</summary>
    private async Task BegunAgo(TimeSpan ago)
    {
        var from = _stage.Clock.GetUtcNow() - ago;
        await Sql($"update memberships set \"from\" = case role when 'MissionAdmin' then '2020-01-01' else '{from:O}' end::timestamptz where workspace_id = '{_cast.Mission.Value}'");
    }

    /// <summary>As if the officer had used the link and tied a new telephone to the account.</summary>
    private Task HasSetUpAnother() => Sql($"update accounts set two_factor_enabled = true, awaits_second_step = false, link_hash = null where id = '{_cast.Officer.Value}'");

    private async Task Sql(string sql)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(_stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task<Account> Officer()
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Accounts.AsNoTracking().SingleAsync(account => account.Id == _cast.Officer.Value, Cancel);
    }

    private async Task<int> Sessions()
    {
        await using var db = _stage.OpenAsOwner();
        return await db.Sessions.CountAsync(session => session.AccountId == _cast.Officer.Value && session.EndedAt == null, Cancel);
    }
}
