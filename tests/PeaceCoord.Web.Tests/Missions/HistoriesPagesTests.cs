using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Missions;

/// <summary>What a visitor without JavaScript gets of the histories.</summary>
public sealed class HistoriesPagesTests(HistoriesPagesTests.Shared shared) : IClassFixture<HistoriesPagesTests.Shared>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly RunningPortal _portal = shared.Portal;

    [Theory]
    [InlineData("/", "143 peace operations")]
    [InlineData("/missions", "143 of 143 missions")]
    [InlineData("/missions?q=minusma", "1 of 143 missions")]
    [InlineData("/missions?q=minsma", "/missions/minusma")]
    [InlineData("/missions/unmil", "S/RES/1509 (2003)")]
    [InlineData("/missions/unmil", "/missions/ecomil")]
    [InlineData("/missions/unmil", "/missions/unol")]
    [InlineData("/missions/unmil?on=2005-12-31", "20 tasks in force on 31 December 2005")]
    [InlineData("/missions/unef-i", "November 1956")]
    [InlineData("/missions/kfor", "Kosovo")]
    [InlineData("/missions/unowas", "No mandate recorded")]
    [InlineData("/missions/undof", "The end is unknown")]
    [InlineData("/missions/minusma", "texts were not seen")]
    [InlineData("/mandates", "1,365 of 1,365 mandates")]
    [InlineData("/mandates?q=1509", "2 of 1,365 mandates")]
    [InlineData("/tasks", "36 kinds of task")]
    [InlineData("/tasks", "Only 9 texts end one in words")]
    [InlineData("/missions/unmil", "from 19 September 2003 to 30 March 2018")]
    [InlineData("/tasks/poc?on=2005-12-31", "In force in 7 missions on 31 December 2005")]
    [InlineData("/legal", "Charter of the United Nations")]
    [InlineData("/case-studies", "Liberia: women at the Accra talks")]
    [InlineData("/case-studies/liberia-women-talks-disarmament-police", "excerpt seen")]
    [InlineData("/countries/lbr", "ECOMIL")]
    [InlineData("/countries/XKX", "UNMIK")]
    public async Task A_page_says_what_it_is_for(string address, string words)
    {
        var page = await Text(address);

        page.ShouldContain(words);
        page.Split("<h1").Length.ShouldBe(2);
        page.ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("/", "opérations de paix")]
    [InlineData("/missions", "143 missions sur 143")]
    [InlineData("/missions/unef-i", "de novembre 1956")]
    [InlineData("/missions/unmil", "du 19 septembre 2003 au 30 mars 2018")]
    [InlineData("/missions/unmiss", "depuis le 9 juillet 2011")]
    [InlineData("/missions/unmil?on=2005-01-01", "tâches en vigueur le 1er janvier 2005")]
    [InlineData("/missions?q=minusma", "1 mission sur 143")]
    [InlineData("/tasks", "9 textes seulement y mettent fin")]
    [InlineData("/missions/unmil", "Une mission multidimensionnelle conduite par les Nations Unies (Libéria)")]
    [InlineData("/mandates", "1 365 mandats sur 1 365")]
    [InlineData("/tasks/poc?on=2005-12-31", "En vigueur dans 7 missions le 31 décembre 2005")]
    [InlineData("/legal", "Cadre juridique")]
    [InlineData("/case-studies", "Études de cas")]
    [InlineData("/case-studies/liberia-women-talks-disarmament-police", "extrait vu")]
    [InlineData("/countries/lbr", "Libéria")]
    public async Task In_French_it_speaks_French_and_marks_what_stays_English(string address, string words)
    {
        var page = await Text(address, "fr");

        page.Replace('\u00a0', ' ').Replace('\u202f', ' ').ShouldContain(words);
        page.ShouldContain("<html lang=\"fr\" dir=\"ltr\"");
    }

    [Theory]
    [InlineData("/missions?on=31/12/2005", "on", "31/12/2005", "Enter a date as year-month-day")]
    [InlineData("/missions?kind=huge", "kind", "huge", "Choose one of the values offered")]
    [InlineData("/missions/unmil?on=soon", "on", "soon", "Enter a date as year-month-day")]
    [InlineData("/tasks/poc?on=2005-02-30", "on", "2005-02-30", "Enter a date as year-month-day")]
    [InlineData("/mandates?year=0", "year", "0", "Enter a number from 1945 to 2100")]
    public async Task What_is_wrong_in_an_address_is_said_at_its_field_and_kept(string address, string field, string typed, string words)
    {
        var page = await Text(address);

        page.ShouldContain("<title>Error: ");
        page.ShouldContain($"#{field}\">{words}");
        page.ShouldMatch($"id=\"{field}-error\">{words}");
        page.ShouldContain($"value=\"{typed}\"");
    }

    [Theory]
    [InlineData("/missions?q=%00%E2%80%AE%3Csvg%20onload=alert(1)%3E&page=-1&sort=%27&decade=99999999999999999999")]
    [InlineData("/mandates?q=%3Csvg%20onload=alert(1)%3E&page=1e9&task=%FF")]
    [InlineData("/case-studies?theme=%3Cscript%3E")]
    [InlineData("/legal?kind=%00")]
    public async Task Hostile_addresses_get_a_page_and_run_nothing(string address)
    {
        using var visitor = _portal.Visitor();
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotMatch("<svg onload|<script");
    }

    [Theory]
    [InlineData("/missions/nope")]
    [InlineData("/missions/%E2%80%AE")]
    [InlineData("/tasks/nope")]
    [InlineData("/case-studies/nope")]
    [InlineData("/countries/zzz")]
    public async Task What_does_not_exist_is_not_found(string address)
    {
        using var visitor = _portal.Visitor();
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Page not found");
    }

    [Theory]
    [InlineData("/missions/UNMIL", "/missions/unmil")]
    [InlineData("/missions/EUFOR%20Tchad/RCA", "/missions/eufor-tchad-rca")]
    [InlineData("/missions/EUFOR%20Tchad%2FRCA?on=2008-12-31", "/missions/eufor-tchad-rca?on=2008-12-31")]
    public async Task An_acronym_redirects_to_the_slug(string address, string slug)
    {
        using var visitor = _portal.Visitor();
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        response.Headers.Location!.ToString().ShouldEndWith(slug);
    }

    [Fact]
    public async Task Protection_of_civilians_at_the_end_of_2005_lists_exactly_seven_missions()
    {
        var list = Regex.Match(await Text("/tasks/poc?on=2005-12-31"), "<ul class=\"in-force\">.*?</ul>", RegexOptions.Singleline, Patience).Value;

        Regex.Matches(list, "(?<=<bdi>).*?(?=</bdi>)", RegexOptions.None, Patience).Select(match => match.Value)
            .ShouldBe(["UNAMSIL", "MONUC", "UNMIL", "UNOCI", "MINUSTAH", "ONUB", "UNMIS"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("unmil", "Began", "UN data hub, list of operations, as of 19 Feb 2024.*high confidence")]
    [InlineData("unmil", "Fatalities", "UN data hub, fatalities, as of 4 Apr 2025.*high confidence")]
    [InlineData("unmil", "Legal basis", "<a href=\"/missions/unmil#s-res-1509-2003\">.*text read.*high confidence")]
    [InlineData("unmil", "Kind", "our reading")]
    [InlineData("untac", "Most uniformed personnel", "19,350.*general knowledge.*medium confidence.*15,991 military")]
    [InlineData("kfor", "Most uniformed personnel", "press or news page seen.*Peak rounded")]
    [InlineData("kfor", "Fatalities", "not seen")]
    [InlineData("unef-i", "Fatalities", "not seen.*160 for UNEF I and II together")]
    [InlineData("onuc", "Ended", "30 June 1964.*general knowledge.*medium confidence.*psdata gives 1964-06-06")]
    [InlineData("undof", "Ended", "The latest renewal was not seen")]
    [InlineData("binuca", "Legal basis", "<a href=\"https://undocs.org/S/PRST/2009/5\" rel=\"external noreferrer\">")]
    [InlineData("mfo", "Legal basis", "Protocol to the 1979.*general knowledge.*medium confidence")]
    public async Task A_fact_has_the_source_and_confidence_that_are_its_own(string mission, string fact, string words) =>
        (await Fact(mission, fact)).ShouldMatch("(?s)" + words);

    [Theory]
    [InlineData("kfor", "Began", "UN data hub")]
    [InlineData("kfor", "Fatalities", "confidence")]
    [InlineData("onuc", "Ended", "UN data hub")]
    [InlineData("undof", "Ended", "UN data hub")]
    [InlineData("untso", "Kind", "confidence")]
    [InlineData("mfo", "Legal basis", "href")]
    public async Task A_fact_has_no_source_that_the_data_does_not_give_it(string mission, string fact, string words) =>
        (await Fact(mission, fact)).ShouldNotContain(words);

    [Theory]
    [InlineData("/missions/unmil?on=2005-12-31", "href=\"/missions/unmil?on=2005-12-31#s-res-1509-2003\"><bdi class=\"nowrap\">S/RES/1509 (2003)")]
    [InlineData("/missions/unficyp", "href=\"https://undocs.org/S/RES/2815(2026)\"")]
    [InlineData("/missions/amisom", "computed 6 months from adoption; start not stated")]
    [InlineData("/legal", "href=\"https://undocs.org/S/RES/1325(2000)\"")]
    [InlineData("/legal", "href=\"https://undocs.org/A/RES/46/182\"")]
    [InlineData("/legal", "href=\"https://undocs.org/ST/SGB/2003/13\"")]
    public async Task What_is_cited_leads_to_its_text(string address, string link) => (await Text(address)).ShouldContain(link);

    [Fact]
    public async Task Public_pages_set_no_cookie_and_are_kept_per_language_and_colours()
    {
        using var visitor = _portal.Visitor();
        for (var i = 0; i < 2; i++)
        {
            using var response = await visitor.GetAsync("/missions/unmil?on=2004-01-01", TestContext.Current.CancellationToken);
            response.Headers.Contains("Set-Cookie").ShouldBeFalse();
            response.Headers.Contains("Age").ShouldBe(i == 1);
        }

        (await Text("/missions/unmil", "fr")).ShouldContain("<html lang=\"fr\"");
        using var dark = _portal.Visitor();
        dark.DefaultRequestHeaders.Add("Cookie", "peacecoord-theme=dark");
        (await dark.GetStringAsync("/missions/unmil", TestContext.Current.CancellationToken)).ShouldContain("data-theme=\"dark\"");
    }

    [Theory]
    [InlineData("/missions", 30)]
    [InlineData("/mandates", 30)]
    [InlineData("/legal", 30)]
    [InlineData("/tasks", 30)]
    [InlineData("/missions/unficyp", 60)]
    public async Task A_page_is_light_enough_for_a_satellite_link(string address, int kilobytes)
    {
        using var client = new HttpClient { BaseAddress = _portal.Address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var bytes = await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine($"{address}: {bytes.Length:N0} bytes compressed");
        bytes.Length.ShouldBeLessThan(kilobytes * 1024);
    }

    private async Task<string> Fact(string mission, string name)
    {
        var fact = Regex.Match(await Text("/missions/" + mission), $"<dt>{name}</dt><dd.*?</dd>", RegexOptions.Singleline, Patience).Value;
        fact.ShouldNotBeEmpty();
        return fact;
    }

    private async Task<string> Text(string address, string language = "en")
    {
        using var visitor = _portal.Visitor(language: language);
        return WebUtility.HtmlDecode(await visitor.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    /// <summary>One portal for all of them: they only read.</summary>
    public sealed class Shared(TestCluster cluster) : IAsyncLifetime
    {
        public RunningPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Portal = await RunningPortal.Start(cluster, histories: true);

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
