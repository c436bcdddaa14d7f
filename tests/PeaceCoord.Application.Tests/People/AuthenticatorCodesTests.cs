using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

public sealed class AuthenticatorCodesTests(TestCluster cluster)
{
    private static readonly TimeSpan HalfMinute = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_is_good_once_half_a_minute_early_or_late_and_none_from_before_it()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (id, secret) = await WithAuthenticator(stage);
        var now = stage.Clock.GetUtcNow();

        (await Fits(stage, id, Authenticator.CodeAt(secret, now - (3 * HalfMinute)))).ShouldBeFalse();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now + (3 * HalfMinute)))).ShouldBeFalse();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now))).ShouldBeTrue();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now))).ShouldBeFalse();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now - HalfMinute))).ShouldBeFalse();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now + HalfMinute))).ShouldBeTrue();

        stage.Clock.Moved = 3 * HalfMinute;
        (await Fits(stage, id, Authenticator.CodeAt(secret, now + (3 * HalfMinute)))).ShouldBeTrue();
        foreach (var none in new[] { "", "12345", "1234567", "abcdef", "١٢٣٤٥٦" })
            (await Fits(stage, id, none)).ShouldBeFalse(none);
    }

    [Fact]
    public async Task Of_twenty_who_send_one_code_at_once_one_is_let_in()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (id, secret) = await WithAuthenticator(stage);
        var code = Authenticator.CodeAt(secret, stage.Clock.GetUtcNow());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Fits(stage, id, code)));

        answers.Count(fits => fits).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_secret_begins_anew()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var (id, secret) = await WithAuthenticator(stage);
        var now = stage.Clock.GetUtcNow();
        (await Fits(stage, id, Authenticator.CodeAt(secret, now))).ShouldBeTrue();

        var renewed = await NewSecret(stage, id);

        (await Fits(stage, id, Authenticator.CodeAt(secret, now + HalfMinute))).ShouldBeFalse();
        (await Fits(stage, id, Authenticator.CodeAt(renewed, now))).ShouldBeTrue();
    }

    private static async Task<(AccountId Id, string Secret)> WithAuthenticator(Stage stage)
    {
        var id = AccountId.New();
        await using var db = stage.OpenAsOwner();
        db.Add(TestAccount.Of(id, "officer@example.org", "Officer", "four-calm-rivers"));
        await db.SaveChangesAsync(Cancel);
        return (id, await NewSecret(stage, id));
    }

    private static Task<string> NewSecret(Stage stage, AccountId id) => stage.As<UserManager<Account>, string>(null, async accounts =>
    {
        var account = (await accounts.FindByIdAsync(id.Value.ToString()))!;
        await accounts.ResetAuthenticatorKeyAsync(account);
        return (await accounts.GetAuthenticatorKeyAsync(account))!;
    });

    private static Task<bool> Fits(Stage stage, AccountId id, string code) => stage.As<UserManager<Account>, bool>(null, async accounts =>
        await accounts.VerifyTwoFactorTokenAsync((await accounts.FindByIdAsync(id.Value.ToString()))!, TokenOptions.DefaultAuthenticatorProvider, code));
}
