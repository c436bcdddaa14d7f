using System.Net;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Search;

/// <summary>Searching without script: what is typed is posted, and the address holds an id only.</summary>
public sealed class SearchPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, cancel: Cancel);
        _cast = await RegistryCast.Assemble(_portal.Stage);
        await MarketMeeting.Recorded(_portal.Stage, _cast.Assistant, _cast.Officer, _cast.Officer, cancel: Cancel);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_search_leads_to_an_address_without_its_words_that_is_nobody_elses()
    {
        using var officer = In("officer");
        await officer.Open(Routes.Consultations + "?state=recorded&sort=title");
        await officer.Send(("Input.Text", "nightjar"));

        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Address.ShouldNotContain("nightjar");
        officer.Address.ShouldContain("state=recorded");
        officer.Address.ShouldContain("search=");
        officer.Text.ShouldContain("1 consultation");
        officer.ValueOf("Input.Text").ShouldBe("nightjar");
        var address = officer.Address;

        await officer.Send(("Input.Text", "nosuchbird"));
        officer.Text.ShouldNotContain("nightjar");
        await officer.Open(address);
        officer.Text.ShouldContain("nightjar");

        using var other = In("second-officer", "fr");
        await other.Open(address);
        other.Text.ShouldContain("Cette recherche a expiré");
        other.Text.ShouldNotContain("nightjar");
        await other.Open(Routes.Consultations + "?search=<b>");
        other.Text.ShouldContain("Cette recherche a expiré");

        await officer.Open(address);
        await officer.Send(("Input.Text", " "));
        officer.Address.ShouldNotContain("search=");
    }

    [Theory]
    [InlineData("en", "<small>Contact: <bdi>Treasurer</bdi></small>")]
    [InlineData("fr", "<small>Contact : <bdi>Treasurer</bdi></small>")]
    public async Task An_organisation_is_found_by_the_name_of_its_contact_which_stands_in_no_address_and_not_beside_it(string language, string contact)
    {
        (await _portal.Stage.As<AddContact, Result>(_cast.Samira, add => add.Run(_cast.Lamp, new AddContactInput { Function = "Treasurer", Name = "Mohammed Kakapo", Telephone = "+999 555 7319" }, Cancel))).Refusals.ShouldBeEmpty();
        using var officer = In("officer", language);
        await officer.Open(Routes.Organisations + "?kind=womens-group");
        await officer.Send(("Input.Text", "محمد"));

        officer.Status.ShouldBe(HttpStatusCode.OK);
        Uri.UnescapeDataString(officer.Address).ShouldNotContain("محمد");
        officer.Text.ShouldContain("Lamp of Tamra");
        officer.Html.ShouldContain(contact);
        officer.Text.ShouldNotContain("Kakapo");
        officer.Text.ShouldNotContain("Le Pont");
        var address = officer.Address;

        using var other = In("second-officer", language);
        await other.Open(address);
        other.Text.ShouldNotContain("Lamp of Tamra");
        using var analyst = In("analyst", language);
        await analyst.Open(Routes.Organisations);
        analyst.Html.ShouldNotContain("Input.Text");
    }

    [Theory]
    [InlineData("en", "Shorten this to 100 characters")]
    [InlineData("fr", "100 caractères")]
    public async Task Too_long_a_search_is_refused_at_its_field_and_stays(string language, string refused)
    {
        using var officer = In("officer", language);
        var text = new string('x', 101);
        foreach (var page in new[] { Routes.Consultations, Routes.Leaders, Routes.Organisations })
        {
            await officer.Open(page);
            await officer.Send(("Input.Text", text));
            officer.Text.ShouldContain(refused);
            officer.ValueOf("Input.Text").ShouldBe(text);
        }
    }

    private PlainBrowser In(string name, string language = "en") => PlainBrowser.Of(_portal, RegistryCast.Email(name), language);
}
