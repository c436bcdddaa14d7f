using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

public sealed class SessionTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_ends_after_an_hour_without_use_and_half_a_day_after_it_began_and_is_then_forgotten()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var (idle, busy) = (await Begin(stage, team.Officer), await Begin(stage, team.Officer));

        for (var minutes = 50; minutes < 12 * 60; minutes += 50)
        {
            stage.Clock.Moved = TimeSpan.FromMinutes(minutes);
            (await Acts(stage, team.Officer, busy)).ShouldBeTrue();
            (await Use(stage, team.Officer, busy)).ShouldNotBeNull();
            (await Acts(stage, team.Officer, idle)).ShouldBe(minutes < 60);
        }

        (await Use(stage, team.Officer, idle)).ShouldBeNull();
        stage.Clock.Moved = TimeSpan.FromMinutes((12 * 60) + 1);
        (await Acts(stage, team.Officer, busy)).ShouldBeFalse();
        (await Use(stage, team.Officer, busy)).ShouldBeNull();
        var next = await Begin(stage, team.Analyst);
        await using var db = stage.OpenAsOwner();
        (await stage.As<ForgetSessions, int>(null, forget => forget.Run(Cancel))).ShouldBe(2);
        (await db.Set<AccountSession>().Select(session => session.Id).ToListAsync(Cancel)).ShouldBe([next.Id]);
    }

    [Fact]
    public async Task A_session_acts_for_its_own_account_only_and_says_when_its_person_proved_who_they_are()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var session = await Begin(stage, team.Officer);
        stage.Clock.Moved = StepUp.ProofCounts + TimeSpan.FromMinutes(1);

        var actor = await Load(stage, team.Officer, session);
        StepUp.IsFresh(actor, stage.Clock.GetUtcNow()).ShouldBeFalse();
        StepUp.IsFresh(actor, stage.Clock.GetUtcNow() - TimeSpan.FromMinutes(2)).ShouldBeTrue();
        (await Load(stage, team.Analyst, session)).IsSignedIn.ShouldBeFalse();
        StepUp.IsFresh(await stage.Actor(team.Officer), stage.Clock.GetUtcNow()).ShouldBeFalse();
    }

    [Theory]
    [InlineData("update accounts set disabled_at = now()")]
    [InlineData("update accounts set security_stamp = 'another'")]
    [InlineData("update sessions set ended_at = now()")]
    public async Task A_session_is_over_with_its_account_with_what_its_person_proved_and_by_itself_each_alone(string change)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var session = await Begin(stage, team.Officer);
        (await Use(stage, team.Officer, session)).ShouldNotBeNull();
        (await Acts(stage, team.Officer, session)).ShouldBeTrue();

        await using var db = stage.OpenAsOwner();
        await db.Database.ExecuteSqlRawAsync(change, Cancel);

        (await Use(stage, team.Officer, session)).ShouldBeNull();
        (await Acts(stage, team.Officer, session)).ShouldBeFalse();
    }

    [Fact]
    public async Task Staff_without_a_second_step_have_no_membership_in_their_session()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        var session = await Begin(stage, team.Officer);

        var before = await Load(stage, team.Officer, session);
        (before.NeedsSecondStep, before.Standings.Count).ShouldBe((true, 0));
        await using var db = stage.OpenAsOwner();
        (await db.Set<Account>().SingleAsync(a => a.Id == team.Officer.Value, Cancel)).TwoFactorEnabled = true;
        await db.SaveChangesAsync(Cancel);
        var after = await Load(stage, team.Officer, session);
        (after.NeedsSecondStep, after.Standings.Count).ShouldBe((false, 1));
    }

    [Fact]
    public async Task Wrong_proofs_of_who_acts_lock_the_account_and_the_right_one_proves_nothing_then()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await FieldTeam.Gather(stage, Cancel);
        await using var db = stage.OpenAsOwner();
        (await db.Set<Account>().SingleAsync(account => account.Id == team.Officer.Value, Cancel)).LockoutEnabled = true;
        await db.SaveChangesAsync(Cancel);
        var session = await Begin(stage, team.Officer);
        stage.Clock.Moved = StepUp.ProofCounts + TimeSpan.FromMinutes(1);

        for (var i = 0; i < 5; i++)
            (await Confirm("nine tall giraffes")).Is(PeopleRefusalCodes.WrongPassword).ShouldBeTrue();

        (await Confirm(FieldTeam.Password)).Is(PeopleRefusalCodes.LockedOut).ShouldBeTrue();
        StepUp.IsFresh(await Load(stage, team.Officer, session), stage.Clock.GetUtcNow()).ShouldBeFalse();
        var acts = await db.Set<AuditEntry>().Where(entry => entry.RecordId == team.Officer.Value && (entry.Act == "ConfirmationFailed" || entry.Act == "SignInLockedOut")).OrderBy(entry => entry.Sequence).Select(entry => entry.Act).ToListAsync(Cancel);
        acts.ShouldBe([.. Enumerable.Repeat("ConfirmationFailed", 4), "SignInLockedOut"]);

        Task<Result> Confirm(string secret) => stage.As<ConfirmIdentity, Result>(team.Officer, use => use.Run(new ConfirmIdentityInput { Secret = secret }, Cancel), session: session.Id);
    }

    internal static async Task<SignedInSession> Begin(Stage stage, AccountId account)
    {
        var id = await stage.As<Sessions, Guid>(null, sessions => sessions.Begin(account, "Firefox/Android", Cancel));
        await using var db = stage.OpenAsOwner();
        var stamp = await db.Set<Account>().Where(a => a.Id == account.Value).Select(a => a.SecurityStamp).SingleAsync(Cancel);
        return new SignedInSession(stamp!, id);
    }

    private static Task<Actor> Load(Stage stage, AccountId account, SignedInSession session) => stage.As<Actors, Actor>(null, actors => actors.Load(account, session, Cancel));

    private static async Task<bool> Acts(Stage stage, AccountId account, SignedInSession session) => (await Load(stage, account, session)).IsSignedIn;

    private static Task<SessionInUse?> Use(Stage stage, AccountId account, SignedInSession session) => stage.As<Sessions, SessionInUse?>(null, sessions => sessions.Use(account, session, Cancel));
}
