using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>The officer lost telephone and recovery codes; the mission has two administrators.</summary>
public sealed class LostSecondStepTests(TestCluster cluster) : AccountTests(cluster)
{
    private AccountId _second;
    private MembershipId _officer;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await BegunAgo(Membership.ResetNeeds);
        _officer = await MembershipOf(Cast.Officer);
    }

    private protected override Task Arrange(PeaceCoordDb db, Account officer)
    {
        _second = AccountId.New();
        db.Add(TestAccount.Of(_second, "second@example.org", "Second", Password));
        db.Add(Membership.OfWorkspace(_second, Cast.Mission, Role.MissionAdmin, Label.Restricted, null, Stage.Clock.GetUtcNow().AddDays(-1)));
        officer.TwoFactorEnabled = true;
        db.Add(new IdentityUserToken<Guid> { UserId = officer.Id, LoginProvider = "[AspNetUserStore]", Name = "RecoveryCodes", Value = "0" });
        return Task.CompletedTask;
    }

    [Fact]
    public async Task One_administrator_asks_a_second_agrees_and_nothing_of_it_is_left_but_a_link()
    {
        var stamp = (await Officer()).SecurityStamp;
        Must(await Ask(Cast.Administrator));
        (await Ask(_second)).Is(PeopleRefusalCodes.ResetWaits).ShouldBeTrue();
        (await Grant(Cast.Administrator)).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        (await Grant(Cast.FocalPoint)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Grant(_second, version: 99)).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await Officer()).ShouldSatisfyAllConditions(account => account.TwoFactorEnabled.ShouldBeTrue(), account => account.AwaitsSecondStep.ShouldBeFalse(), account => account.LinkHash.ShouldBeNull());
        (await Sessions()).ShouldBe(1);
        (await Needs(Cast.Administrator)).ShouldBe((0, null));
        (await Needs(_second)).ShouldBe((1, Cast.Mission.Value));
        (await View(_second)).Waiting!.ShouldSatisfyAllConditions(waiting => waiting.Reason.ShouldBe("Telephone stolen; called back on the office line"), waiting => waiting.ByOneself.ShouldBeFalse());
        (await Seen()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(seen => seen.IsDone.ShouldBeFalse(), seen => seen.AskedBy.ShouldBe("admin"));
        await using (var db = Stage.OpenAsOwner())
        {
            var versions = await db.Set<AggregateVersion<Membership>>().AsNoTracking().Where(version => version.RecordId == _officer.Value).ToListAsync(Cancel);
            string.Concat(versions.Select(version => version.Snapshot.RootElement.GetRawText())).ShouldSatisfyAllConditions(
                text => text.ShouldContain(Cast.Administrator.Value.ToString()), text => text.ShouldNotContain("Telephone", Case.Sensitive, "why is for who decides, and forgotten with it"));
        }

        var secret = Must(await Grant(_second));

        var officer = await Officer();
        (officer.TwoFactorEnabled, officer.AwaitsSecondStep, officer.LinkHash).ShouldBe((false, true, OneTimeLink.HashOf(secret)));
        officer.SecurityStamp.ShouldNotBe(stamp);
        (await Sessions()).ShouldBe(0);
        await using (var db = Stage.OpenAsOwner())
        {
            (await db.Set<IdentityUserToken<Guid>>().AnyAsync(token => token.UserId == officer.Id, Cancel)).ShouldBeFalse();
            (await db.Set<AuditEntry>().Where(entry => entry.RecordId == _officer.Value && entry.Act.EndsWith("SecondStepReset")).OrderBy(entry => entry.Sequence).Select(entry => new { entry.Act, entry.ActorId }).ToListAsync(Cancel))
                .Select(entry => (entry.Act, entry.ActorId)).ShouldBe([("AskSecondStepReset", Cast.Administrator.Value), ("GrantSecondStepReset", _second.Value)]);
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
            secrets.Add(Must(await Stage.As<MakeCalendarFeed, Result<CalendarFeedMade>>(Cast.Officer, make => make.Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = name, Filter = FeedFilter.All }, Cancel))).Secret);
        foreach (var secret in secrets)
            Must(await Read(secret));
        Must(await Ask(Cast.Administrator));
        Must(await Read(secrets[0]));

        Must(await Grant(_second));

        foreach (var secret in secrets)
            (await Read(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        await using var db = Stage.OpenAsOwner();
        (await db.CalendarFeeds.CountAsync(feed => feed.RevokedAt != null, Cancel)).ShouldBe(2);
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordKind == nameof(CalendarFeed) && entry.Act == nameof(GrantSecondStepReset) && entry.ActorId == _second.Value, Cancel)).ShouldBe(2);

        await db.Database.ExecuteSqlAsync($"update calendar_feeds set revoked_at = null", Cancel);
        (await Read(secrets[0])).Is(RefusalCodes.NotFound).ShouldBeTrue("one that was not taken back is closed while no second step is set up");
        await db.Database.ExecuteSqlAsync($"update accounts set awaits_second_step = false", Cancel);
        Must(await Read(secrets[0]));

        Task<Result<PlansFeed>> Read(string secret) => Stage.As<ReadCalendarFeed, Result<PlansFeed>>(null, read => read.Run(secret, Cancel));
    }

    [Fact]
    public async Task Without_a_proof_of_the_last_ten_minutes_nobody_asks_agrees_or_makes_a_link()
    {
        var old = TimeSpan.FromMinutes(11);
        (await Ask(Cast.Administrator, old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Ask(Cast.Administrator));
        (await Grant(_second, proved: old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        Must(await Grant(_second));
        (await Link(Cast.Administrator, old)).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_what_another_mission_or_the_server_decided_an_administrator_makes_no_link_and_takes_none_back()
    {
        var elsewhere = AccountId.New();
        await using (var db = Stage.OpenAsOwner())
        {
            db.Add(TestAccount.Of(elsewhere, "administrator.elsewhere@example.org", "Elsewhere", Password));
            db.Add(Membership.OfWorkspace(elsewhere, Cast.OtherMission, Role.MissionAdmin, Label.Restricted, null, Stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        Must(await Stage.As<GrantMembership, Result>(elsewhere, grant => grant.Run(Cast.OtherMission, new GrantMembershipInput { Email = "officer@example.org", Role = Role.Analyst, Clearance = Label.Public }, Cancel)));
        var there = await MembershipOf(Cast.Officer, Cast.OtherMission);
        Must(await Ask(Cast.Administrator));
        var decided = Must(await Grant(_second));

        (await Link(elsewhere, of: there)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Revoke(elsewhere, there)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await View(elsewhere, there)).ShouldSatisfyAllConditions(view => view.AwaitsSecondStep.ShouldBeFalse(), view => view.LinkOpenUntil.ShouldBeNull());
        (await Opens(decided)).ShouldBeTrue();
        (await View(_second)).AwaitsSecondStep.ShouldBeTrue();

        await HasSetUpAnother();
        var onServer = Must(await OnServer("officer@example.org"));
        foreach (var (by, of) in new[] { (Cast.Administrator, _officer), (elsewhere, there) })
        {
            (await Link(by, of: of)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
            (await Revoke(by, of)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        }

        (await Opens(onServer)).ShouldBeTrue();
    }

    [Fact]
    public async Task No_administrator_of_a_mission_takes_back_the_link_of_a_system_administrator_of_a_former_member_or_of_who_has_not_joined()
    {
        Must(await Ask(Cast.Administrator));
        var link = Must(await Grant(_second));
        var system = Membership.OfSystem(Cast.Officer, Stage.Clock.GetUtcNow());
        await Add(system);
        (await Link(_second)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        (await Revoke(_second, _officer)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();

        await Sql($"delete from memberships where id = '{system.Id.Value}'");
        Must(await Stage.As<EndMembership, Result>(_second, end => end.Run(_officer, null, Cancel)));
        (await Revoke(_second, _officer)).Is(PeopleRefusalCodes.MembershipOver).ShouldBeTrue();
        (await Opens(link)).ShouldBeTrue();

        var join = Must(await Stage.As<CreateAccount, Result<string>>(Cast.OfficerElsewhere, create => create.Run(new CreateAccountInput { Email = "new@example.org", DisplayName = "New" }, Cancel)));
        Must(await Stage.As<GrantMembership, Result>(_second, grant => grant.Run(Cast.Mission, new GrantMembershipInput { Email = "new@example.org", Role = Role.Analyst, Clearance = Label.Public }, Cancel)));
        AccountId made;
        await using (var db = Stage.OpenAsOwner())
            made = new AccountId(await db.Accounts.Where(account => account.Email == "new@example.org").Select(account => account.Id).SingleAsync(Cancel));
        (await Revoke(_second, await MembershipOf(made))).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Stage.As<JoinByLink, Result>(null, use => use.View(join, Cancel))).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_mission_decides_about_the_second_step_of_those_only_who_were_members_for_three_days()
    {
        await BegunAgo(TimeSpan.FromDays(-1));
        (await Ask(Cast.Administrator)).Is(PeopleRefusalCodes.MemberTooShort).ShouldBeTrue();
        await BegunAgo(Membership.ResetNeeds - TimeSpan.FromMinutes(1));
        (await Ask(Cast.Administrator)).Is(PeopleRefusalCodes.MemberTooShort).ShouldBeTrue();
        await BegunAgo(Membership.ResetNeeds);
        Must(await Ask(Cast.Administrator));
    }

    [Fact]
    public async Task Nor_about_the_second_step_of_who_is_in_an_organisation_too_or_whose_account_is_shut()
    {
        Must(await Ask(Cast.Administrator));
        var organisation = Membership.OfOrganisation(Cast.Officer, Cast.Lamp, Role.OrgMember, Stage.Clock.GetUtcNow());
        await Add(organisation);
        (await Grant(_second)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        Must(await Refuse(_second));
        (await Ask(Cast.Administrator)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();

        await Sql($"delete from memberships where id = '{organisation.Id.Value}'; update accounts set disabled_at = now() where id = '{Cast.Officer.Value}'");
        (await Ask(Cast.Administrator)).Is(PeopleRefusalCodes.AccountShut).ShouldBeTrue();
    }

    [Fact]
    public async Task Nobody_resets_their_own_nor_that_of_a_system_administrator_nor_of_another_mission()
    {
        await using (var db = Stage.OpenAsOwner())
        {
            await foreach (var account in db.Accounts.Where(account => account.Id == _second.Value || account.Id == Cast.Analyst.Value).AsAsyncEnumerable().WithCancellation(Cancel))
                account.TwoFactorEnabled = true;
            db.Add(Membership.OfSystem(Cast.Analyst, Stage.Clock.GetUtcNow().AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        (await Ask(_second, of: await MembershipOf(_second))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        Must(await Ask(Cast.Administrator, of: await MembershipOf(_second)));
        (await Grant(_second, of: await MembershipOf(_second))).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        (await Ask(Cast.Administrator, of: await MembershipOf(Cast.Analyst))).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        (await Ask(Cast.Administrator, of: await MembershipOf(Cast.OfficerElsewhere))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Ask(Cast.Administrator, of: await MembershipOf(Cast.SectionHead))).Is(PeopleRefusalCodes.NoSecondStep).ShouldBeTrue();
        (await Ask(Cast.Samira, of: await MembershipOf(Cast.MemberOfTheLamp))).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task Nor_where_a_link_for_the_password_was_made_after_it_was_asked()
    {
        Must(await Ask(Cast.Administrator));
        Must(await Stage.As<MakePasswordLink, Result<string>>(System, make => make.Run(Cast.Officer, new MakePasswordLinkInput { Recognised = HowRecognised.CalledBack }, Cancel)));
        (await Grant(_second)).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        (await Officer()).TwoFactorEnabled.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_asked_can_be_refused_taken_back_and_is_over_after_three_days()
    {
        (await Stage.As<AskSecondStepReset, Result>(Cast.Administrator, ask => ask.Run(_officer, new AskSecondStepResetInput { Reason = " " }, Cancel))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        Must(await Ask(Cast.Administrator));
        Must(await Refuse(_second));
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Seen()).ShouldBeEmpty();

        Must(await Ask(Cast.Administrator));
        Must(await Refuse(Cast.Administrator));
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();

        Must(await Ask(Cast.Administrator));
        Stage.Clock.Moved = Membership.ResetCounts;
        (await Grant(_second)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        (await Needs(_second)).ShouldBe((0, null));
        Must(await Ask(_second));
        Must(await Grant(Cast.Administrator));
    }

    [Fact]
    public async Task The_link_is_made_anew_and_taken_back_by_either_administrator_while_no_new_second_step_is_set_up()
    {
        (await Link(Cast.Administrator)).Is(PeopleRefusalCodes.NoResetAsked).ShouldBeTrue();
        Must(await Ask(Cast.Administrator));
        var before = Must(await Grant(_second));

        var anew = Must(await Link(Cast.Administrator));
        (await Opens(before)).ShouldBeFalse();
        (await Opens(anew)).ShouldBeTrue();
        await Sql($"update accounts set awaits_second_step = false where id = '{Cast.Officer.Value}'");
        (await Opens(anew)).ShouldBeFalse("it signs nobody in who has a second step");
        await Sql($"update accounts set awaits_second_step = true where id = '{Cast.Officer.Value}'");
        Must(await Revoke(_second, _officer));
        (await Opens(anew)).ShouldBeFalse();
        var late = Must(await Link(_second));
        Stage.Clock.Moved = TimeSpan.FromHours(OneTimeLink.HoursOpen);
        (await Opens(late)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_system_administrator_it_is_removed_on_the_server()
    {
        await using (var db = Stage.OpenAsOwner())
        {
            db.Add(Membership.OfSystem(Cast.Officer, Stage.Clock.GetUtcNow().AddDays(-1)));
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
        await using var trail = Stage.OpenAsOwner();
        (await trail.Set<AuditEntry>().CountAsync(entry => entry.RecordId == Cast.Officer.Value && entry.Act == "ResetSecondStepOnServer", Cancel)).ShouldBe(2);
    }

    private Task<Result> Ask(AccountId by, TimeSpan? proved = null, MembershipId? of = null) => Stage.As<AskSecondStepReset, Result>(
        by, ask => ask.Run(of ?? _officer, new AskSecondStepResetInput { Reason = " Telephone stolen; called back on the office line" }, Cancel), proved);

    private Task<Result<string>> Grant(AccountId by, TimeSpan? proved = null, MembershipId? of = null, int? version = null) => Stage.As<GrantSecondStepReset, Result<string>>(
        by, grant => grant.Run(of ?? _officer, new DecideSecondStepResetInput { Version = version }, Cancel), proved);

    private Task<Result> Refuse(AccountId by) => Stage.As<RefuseSecondStepReset, Result>(by, refuse => refuse.Run(_officer, new DecideSecondStepResetInput(), Cancel));

    private Task<Result<string>> Link(AccountId by, TimeSpan? proved = null, MembershipId? of = null) => Stage.As<MakeAccountLink, Result<string>>(by, make => make.Run(of ?? _officer, Cancel), proved);

    private Task<Result> Revoke(AccountId by, MembershipId of) => Stage.As<RevokeAccountLink, Result>(by, revoke => revoke.Run(of, Cancel));

    private Task<Result<string>> OnServer(string name) => Stage.As<ResetSecondStepOnServer, Result<string>>(null, reset => reset.Run(name, Cancel));

    private async Task<SecondStepResetView> View(AccountId by, MembershipId? of = null) => Must(await Stage.As<ViewSecondStepReset, Result<SecondStepResetView>>(by, view => view.Run(of ?? _officer, Cancel)));

    private async Task<IReadOnlyList<ResetSeen>> Seen() => Must(await Stage.As<ViewOwnAccount, Result<OwnAccount>>(Cast.Officer, view => view.Run(Cancel))).Resets;

    private async Task<bool> Opens(string secret) => (await Stage.As<SignInByLink, Result>(null, signIn => signIn.View(secret, Cancel))).Succeeded;

    private async Task<(int, Guid?)> Needs(AccountId of)
    {
        var needs = await Stage.As<ListWhatNeedsMe, WhatNeedsMe>(of, list => list.Run("en", Cancel));
        return (needs.ResetsToDecide, needs.ResetsToDecideIn);
    }

    private async Task<MembershipId> MembershipOf(AccountId id, WorkspaceId? workspace = null)
    {
        await using var db = Stage.OpenAsOwner();
        return await db.Memberships.Where(m => m.AccountId == id && m.Role != Role.SystemAdmin && (workspace == null || m.WorkspaceId == workspace)).Select(m => m.Id).SingleAsync(Cancel);
    }

    private async Task Add(Membership membership)
    {
        await using var db = Stage.OpenAsOwner();
        db.Add(membership);
        await db.SaveChangesAsync(Cancel);
    }

    /// <summary>Sets back when the members of the mission became members.</summary>
    private async Task BegunAgo(TimeSpan ago)
    {
        var from = Stage.Clock.GetUtcNow() - ago;
        await Sql($"update memberships set \"from\" = case role when 'MissionAdmin' then '2020-01-01' else '{from:O}' end::timestamptz where workspace_id = '{Cast.Mission.Value}'");
    }

    /// <summary>As if the officer had used the link and tied a new telephone to the account.</summary>
    private Task HasSetUpAnother() => Sql($"update accounts set two_factor_enabled = true, awaits_second_step = false, link_hash = null where id = '{Cast.Officer.Value}'");

    private async Task Sql(string sql)
    {
        await using var database = Npgsql.NpgsqlDataSource.Create(Stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancel);
    }
}
