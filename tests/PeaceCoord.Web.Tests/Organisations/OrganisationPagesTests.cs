using System.Net;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Organisations;

public sealed class OrganisationPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private RegistryCast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, cancel: TestContext.Current.CancellationToken);
        _cast = await RegistryCast.Assemble(_portal.Stage);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("en", "Fill this in", "Four digits", "Enter a number from 1000 to")]
    [InlineData("fr", "Remplissez ce champ", "Quatre chiffres", "Saisissez un nombre de 1000 à")]
    public async Task What_is_wrong_stands_at_its_field_in_the_readers_language_and_nothing_typed_is_lost(string language, string required, string hint, string range)
    {
        using var samira = In("samira", language);
        await samira.Open(Routes.EditOrganisation(_cast.Lamp, ProfileSection.Identity));
        samira.Text.ShouldContain(hint);

        await samira.Send(("Input.LegalName", ""), ("Input.YearFounded", "12"), ("Input.Purpose", "Keeps <b>the wells</b> lit"));
        samira.Status.ShouldBe(HttpStatusCode.OK);
        samira.Text.ShouldContain(required);
        samira.Text.ShouldContain(range);
        samira.Html.ShouldContain("id=\"input-yearfounded-error\"");
        samira.ValueOf("Input.Purpose").ShouldBe("Keeps <b>the wells</b> lit");
        samira.ValueOf("Input.YearFounded").ShouldBe("12");

        await samira.Send(("Input.LegalName", "Lamp of Tamra"), ("Input.YearFounded", "twelve"));
        samira.Status.ShouldBe(HttpStatusCode.OK);
        samira.Html.ShouldContain("id=\"input-yearfounded-error\"");
    }

    [Fact]
    public async Task A_coordinator_fills_the_profile_section_by_section_and_the_page_says_what_is_missing()
    {
        using var samira = In("samira");
        await samira.Open(Routes.EditOrganisation(_cast.Lamp, ProfileSection.Work));
        await samira.Send(("Input.Sectors", nameof(Sector.Protection)), ("Input.Sectors", nameof(Sector.Health)), ("Input.Areas", "Tamra\r\nOued Anza"));

        samira.Address.ShouldBe(Routes.Organisation(_cast.Lamp));
        samira.Text.ShouldContain("protection, health");
        samira.Html.ShouldContain("<bdi>Tamra</bdi>, <bdi>Oued Anza</bdi>");
        samira.Text.ShouldContain("missing: whom it serves, languages");
        samira.Text.ShouldContain("0 of 7 sections complete");
    }

    [Fact]
    public async Task Two_people_at_one_profile_the_second_is_told_and_sees_what_stands_now()
    {
        using var samira = In("samira");
        using var officer = In("officer");
        var address = Routes.EditOrganisation(_cast.Lamp, ProfileSection.Identity);
        await samira.Open(address);
        await officer.Open(address);
        await samira.Send(("Input.Purpose", "First"));

        await officer.Send(("Input.YearFounded", "2019"));
        officer.Text.ShouldContain("Somebody saved this while you had it open");
        officer.ValueOf("Input.YearFounded").ShouldBe("2019");

        await officer.Send();
        officer.Address.ShouldBe(Routes.Organisation(_cast.Lamp));
    }

    [Fact]
    public async Task A_name_is_revealed_with_a_reason_only_and_stands_on_no_other_page()
    {
        using var officer = In("officer");
        await officer.Open(Routes.AddContact(_cast.Lamp));
        await officer.Send(("Input.Function", "Treasurer"), ("Input.Name", "Halima Canary"), ("Input.Telephone", "+999 555 0102"));
        officer.Address.ShouldBe(Routes.Organisation(_cast.Lamp));
        officer.Html.ShouldNotContain("Halima Canary");

        var contact = (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Contacts.Single();
        await officer.Open(Routes.RevealContact(_cast.Lamp, contact.Id));
        await officer.Send();
        officer.Html.ShouldNotContain("Halima Canary");
        officer.Text.ShouldContain("Fill this in");
        await officer.Send(("Input.Reason", nameof(ContactRevealReason.ArrangeAMeeting)));
        officer.Text.ShouldContain("Halima Canary");
    }

    [Fact]
    public async Task Others_find_nothing_on_any_page_and_those_who_see_but_may_not_are_told_who_may()
    {
        await _cast.CompleteTheLamp();
        string[] pages =
        [
            Routes.Organisation(_cast.Lamp), Routes.EditOrganisation(_cast.Lamp, ProfileSection.Identity), Routes.VerifyOrganisation(_cast.Lamp),
            Routes.AddContact(_cast.Lamp), Routes.RaiseFlag(_cast.Lamp),
        ];
        using var elsewhere = In("elsewhere");
        using var idris = In("idris");
        using var analyst = In("analyst");
        foreach (var page in pages)
        {
            await elsewhere.Open(page);
            elsewhere.Status.ShouldBe(HttpStatusCode.NotFound);
            await idris.Open(page);
            idris.Status.ShouldBe(HttpStatusCode.NotFound);
            idris.Html.ShouldNotContain("Tamra");
            await analyst.Open(page);
            analyst.Status.ShouldBe(HttpStatusCode.OK);
            if (page != pages[0])
                analyst.Text.ShouldContain("This is for others to do");
        }
    }

    [Fact]
    public async Task Lists_answer_whatever_stands_in_their_address()
    {
        using var analyst = In("analyst");
        foreach (var query in new[] { "?q=%00", "?kind=nonsense&sector=%3Csvg%20onload%3E&sort=-x&page=-1", "?q=" + new string('x', 3000), "?area=%E2%80%AE" })
        {
            await analyst.Open(Routes.Organisations + query);
            analyst.Status.ShouldBe(HttpStatusCode.OK);
            analyst.Html.ShouldNotContain("<svg onload");
        }

        await analyst.Open(Routes.Organisations + "?q=etoile");
        analyst.Text.ShouldContain("1 organisation");
        analyst.Text.ShouldContain("Le Pont de l’Étoile");
        analyst.Text.ShouldNotContain("Lamp of Tamra");
    }

    [Fact]
    public async Task A_question_that_is_none_is_refused_and_the_check_is_shown_again()
    {
        using var officer = In("officer");
        await officer.Open(Routes.VerifyOrganisation(_cast.Lamp));
        await officer.Send(("Input.Answers[11].Question", "267"), ("Input.Answers[11].Reply", nameof(VerificationReply.Yes)), ("Input.Answers[0].Comment", "Seen on site"));

        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Html.ShouldContain("id=\"input-answers-11-comment-error\"");
        officer.ValueOf("Input.Answers[0].Comment").ShouldBe("Seen on site");
    }

    [Fact]
    public async Task A_check_is_answered_on_one_page_and_a_doubt_without_words_is_sent_back_to_its_field()
    {
        using var officer = In("officer", "fr");
        await officer.Open(Routes.VerifyOrganisation(_cast.Lamp));
        var basic = Enumerable.Range(0, 6).Select(i => ($"Input.Answers[{i}].Reply", nameof(VerificationReply.Yes))).ToArray();
        await officer.Send([.. basic[..5], ("Input.Answers[5].Reply", nameof(VerificationReply.Partly))]);
        officer.Html.ShouldContain("id=\"input-answers-5-comment-error\"");
        officer.Text.ShouldContain("Dites ce qui a été vu et ce qui manque");

        await officer.Send(("Input.Answers[5].Comment", "Rumeur à vérifier"));
        officer.Address.ShouldBe(Routes.Organisation(_cast.Lamp));
        officer.Text.ShouldContain("vérification de base réussie");
    }

    private PlainBrowser In(string name, string language = "en") => PlainBrowser.Of(_portal, RegistryCast.Email(name), language);
}
