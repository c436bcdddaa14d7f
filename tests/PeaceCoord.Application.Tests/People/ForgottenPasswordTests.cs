using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.People;

/// <summary>The officer, who has a second step, forgot the password; the officer of the other mission administers the system.</summary>
public sealed class ForgottenPasswordTests(TestCluster cluster) : AccountTests(cluster)
{
    private const string Address = "officer@example.org";
    private const string Chosen = "seven quiet lanterns";

    private protected override Task Arrange(PeaceCoordDb db, Account officer)
    {
        officer.TwoFactorEnabled = true;
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_link_chooses_another_password_once_ends_all_sessions_and_takes_no_second_step_off()
    {
        var before = await Officer();
        var secret = Must(await Make());
        var made = await Officer();
        (made.PasswordHash, made.SecurityStamp, await Sessions()).ShouldBe((before.PasswordHash, before.SecurityStamp, 1));
        made.LinkHash!.ShouldNotContain(secret);

        (await Choose(secret, "somebody@example.org")).Is(PeopleRefusalCodes.NotTheAddress).ShouldBeTrue();
        (await Choose(secret, Address, "short")).Is(PeopleRefusalCodes.PasswordTooShort).ShouldBeTrue();
        (await Choose(secret, Address, again: "seven quiet lantern")).Is(PeopleRefusalCodes.PasswordsDiffer).ShouldBeTrue();
        (await Officer()).PasswordHash.ShouldBe(before.PasswordHash);

        Must(await Choose(secret, " Officer@example.org "));

        var chosen = await Officer();
        (chosen.TwoFactorEnabled, chosen.LinkHash, chosen.LinkExpiresAt, await Sessions()).ShouldBe((true, null, null, 0));
        chosen.PasswordHash.ShouldNotBe(before.PasswordHash);
        chosen.SecurityStamp.ShouldNotBe(before.SecurityStamp);
        (await Choose(secret, Address, "other quiet lanterns")).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Officer()).PasswordHash.ShouldBe(chosen.PasswordHash);
        await using var db = Stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.RecordId == chosen.Id && (entry.Act.Contains("Password") || entry.Act.Contains("Choose"))).OrderBy(entry => entry.Sequence).ToListAsync(Cancel);
        entries.Select(entry => (entry.Act, entry.ActorId, entry.Reason)).Order().ShouldBe(
            [("ChoosePasswordByLink", null, null), ("MakePasswordLink", System.Value, null), ("PasswordLinkMade", System.Value, "CalledBack")]);
    }

    [Fact]
    public async Task The_new_password_the_end_of_the_sessions_and_of_the_calendar_addresses_are_one_save()
    {
        var feed = await Feed();
        var before = await Officer();

        // Somebody else changes the account: nothing of it happens.
        var first = Must(await Make());
        (await Stage.While($"update accounts set concurrency_stamp = 'x' where id = '{before.Id}'", () => Choose(first, Address), Cancel)).Is(PeopleRefusalCodes.LinkOver).ShouldBeTrue();
        ((await Officer()).PasswordHash, await Sessions(), await Answers(feed)).ShouldBe((before.PasswordHash, 1, true));

        // A session that cannot be ended yet: the password waits for it. An address that is changed meanwhile holds nothing up.
        var second = Must(await Make());
        Must(await Stage.While(
            $"update sessions set device = 'x' where account_id = '{before.Id}'; update calendar_feeds set version = version + 1", () => Choose(second, Address), Cancel,
            async () => (await Officer()).PasswordHash.ShouldBe(before.PasswordHash)));
        (await Officer()).PasswordHash.ShouldNotBe(before.PasswordHash);
        (await Sessions(), await Answers(feed)).ShouldBe((0, false));
    }

    [Fact]
    public async Task It_is_made_by_a_system_administrator_with_a_proof_and_a_reason_and_for_nobody_whom_it_alone_would_let_in()
    {
        (await Make(by: Cast.Administrator)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Make(proved: StepUp.ProofCounts + TimeSpan.FromSeconds(1))).Is(PeopleRefusalCodes.ConfirmFirst).ShouldBeTrue();
        (await Make(recognised: null)).Refusals.ShouldBe([Refusal.Required("Recognised")]);
        (await Make(of: System)).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        (await Make(of: AccountId.New())).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Make(of: Cast.Samira)).Is(PeopleRefusalCodes.PasswordOnServer).ShouldBeTrue();
        await Change(account => account.TwoFactorEnabled = false);
        (await Make()).Is(PeopleRefusalCodes.PasswordOnServer).ShouldBeTrue();
        await Change(account => account.AwaitsSecondStep = true);
        (await Make()).Is(PeopleRefusalCodes.PasswordOnServer).ShouldBeTrue("whoever let them back in would have password and second step");
        await Change(account => account.DisabledAt = Stage.Clock.GetUtcNow());
        (await Make()).Is(PeopleRefusalCodes.AccountShut).ShouldBeTrue();
        await Change(account => (account.DisabledAt, account.PasswordHash) = (null, null));
        (await Make()).Is(PeopleRefusalCodes.NotJoined).ShouldBeTrue();
    }

    [Fact]
    public async Task It_opens_nothing_after_three_days_after_it_was_taken_back_of_an_account_that_was_shut_and_never_what_another_kind_of_link_opens()
    {
        var late = Must(await Make());
        Stage.Clock.Moved = TimeSpan.FromHours(OneTimeLink.HoursOpen);
        (await Choose(late, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var revoked = Must(await Make());
        Must(await Stage.As<RevokeAccountLink, Result>(System, revoke => revoke.Run(Cast.Officer, Cancel)));
        (await Choose(revoked, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var (shut, feed) = (Must(await Make()), await Feed());
        (await Answers(feed)).ShouldBeTrue();
        Must(await Stage.As<DisableAccount, Result>(System, disable => disable.Run(Cast.Officer, true, Cancel)));
        (await Choose(shut, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        Must(await Stage.As<DisableAccount, Result>(System, disable => disable.Run(Cast.Officer, false, Cancel)));
        (await Answers(feed)).ShouldBeFalse("opening the account again gives no calendar address back");

        var back = Must(await Stage.As<ResetSecondStepOnServer, Result<string>>(null, reset => reset.Run(Address, Cancel)));
        (await Choose(back, Address)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        var password = Must(await OnServer(Address));
        (await Stage.As<SignInByLink, Result>(null, signIn => signIn.View(password, Cancel))).Succeeded.ShouldBeFalse();
        (await Stage.As<JoinByLink, Result>(null, join => join.View(password, Cancel))).Succeeded.ShouldBeFalse();
        Must(await Choose(password, Address));
        (await Officer()).AwaitsSecondStep.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Within_days_of_it_nobody_in_the_portal_takes_the_second_step_off_as_well(bool onServer)
    {
        MembershipId membership;
        await using (var db = Stage.OpenAsOwner())
        {
            membership = await db.Memberships.Where(m => m.AccountId == Cast.Officer).Select(m => m.Id).SingleAsync(Cancel);
            await db.Database.ExecuteSqlAsync($"update memberships set \"from\" = \"from\" - interval '30 days'", Cancel);
        }

        Must(onServer ? await OnServer(Address) : await Make());
        (await Ask()).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        Stage.Clock.Moved = Membership.ResetNeeds + TimeSpan.FromHours(OneTimeLink.HoursOpen) - TimeSpan.FromMinutes(1);
        (await Ask()).Is(PeopleRefusalCodes.OnServerOnly).ShouldBeTrue();
        Stage.Clock.Moved += TimeSpan.FromMinutes(2);
        Must(await Ask());

        Task<Result> Ask() => Stage.As<AskSecondStepReset, Result>(Cast.Administrator, ask => ask.Run(membership, new AskSecondStepResetInput { Reason = "Telephone stolen" }, Cancel));
    }

    [Fact]
    public async Task Of_four_who_use_it_at_once_one_chooses_the_password()
    {
        var secret = Must(await Make());

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => Task.Run(() => Choose(secret, Address, $"seven quiet lanterns {number}"), Cancel)));

        sent.Count(result => result.Succeeded).ShouldBe(1);
        sent.Where(result => !result.Succeeded).ShouldAllBe(result => result.Is(PeopleRefusalCodes.LinkOver) || result.Is(RefusalCodes.NotFound));
    }

    [Fact]
    public async Task Of_an_account_without_a_second_step_it_is_made_on_the_server()
    {
        (await OnServer("nobody@example.org")).Is(PeopleRefusalCodes.NoSuchAccount).ShouldBeTrue();

        Must(await Choose(Must(await OnServer(" Samira@example.org ")), "samira@example.org"));

        await using var db = Stage.OpenAsOwner();
        (await db.Set<AuditEntry>().CountAsync(entry => entry.RecordId == Cast.Samira.Value && entry.Act == "MakePasswordLinkOnServer", Cancel)).ShouldBe(1);
    }

    private Task<Result<string>> Make(AccountId? by = null, AccountId? of = null, TimeSpan? proved = null, HowRecognised? recognised = HowRecognised.CalledBack) =>
        Stage.As<MakePasswordLink, Result<string>>(by ?? System, make => make.Run(of ?? Cast.Officer, new MakePasswordLinkInput { Recognised = recognised }, Cancel), proved);

    private Task<Result<string>> OnServer(string name) => Stage.As<MakePasswordLinkOnServer, Result<string>>(null, make => make.Run(name, Cancel));

    private Task<Result> Choose(string secret, string address, string password = Chosen, string? again = null) =>
        Stage.As<ChoosePasswordByLink, Result>(null, choose => choose.Run(secret, new PasswordByLinkInput { Email = address, Password = password, Again = again ?? password }, Cancel));

    private async Task<string> Feed() =>
        Must(await Stage.As<MakeCalendarFeed, Result<CalendarFeedMade>>(Cast.Officer, make => make.Run(CalendarFeedId.New(), new MakeCalendarFeedInput { Name = "Telephone", Filter = FeedFilter.All }, Cancel))).Secret;

    private async Task<bool> Answers(string feed) => (await Stage.As<ReadCalendarFeed, Result<PlansFeed>>(null, read => read.Run(feed, Cancel))).Succeeded;

    private async Task Change(Action<Account> change)
    {
        await using var db = Stage.OpenAsOwner();
        change(await db.Accounts.SingleAsync(account => account.Id == Cast.Officer.Value, Cancel));
        await db.SaveChangesAsync(Cancel);
    }
}
