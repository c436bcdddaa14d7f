using System.Net;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Partnerships;

public sealed class PartnershipPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private RunningPortal _portal = null!;
    private RegistryCast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, histories: true, cancel: TestContext.Current.CancellationToken);
        _cast = await RegistryCast.Assemble(_portal.Stage);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task From_proposal_to_agreement_on_pages_without_script()
    {
        using var samira = In("samira");
        await samira.Open(Routes.NewPartnership);
        await samira.Send(("Input.Kind", nameof(PartnershipKind.JointActivity)), ("Input.Title", "Lamps at the wells"), ("Input.Purpose", "Safer evenings"));
        samira.Address.ShouldEndWith("/edit");
        var page = samira.Address[..^"/edit".Length];
        await samira.Send(
            ("Input.From", "2026-01-01"), ("Input.MandateTasks", "POC"), ("Input.LegalInstruments", "UNC"), ("Input.Sectors", nameof(Sector.Protection)),
            ("Input.Parties[0].Objectives", "Fewer attacks"), ("Input.Parties[0].Responsibilities", "Answers each warning"),
            ("Input.Parties[1].Objectives", "Lit wells"), ("Input.Parties[1].Responsibilities", "Lights the lamps"));
        samira.Address.ShouldBe(page);
        samira.Text.ShouldContain("Lights the lamps");
        samira.Text.ShouldContain("Protection of civilians");
        await samira.Open(page + "/submit");
        await samira.Send();

        using var officer = In("officer", "fr");
        await officer.Open(Routes.MyTurns);
        officer.Text.ShouldContain("à vous : examinez");
        await officer.Open(page + "/review");
        await officer.Send(("Input.Decision", nameof(ReviewDecision.Accept)));
        officer.Address.ShouldBe(page);

        await samira.Open(page + "/sign");
        await samira.Send(("Input.Name", "Samira B."), ("Input.Function", "Coordinator"));
        samira.Text.ShouldContain("Lamp of Tamra has not passed the basic check");
        samira.Text.ShouldContain("What lifts it");
        samira.ValueOf("Input.Name").ShouldBe("Samira B.");

        RegistryCast.Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        await samira.Send();
        samira.Address.ShouldBe(page);
        await officer.Open(page + "/sign");
        await officer.Send(("Input.Name", "O. Marchetti"), ("Input.Function", "Officier"), ("Input.Date", "1999-01-01"));
        officer.Html.ShouldContain("id=\"input-date-error\"");
        await officer.Open(page + "/sign");
        await officer.Send(("Input.Name", "O. Marchetti"), ("Input.Function", "Officier"));

        using var head = In("head");
        await head.Open(page);
        head.Text.ShouldContain("your turn: agree for the mission");
        await head.Open(page + "/agree");
        await head.Send();
        head.Text.ShouldContain("Agreed for the mission by a second person");
        await samira.Open(page);
        samira.Text.ShouldNotContain("(officer)");
        samira.Text.ShouldContain("agreed");
    }

    [Theory]
    [InlineData("en", "Give a last day on or after the first")]
    [InlineData("fr", "Donnez un dernier jour égal ou postérieur au premier")]
    public async Task A_wrong_draft_is_said_at_the_field_and_keeps_what_was_typed(string language, string words)
    {
        var partnership = await _cast.Propose(_cast.Officer, _cast.Lamp);
        using var officer = In("officer", language);
        await officer.Open(Routes.EditPartnership(partnership));
        await officer.Send(("Input.From", "2026-05-01"), ("Input.Until", "2026-04-01"), ("Input.Feedback", "Ask at the well"), ("Input.MandateTasks", "POC"));
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain(words);
        officer.Html.ShouldContain("id=\"input-until-error\"");
        officer.ValueOf("Input.Feedback").ShouldBe("Ask at the well");
        officer.ValueOf("Input.MandateTasks").ShouldBe("POC");

        await officer.Send(("Input.Until", "not a day"));
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Html.ShouldContain("id=\"input-until-error\"");
        await officer.Send(("Input.Until", "2026-06-01"), ("Input.MandateTasks", "NOTHING"));
        officer.Html.ShouldContain("id=\"input-mandatetasks-error\"");
        await officer.Send(("Input.Title", new string('x', 300)), ("Input.Parties[0].Objectives", "bell\u0007"), ("Input.MandateTasks", "POC"));
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Html.ShouldContain("id=\"input-title-error\"");
        officer.Html.ShouldContain("id=\"input-parties-0-objectives-error\"");
    }

    [Fact]
    public async Task Others_find_no_page_of_it_and_a_form_sent_by_them_changes_nothing()
    {
        var partnership = await _cast.Propose(_cast.Officer, _cast.Lamp);
        using var officer = In("officer");
        using var idris = In("idris");
        foreach (var act in new[] { "", "/edit", "/submit", "/review", "/change", "/sign", "/agree", "/start", "/suspend", "/end" })
        {
            await officer.Open(Routes.Partnership(partnership) + act);
            officer.Status.ShouldBe(HttpStatusCode.OK);
            await idris.Open(Routes.Partnership(partnership) + act);
            idris.Status.ShouldBe(HttpStatusCode.NotFound);
            idris.Html.ShouldNotContain("Early-warning");
        }

        await idris.Open(Routes.Partnerships + "?kind=x&state=9&page=z");
        idris.Status.ShouldBe(HttpStatusCode.OK);
        idris.Html.ShouldNotContain("Early-warning");
    }

    private PlainBrowser In(string name, string language = "en") => PlainBrowser.Of(_portal, RegistryCast.Email(name), language);
}
