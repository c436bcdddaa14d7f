using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.People;

public sealed partial class OwnAccountTests(PeopleStage stage) : IClassFixture<PeopleStage>
{
    [Theory]
    [InlineData("short", "Use 12 characters or more")]
    [InlineData("Password1234", "lists of stolen passwords")]
    [InlineData("P@ssw0rdP@ssw0rd", "lists of stolen passwords")]
    [InlineData("aaaabbbbaaaabbbb", "Use more different characters")]
    public async Task A_poor_password_is_refused_at_its_field(string password, string words)
    {
        var (_, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);

        var page = await browser.Answer("/account", "password", ("Password.Current", PeopleStage.Password), ("Password.New", password), ("Password.Again", password));

        page.ShouldMatch($"id=\"password-new-error\">[^<]*{words}");
    }

    [Fact]
    public async Task A_new_password_opens_the_old_one_no_longer_and_other_sessions_end()
    {
        const string changed = "seven quiet lanterns";
        var (_, email) = await stage.Somebody();
        using var here = await stage.Browsing(email);
        using var there = await stage.Browsing(email);

        (await here.Answer("/account", "password", ("Password.Current", "wrong-wrong-wrong"), ("Password.New", changed), ("Password.Again", changed))).ShouldMatch("id=\"password-current-error\">");
        using var done = await here.Submit("/account", "password", ("Password.Current", PeopleStage.Password), ("Password.New", changed), ("Password.Again", changed));

        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await here.IsSignedIn()).ShouldBeTrue();
        (await there.IsSignedIn()).ShouldBeFalse();
        using var again = new Browser(stage.Portal);
        using var old = await again.SignIn(email, PeopleStage.Password);
        old.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var fresh = await again.SignIn(email, changed);
        fresh.StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task With_the_second_step_the_password_alone_opens_nothing()
    {
        var (id, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var page = await browser.Text("/account/second-step");
        page.ShouldContain("<svg class=\"qr\"");
        var secret = Secret().Match(page).Groups["secret"].Value.Replace(" ", "", StringComparison.Ordinal);

        (await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", "000000"), ("Input.Password", PeopleStage.Password))).ShouldContain("This code does not fit");
        (await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", CodeNow(secret)), ("Input.Password", "somebody at an open screen"))).ShouldContain("This is not your current password");
        var codes = RecoveryCodes().Matches(await browser.AnswerOn(page, "/account/second-step", "form", ("Input.Code", CodeNow(secret)), ("Input.Password", PeopleStage.Password))).Select(match => match.Groups["one"].Value).ToList();
        codes.Count.ShouldBe(10);
        (await browser.IsSignedIn()).ShouldBeTrue();

        using var later = new Browser(stage.Portal);
        using var first = await later.SignIn(email, PeopleStage.Password, "?next=%2Faccount");
        first.Headers.Location!.ToString().ShouldContain("/sign-in/code?next=%2Faccount");
        (await later.IsSignedIn()).ShouldBeFalse();
        (await later.Answer("/sign-in/code", "form", ("Input.Code", "000000"))).ShouldContain("This code does not fit");
        using var second = await later.Submit("/sign-in/code?next=%2Faccount", "form", ("Input.Code", CodeNow(secret)));
        second.Headers.Location!.ToString().ShouldEndWith("/account");
        (await later.IsSignedIn()).ShouldBeTrue();

        await ByRecoveryCodeOnce(email, codes[0]);
        var kept = (string)(await stage.Ask($"select string_agg(value, ' ') from \"{await TokenTable()}\" where user_id = '{id.Value}'"))!;
        kept.ShouldNotContain(secret);
        kept.ShouldNotContain(codes[1]);
    }

    [Fact]
    public async Task A_secret_that_was_seen_and_left_is_not_the_one_that_is_turned_on_later()
    {
        var (_, email) = await stage.Somebody();
        using var browser = await stage.Browsing(email);
        var seen = Secret().Match(await browser.Text("/account/second-step")).Groups["secret"].Value;

        Secret().Match(await browser.Text("/account/second-step")).Groups["secret"].Value.ShouldNotBe(seen);
    }

    [Fact]
    public async Task The_page_for_the_code_asks_for_the_password_first()
    {
        using var visitor = new Browser(stage.Portal);

        (await visitor.Text("/sign-in/code")).ShouldContain("Sign in again");
    }

    private async Task ByRecoveryCodeOnce(string email, string code)
    {
        using var lost = new Browser(stage.Portal);
        using var first = await lost.SignIn(email, PeopleStage.Password);
        using var opened = await lost.Submit("/sign-in/code", "form", ("Input.Code", code));
        opened.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await lost.IsSignedIn()).ShouldBeTrue();

        using var again = new Browser(stage.Portal);
        using var second = await again.SignIn(email, PeopleStage.Password);
        (await again.Answer("/sign-in/code", "form", ("Input.Code", code))).ShouldContain("This code does not fit");
    }

    private async Task<string> TokenTable() =>
        (string)(await stage.Ask("select table_name::text from information_schema.columns where table_schema = 'public' and column_name = 'login_provider' and table_name ilike '%token%' limit 1"))!;

    /// <summary>What an authenticator shows now (RFC 6238, 30 seconds, SHA-1, six digits).</summary>
    private static string CodeNow(string base32)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238 says SHA-1.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("secret into it: <code>(?<secret>[A-Z2-7 ]+)</code>", RegexOptions.None, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("<li><code>(?<one>[^<]+)</code></li>", RegexOptions.None, 1000)]
    private static partial Regex RecoveryCodes();
}
