using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Reminders;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Reminders;

namespace PeaceCoord.Web.Tests.Reminders;

/// <summary>The daily digest, sent to a mail server of the test's own over the network.</summary>
public sealed class DigestTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Community = "Canarytown";

    private readonly MailBox _box = new();
    private Stage _stage = null!;
    private SmallMission _mission = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var settings = new PortalSettings("", "", Demo: false) { Mail = new MailSettings("127.0.0.1", _box.Port, new("portal@example.org"), new Uri("https://portal.example.org"), null, null) };
        _stage = await Stage.SetWith(cluster, services => services.AddSingleton<IDigestPost>(new DigestMail(settings)), Cancel);
        _mission = await SmallMission.On(_stage);
    }

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        await _box.DisposeAsync();
    }

    [Fact]
    public async Task It_comes_once_a_day_from_six_in_the_morning_to_those_who_asked_and_names_nobody()
    {
        await HasOverduePromise();
        await Ask(_mission.Officer);
        At(hour: 5);
        await Send();
        _box.Mails.ShouldBeEmpty("it is five in the morning");

        At(hour: 6);
        await Send();
        await Send();

        var mail = _box.Mails.ShouldHaveSingleItem("the second officer did not ask");
        mail.To.ShouldBe(await AddressOf(_mission.Officer));
        mail.Text.ShouldContain("1 promise of yours is overdue");
        mail.Text.ShouldContain("https://portal.example.org/workspace");
        mail.Text.ShouldNotContain(Community);
        mail.Raw.ShouldNotContain(Community);

        At(hour: 6, daysLater: 1);
        await Send();
        _box.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_in_the_language_of_the_account()
    {
        await HasOverduePromise();
        await Ask(_mission.Officer);
        await using (var db = _stage.OpenAsOwner())
        {
            (await db.Accounts.SingleAsync(account => account.Id == _mission.Officer.Value, Cancel)).Language = "fr";
            await db.SaveChangesAsync(Cancel);
        }

        At(hour: 7);
        await Send();

        _box.Mails.ShouldHaveSingleItem().Text.ShouldContain("Ce qui vous attend");
    }

    [Fact]
    public async Task Nothing_is_sent_when_nothing_waits_when_it_is_not_wanted_any_more_and_to_accounts_that_were_disabled()
    {
        await HasOverduePromise();
        await Ask(_mission.Stranger);
        await Ask(_mission.SecondOfficer);
        await Ask(_mission.SecondOfficer, wanted: false);
        await Ask(_mission.Officer);
        await using (var db = _stage.OpenAsOwner())
        {
            (await db.Accounts.SingleAsync(account => account.Id == _mission.Officer.Value, Cancel)).DisabledAt = _stage.Clock.GetUtcNow();
            await db.SaveChangesAsync(Cancel);
        }

        At(hour: 8);
        await Send();

        _box.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_in_trouble_gets_it_later()
    {
        await HasOverduePromise();
        await Ask(_mission.Officer);
        At(hour: 6);
        _box.IsInTrouble = true;
        await Send();
        _box.IsInTrouble = false;
        await Send();
        _box.Mails.ShouldBeEmpty("not again at once");

        At(hour: 7);
        await Send();

        _box.Mails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_mailbox_that_takes_none_is_asked_less_and_less_and_after_a_day_no_more_until_the_person_asks_again()
    {
        await HasOverduePromise();
        await Ask(_mission.Officer);
        _box.KnowsNobody = true;
        At(hour: 6);
        var start = _stage.Clock.Moved;
        for (var quarter = 0; quarter <= 4 * 30; quarter++)
        {
            _stage.Clock.Moved = start + TimeSpan.FromMinutes(15.1 * quarter);
            await Send();
        }

        _box.Refused.ShouldBeInRange(6, 10, "at 6:00, then after 15 and 30 minutes, 1, 2, 4 and each 6 hours, for a day");
        (await Choice(_mission.Officer)).ShouldSatisfyAllConditions(choice => choice.IsWanted.ShouldBeTrue(), choice => choice.StoppedAt.ShouldNotBeNull());
        var refused = _box.Refused;
        At(hour: 9, daysLater: 3);
        await Send();
        _box.Refused.ShouldBe(refused, "nobody tries any more");

        _box.KnowsNobody = false;
        await Ask(_mission.Officer);
        await Send();
        _box.Mails.ShouldHaveSingleItem();
        (await Choice(_mission.Officer)).StoppedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_quiet_day_does_not_make_a_dead_mailbox_look_alive()
    {
        var promise = await HasOverduePromise();
        await Ask(_mission.Officer);
        _box.KnowsNobody = true;
        At(hour: 6);
        await Send();
        _box.Refused.ShouldBe(1);
        await IsDue(promise, inDays: 200);
        At(hour: 7);
        await Send();
        _box.Refused.ShouldBe(1, "nothing waits");

        await IsDue(promise, inDays: -5);
        At(hour: 7, daysLater: 1);
        await Send();

        _box.Refused.ShouldBe(2);
        (await Choice(_mission.Officer)).StoppedAt.ShouldNotBeNull("it took none for a day");
    }

    [Fact]
    public async Task It_counts_partnerships_figures_and_closings_that_wait_as_home_does()
    {
        var change = new ProposeChangeInput { Kind = ChangeKind.Close, EndsOn = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(100), Reason = "The mandate ends." };
        (await _stage.As<ProposeChange, Result>(_mission.Administrator, propose => propose.Run(_mission.Workspace, change, Cancel))).Refusals.ShouldBeEmpty();
        await using (var db = _stage.OpenAsOwner())
        {
            db.Entry(db.Set<Membership>().Single(m => m.AccountId == _mission.Analyst)).Property(m => m.Role).CurrentValue = Role.Leadership;
            await db.SaveChangesAsync(Cancel);
        }

        await Ask(_mission.Analyst);
        At(hour: 6);

        await Send();

        _box.Mails.ShouldHaveSingleItem().Text.ShouldContain("1 change in the life of the mission to confirm");
    }

    [Theory]
    [InlineData(MailSettings.FromVariable)]
    [InlineData(MailSettings.PortalVariable)]
    public void Half_of_the_settings_is_refused(string missing)
    {
        string? Said(string name) => name == missing ? null : name switch
        {
            MailSettings.HostVariable => "mail.example.org",
            MailSettings.FromVariable => "portal@example.org",
            MailSettings.PortalVariable => "https://portal.example.org",
            _ => null,
        };

        Should.Throw<CannotStartException>(() => MailSettings.Read(Said)).Message.ShouldContain(missing);
    }

    private async Task IsDue(CommitmentId promise, int inDays)
    {
        await using var db = _stage.OpenAsOwner();
        db.Entry(await db.Commitments.SingleAsync(c => c.Id == promise, Cancel)).Property(c => c.Due).CurrentValue = DateOnly.FromDateTime(_stage.Clock.GetUtcNow().UtcDateTime).AddDays(inDays);
        await db.SaveChangesAsync(Cancel);
    }

    private async Task<CommitmentId> HasOverduePromise() =>
        await _mission.HasCommitment(await _mission.HasCommunity(Community), c => c.Accept(), dueInDays: 1);

    private async Task Ask(AccountId by, bool wanted = true) => (await _stage.As<ChooseDigest, Result>(by, choose => choose.Run(wanted, Cancel))).Succeeded.ShouldBeTrue();

    private async Task<ChosenDigest> Choice(AccountId by) => (await _stage.As<ViewDigestChoice, ChosenDigest?>(by, view => view.Run(Cancel)))!;

    private Task<bool> Send() => _stage.As<SendDigests, bool>(null, async send =>
    {
        await send.Run(Cancel);
        return true;
    });

    /// <summary>In Monrovia, where it is UTC all year; far enough ahead that what was due is late.</summary>
    private void At(int hour, int daysLater = 0)
    {
        _stage.Clock.Moved = TimeSpan.Zero;
        var now = _stage.Clock.GetUtcNow();
        _stage.Clock.Moved = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(10 + daysLater).AddHours(hour).AddSeconds(1) - now;
    }

    private async Task<string> AddressOf(AccountId account)
    {
        await using var db = _stage.OpenAsOwner();
        return (await db.Accounts.SingleAsync(a => a.Id == account.Value, Cancel)).Email!;
    }
}
