using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Calendars;

public sealed class CalendarFeedTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The officer's address is changed.</summary>
    private string Changed => $"update calendar_feeds set version = version + 1 where account_id = '{_mission.Officer.Value}'";

    private DateOnly Today => DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_feed_holds_what_its_filter_lets_through_and_above_restricted_only_when()
    {
        var community = await _mission.HasCommunity();
        var open = await Planned(_mission.Officer, "Open", Label.Restricted, input => (input.Communities, input.EndsAt) = ([community.Value], "11:00"));
        await Planned(_mission.Officer, "Sensitive", Label.Restricted, input => (input.Sensitivity, input.StartsAt) = (PlaceSensitivity.AreaOnly, null));
        await Planned(_mission.SecondOfficer, "Closed", Label.Confidential, input => input.OfficeId = _mission.South.Value);
        await Planned(_mission.SecondOfficer, "Secret", Label.StrictlyConfidential);
        var off = await Planned(_mission.SecondOfficer, "Called off", Label.Restricted, input => input.OfficeId = _mission.South.Value);
        (await _stage.As<CancelConsultation, Result>(_mission.SecondOfficer, cancel => cancel.Run(off, new() { Reason = "Flood" }, Cancel))).Refusals.ShouldBeEmpty();

        var all = await Read(await Made(FeedFilter.All));
        all.Events.Select(planned => planned.Title).ShouldBe(["Sensitive", "Open", null, "Called off"], ignoreOrder: true);
        var first = all.Events.Single(planned => planned.Id == open);
        first.ShouldSatisfyAllConditions(
            () => first.At.ShouldBe(new DateTimeOffset(Today.AddDays(3), new TimeOnly(9, 0), TimeSpan.Zero)),
            () => first.Until.ShouldBe(new DateTimeOffset(Today.AddDays(3), new TimeOnly(11, 0), TimeSpan.Zero)),
            () => first.Place.ShouldBe("Square"),
            () => first.Communities.ShouldBe(["Mbélo market"]),
            () => first.IsCalledOff.ShouldBeFalse());
        all.Events.Single(planned => planned.Title == "Sensitive").ShouldSatisfyAllConditions(planned => planned.Place.ShouldBeNull("its own author's calendar is a telephone too"), planned => planned.At.ShouldBeNull());
        all.Events.Single(planned => planned.Title is null).ShouldSatisfyAllConditions(planned => planned.Place.ShouldBeNull(), planned => planned.Purpose.ShouldBeNull(), planned => planned.Kind.ShouldBeNull(), planned => planned.At.ShouldNotBeNull());
        all.Events.Single(planned => planned.Id == off).IsCalledOff.ShouldBeTrue();

        (await Read(await Made(FeedFilter.Mine))).Events.Select(planned => planned.Title).ShouldBe(["Sensitive", "Open"], ignoreOrder: true);
        (await Read(await Made(FeedFilter.Office, _mission.South.Value))).Events.Select(planned => planned.Title).ShouldBe([null, "Called off"], ignoreOrder: true);
        _stage.Clock.Moved = TimeSpan.FromDays(40);
        (await Read(await Made(FeedFilter.All))).Events.ShouldBeEmpty("what is long over is not told");
    }

    [Fact]
    public async Task It_stops_at_the_next_request_when_it_is_revoked_the_membership_ends_or_the_account_is_shut()
    {
        var id = CalendarFeedId.New();
        (await Make(_mission.Officer, id, FeedFilter.Mine, proved: StepUp.ProofCounts + TimeSpan.FromSeconds(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        var secret = await Made(FeedFilter.Mine, id: id);
        var other = await Made(FeedFilter.Mine);
        (await Try(secret)).Succeeded.ShouldBeTrue();

        (await _stage.As<RevokeCalendarFeed, Result>(_mission.SecondOfficer, revoke => revoke.Run(id, Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await _stage.As<RevokeCalendarFeed, Result>(_mission.Officer, revoke => revoke.Run(id, Cancel))).Succeeded.ShouldBeTrue();
        (await Try(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Try(other)).Succeeded.ShouldBeTrue();

        await Sql($"update accounts set disabled_at = now() where id = '{_mission.Officer.Value}'");
        (await Try(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        await Sql($"update accounts set disabled_at = null where id = '{_mission.Officer.Value}'");
        (await Try(other)).Succeeded.ShouldBeTrue();
        await Sql($"update memberships set until = now() where account_id = '{_mission.Officer.Value}'");
        (await Try(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Try(CalendarSecret.New())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Try("x")).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_taken_back_with_all_sessions_when_an_administrator_ends_them_for_a_lost_device()
    {
        var (secret, of) = (await Made(FeedFilter.Mine), await Make(_mission.SecondOfficer, CalendarFeedId.New(), FeedFilter.All));
        MembershipId member;
        await using (var db = _stage.OpenAsOwner())
            member = await db.Memberships.Where(m => m.AccountId == _mission.Officer).Select(m => m.Id).SingleAsync(Cancel);

        (await _stage.As<EndSessionsOf, Result>(_mission.Administrator, end => end.Run(member, Cancel))).Refusals.ShouldBeEmpty();

        (await Try(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Try(of.Value.Secret)).Succeeded.ShouldBeTrue("another's");
        (await List(_mission.Officer))!.Feeds.ShouldBeEmpty();
        await using var trail = _stage.OpenAsOwner();
        (await trail.Set<AuditEntry>().Where(entry => entry.ActorId == _mission.Administrator.Value && (entry.Act == "SessionsEnded" || entry.RecordKind == nameof(CalendarFeed))).Select(entry => entry.Act).ToListAsync(Cancel)).ShouldBe(["EndSessionsOf", "SessionsEnded"], ignoreOrder: true);
    }

    [Fact]
    public async Task Sessions_end_and_it_is_taken_back_with_them_though_somebody_changes_it_at_that_moment()
    {
        var secret = await Made(FeedFilter.Mine);
        await Sql($"update memberships set \"from\" = \"from\" - interval '1 day'; insert into sessions (id, account_id, begun_at, proved_at, seen_at, device) values ('{Guid.NewGuid()}', '{_mission.Officer.Value}', now(), now(), now(), '')");
        await using var db = _stage.OpenAsOwner();
        var member = await db.Memberships.Where(m => m.AccountId == _mission.Officer).Select(m => m.Id).SingleAsync(Cancel);

        (await _stage.While(Changed, () => _stage.As<EndSessionsOf, Result>(_mission.Administrator, end => end.Run(member, Cancel)), Cancel)).Refusals.ShouldBeEmpty();

        (await Try(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await db.Sessions.CountAsync(session => session.EndedAt == null, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task None_is_made_in_a_session_that_is_ended_at_that_moment()
    {
        var session = await _stage.As<Sessions, Guid>(null, sessions => sessions.Begin(_mission.Officer, "Firefox/Android", Cancel));
        var ending = $"select pg_advisory_xact_lock({MembershipTurn.Space}, hashtext('{_mission.Officer.Value:N}')); update sessions set ended_at = now() where id = '{session}'";

        (await _stage.While(ending, () => Make(_mission.Officer, CalendarFeedId.New(), FeedFilter.All, session: session), Cancel)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await List(_mission.Officer))!.Feeds.ShouldBeEmpty();
        (await Make(_mission.Officer, CalendarFeedId.New(), FeedFilter.All)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Its_owner_who_signs_out_everywhere_keeps_it_only_by_saying_so()
    {
        var secret = await Made(FeedFilter.Mine);

        (await SignOutEverywhere(keep: true)).Refusals.ShouldBeEmpty();
        (await Try(secret)).Succeeded.ShouldBeTrue();

        (await _stage.While(Changed, () => SignOutEverywhere(keep: false), Cancel)).Refusals.ShouldBeEmpty();
        (await Try(secret)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        Task<Result> SignOutEverywhere(bool keep) => _stage.As<SignOutEverywhere, Result>(_mission.Officer, end => end.Run(new SignOutEverywhereInput { KeepCalendars = keep }, Cancel));
    }

    [Fact]
    public async Task Its_secret_is_stored_nowhere_and_its_owner_sees_when_it_was_fetched()
    {
        var id = CalendarFeedId.New();
        var secret = await Made(FeedFilter.All, id: id);
        (await Make(_mission.Officer, id, FeedFilter.All)).Is(CalendarRefusalCodes.ShownAlready).ShouldBeTrue("it is shown once");
        (await List(_mission.Officer))!.Feeds.ShouldHaveSingleItem().FetchedAt.ShouldBeNull();
        await Read(secret);
        await Read(secret);

        (await List(_mission.Officer))!.Feeds.ShouldHaveSingleItem().FetchedAt.ShouldNotBeNull();
        (await List(_mission.SecondOfficer))!.Feeds.ShouldBeEmpty();
        (await List(_mission.Analyst)).ShouldBeNull("who sees no plans has no calendar of them");
        (await Make(_mission.Analyst, CalendarFeedId.New(), FeedFilter.All)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        await using var db = _stage.OpenAsOwner();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.Act == nameof(ReadCalendarFeed), Cancel)).ShouldBe(1, "the first of a day");
        var stored = await db.Database.SqlQuery<string>($"select (select string_agg(f::text, '') from calendar_feeds f) || (select string_agg(v::text, '') from calendar_feeds_versions v) || (select string_agg(a::text, '') from audit_entries a) as \"Value\"").SingleAsync(Cancel);
        stored.ShouldContain(id.Value.ToString());
        stored.ShouldNotContain(secret);
    }

    private async Task<ConsultationId> Planned(AccountId by, string title, Label label, Action<PlanConsultationInput>? change = null)
    {
        var input = new PlanConsultationInput
        {
            Title = title,
            Kind = ConsultationKind.TownHall,
            OfficeId = _mission.North.Value,
            PlaceName = "Square",
            On = Today.AddDays(3),
            StartsAt = "09:00",
            Purpose = "Listen",
            Label = label,
            Sensitivity = PlaceSensitivity.Exact,
            ReprisalRisk = ReprisalRisk.Low,
            Visibility = MeetingVisibility.Open,
        };
        change?.Invoke(input);
        var id = ConsultationId.New();
        (await _stage.As<PlanConsultation, Result>(by, plan => plan.Run(id, input, Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    private async Task<string> Made(FeedFilter filter, Guid? office = null, CalendarFeedId? id = null) => (await Make(_mission.Officer, id ?? CalendarFeedId.New(), filter, office)).Value.Secret;

    private Task<Result<CalendarFeedMade>> Make(AccountId by, CalendarFeedId id, FeedFilter filter, Guid? office = null, TimeSpan? proved = null, Guid? session = null) =>
        _stage.As<MakeCalendarFeed, Result<CalendarFeedMade>>(by, make => make.Run(id, new MakeCalendarFeedInput { Name = "Phone", Filter = filter, OfficeId = office }, Cancel), proved, session);

    private Task<CalendarFeedList?> List(AccountId by) => _stage.As<ListCalendarFeeds, CalendarFeedList?>(by, list => list.Run(Cancel));

    private async Task<PlansFeed> Read(string secret) => (await Try(secret)).Value;

    private Task<Result<PlansFeed>> Try(string secret) => _stage.As<ReadCalendarFeed, Result<PlansFeed>>(null, read => read.Run(secret, Cancel));

    private async Task Sql(string sql)
    {
        await using var db = _stage.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(sql, Cancel);
    }
}
