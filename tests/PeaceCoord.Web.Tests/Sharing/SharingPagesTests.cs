using System.Net;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Sharing;

/// <summary>Sharing and taking back, on pages without script.</summary>
public sealed class SharingPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private RegistryCast _cast = null!;
    private MarketMeeting _meeting = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, cancel: Cancel);
        _cast = await RegistryCast.Assemble(_portal.Stage);
        _meeting = await MarketMeeting.Recorded(_portal.Stage, _cast.Assistant, _cast.Officer, _cast.Officer, cancel: Cancel);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task An_officer_shares_two_sections_the_coordinator_reads_exactly_those_and_then_finds_nothing()
    {
        using var officer = In("officer");
        var record = Routes.Consultation(_meeting.Id.Value);
        await officer.Open(Routes.ShareConsultation(_meeting.Id.Value));
        await officer.Send(
            ("Input.OrganisationId", _cast.Lamp.Value.ToString()), ("Input.Sections", nameof(SharedSection.Concerns)), ("Input.Sections", nameof(SharedSection.Commitments)), ("Input.Purpose", "To follow the lamps"), ("Input.LookFirst", "false"));
        officer.Address.ShouldBe(record);
        officer.Text.ShouldContain("Lamp of Tamra");
        officer.Text.ShouldContain("To follow the lamps");

        using var samira = In("samira", "fr");
        await samira.Open("/workspace");
        samira.Text.ShouldContain("consultation partagée avec vous");
        await samira.Open(Routes.SharedWithUs);
        samira.Text.ShouldContain("To follow the lamps");
        var shared = Linked(samira.Html, Routes.SharedWithUs + "/");
        await samira.Open(shared);
        samira.Status.ShouldBe(HttpStatusCode.OK);
        MarketMeeting.AllWords.Where(word => samira.Text.Contains(word, StringComparison.Ordinal)).ShouldBe([MarketMeeting.ConcernWord, MarketMeeting.PromiseWord], ignoreOrder: true);
        samira.Text.ShouldNotContain("assistant");
        samira.Text.ShouldNotContain("officer");
        await samira.Open(record);
        samira.Status.ShouldBe(HttpStatusCode.NotFound);

        // Whoever may not any more is told so on the record.
        using var second = In("second-officer");
        await second.Open(record);
        await using (var db = _portal.Stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set role = 'Analyst' where account_id = {_cast.SecondOfficer.Value}", Cancel);
        await TakeBack(second);
        second.Address.ShouldStartWith(record);
        second.Text.ShouldContain("The share was not taken back.");

        await officer.Open(record);
        await TakeBack(officer);
        officer.Address.ShouldBe(record);
        officer.Text.ShouldContain("taken back");
        await samira.Open(shared);
        samira.Status.ShouldBe(HttpStatusCode.NotFound);
        await samira.Open(Routes.SharedWithUs);
        samira.Text.ShouldNotContain("To follow the lamps");
    }

    [Fact]
    public async Task What_was_left_out_is_nowhere_in_what_the_organisation_gets_and_a_changed_text_is_held_back()
    {
        var meeting = await MarketMeeting.Recorded(_portal.Stage, _cast.Assistant, _cast.Officer, _cast.Officer, change: fields => fields[DraftFieldNames.Context] = "The road is closed. A cormorant told us. The kingfisher knows.", cancel: Cancel);
        using var officer = In("officer");
        await officer.Open(Routes.ShareConsultation(meeting.Id.Value));
        await officer.Send(("Input.OrganisationId", _cast.Lamp.Value.ToString()), ("Input.Sections", nameof(SharedSection.Meeting)), ("Input.Sections", nameof(SharedSection.WhereAndWhen)), ("Input.Sections", nameof(SharedSection.Context)),
            ("Input.Sections", nameof(SharedSection.Concerns)), ("Input.Sections", nameof(SharedSection.Commitments)), ("Input.Purpose", "To follow the lamps"));
        officer.Address.ShouldEndWith("/redactions");
        var share = Guid.Parse(officer.Address.Split('/')[2]);

        using var samira = In("samira");
        await samira.Open(Routes.SharedConsultation(share));
        samira.Status.ShouldBe(HttpStatusCode.NotFound, "it is not open yet");
        await officer.Send(
            ("Input.Sentences", MarkBefore(officer.Html, "A cormorant told us.")), ("Input.Passages", $"KingFisher\n{MarketMeeting.TitleWord}"), ("Input.Items", meeting.Concern.Value.ToString()), ("Input.MonthOnly", "true"), ("Input.AreaOnly", "true"));
        officer.Address.ShouldBe(Routes.Share(share));
        var preview = officer.Html;
        await officer.Send();

        await samira.Open(Routes.SharedConsultation(share));
        samira.Status.ShouldBe(HttpStatusCode.OK);
        var page = samira.Html;
        await samira.Open(Routes.SharedWithUs);
        foreach (var gone in new[] { "cormorant", "kingfisher", MarketMeeting.TitleWord, MarketMeeting.ConcernWord, MarketMeeting.PlaceWord, "8 March", "2026-03-08", "16:00" })
        {
            page.ShouldNotContain(gone, Case.Insensitive);
            samira.Html.ShouldNotContain(gone, Case.Insensitive);
        }

        page.ShouldContain("The road is closed.");
        page.ShouldContain(MarketMeeting.PromiseWord);
        page.ShouldContain("[redacted]");
        page.ShouldContain("1 concern is left out");
        page.ShouldContain("3 passages are removed");
        Between(page, "<div class=\"cols\">", "</main>").ShouldStartWith(Between(preview, "<div class=\"cols\">", "</aside>"), Case.Sensitive, "the preview is what they read");
    }

    /// <summary>The value of the box before a sentence.</summary>
    private static string MarkBefore(string html, string sentence)
    {
        var label = html.LastIndexOf("value=\"", html.IndexOf(sentence, StringComparison.Ordinal), StringComparison.Ordinal);
        return Between(html[label..], "value=\"", "\"");
    }

    [Theory]
    [InlineData("en", "Tick at least one section", "Enter today or a later day")]
    [InlineData("fr", "Cochez au moins une section", "Indiquez aujourd’hui ou un jour ultérieur")]
    public async Task What_is_wrong_stands_at_its_field_and_what_was_typed_stays(string language, string noSection, string past)
    {
        using var officer = In("officer", language);
        await officer.Open(Routes.ShareConsultation(_meeting.Id.Value));
        await officer.Send(("Input.OrganisationId", _cast.Lamp.Value.ToString()), ("Input.Purpose", "Pour <svg> suivre"), ("Input.Until", "1999-01-01"));

        officer.Text.ShouldContain(noSection);
        officer.Html.ShouldContain("id=\"input-sections-error\"");
        officer.Text.ShouldContain(past);
        officer.ValueOf("Input.Purpose").ShouldBe("Pour <svg> suivre");
        officer.ValueOf("Input.OrganisationId").ShouldBe(_cast.Lamp.Value.ToString());
    }

    [Fact]
    public async Task Who_may_not_take_back_gets_not_found_or_changes_nothing()
    {
        using var officer = In("officer");
        await officer.Open(Routes.ShareConsultation(_meeting.Id.Value));
        await officer.Send(("Input.OrganisationId", _cast.Lamp.Value.ToString()), ("Input.Sections", nameof(SharedSection.Context)), ("Input.Purpose", "Lamps"), ("Input.LookFirst", "false"));
        var address = FormAddress(officer.Html);

        using var samira = _portal.SignedIn(_cast.Samira);
        (await Post(samira, address)).ShouldBe(HttpStatusCode.NotFound);
        using var elsewhere = _portal.SignedIn(_cast.OfficerElsewhere);
        (await Post(elsewhere, address)).ShouldBe(HttpStatusCode.NotFound);
        using var assistant = _portal.SignedIn(_cast.Assistant);
        (await Post(assistant, address)).ShouldBe(HttpStatusCode.Redirect);
        await officer.Open(Routes.Consultation(_meeting.Id.Value));
        officer.Html.ShouldContain(address);

        using var focal = _portal.SignedIn(_cast.FocalPoint);
        (await Post(focal, address)).ShouldBe(HttpStatusCode.Redirect);
        await officer.Open(Routes.Consultation(_meeting.Id.Value));
        officer.Html.ShouldNotContain(address);
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, string address)
    {
        var page = await client.GetStringAsync("/workspace", Cancel);
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", Between(page, "name=\"__RequestVerificationToken\" value=\"", "\""))]);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, Cancel);
        return answer.StatusCode;
    }

    private static async Task TakeBack(PlainBrowser browser) => await browser.Press(FormAddress(browser.Html));

    private static string FormAddress(string html) => "/shares/" + Between(html, "action=\"/shares/", "\"");

    private static string Linked(string html, string start) => start + Between(html, $"href=\"{start}", "\"");

    private static string Between(string text, string before, string after)
    {
        var from = text.IndexOf(before, StringComparison.Ordinal);
        from.ShouldBeGreaterThanOrEqualTo(0, $"no {before}");
        from += before.Length;
        return text[from..text.IndexOf(after, from, StringComparison.Ordinal)];
    }

    private PlainBrowser In(string name, string language = "en") => PlainBrowser.Of(_portal, RegistryCast.Email(name), language);
}
