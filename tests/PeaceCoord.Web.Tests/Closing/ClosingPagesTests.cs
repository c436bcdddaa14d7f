using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Closing;

/// <summary>Forms whose state changed while somebody filled them in: the refusal stands at the form, and what was typed stays. By posting forms alone.</summary>
public sealed class ClosingPagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_changed_meanwhile_is_said_at_the_form_and_what_was_typed_stays()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var cast = await RegistryCast.Assemble(portal.Stage);
        using var administrator = In(portal, "admin");
        using var late = In(portal, "admin");
        using var leader = In(portal, "leader");
        using var lateLeader = In(portal, "leader");
        using var keeper = In(portal, "focal");
        using var lateKeeper = In(portal, "focal");
        var closing = $"/closing/{cast.Mission.Value}";
        var last = portal.Stage.Clock.GetUtcNow().AddDays(60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        await late.Open(closing);
        await administrator.Open(closing);
        await administrator.Send(("Change.Kind", "Close"), ("Change.EndsOn", last), ("Change.Reason", "The mandate ends."));
        administrator.Text.ShouldContain("The mandate ends.");
        await late.Send(("Change.Kind", "Close"), ("Change.EndsOn", last), ("Change.Reason", "They ask us to leave."));
        late.Status.ShouldBe(HttpStatusCode.OK);
        late.Text.ShouldContain("Another change waits for a second person");
        late.Html.ShouldContain("They ask us to leave.");

        await leader.Open(closing);
        await lateLeader.Open(closing);
        await leader.Send();
        leader.Text.ShouldContain("Confirmed by");
        await lateLeader.Send();
        lateLeader.Status.ShouldBe(HttpStatusCode.OK);
        lateLeader.Text.ShouldContain("There is a problem");

        await keeper.Open("/retention");
        await lateKeeper.Open("/retention");
        await keeper.Send(("Placed.Reason", "A court asks."));
        keeper.Text.ShouldContain("A court asks.");
        await lateKeeper.Send(("Placed.Reason", "An inquiry asks."));
        lateKeeper.Status.ShouldBe(HttpStatusCode.OK);
        lateKeeper.Text.ShouldContain("It is held already");
        lateKeeper.Html.ShouldContain("An inquiry asks.");

        await keeper.Open("/retention");
        await lateKeeper.Open("/retention");
        await keeper.Send(("Lifted.LiftedBecause", "The case is closed."));
        await lateKeeper.Send(("Lifted.LiftedBecause", "Nobody asks any more."));
        lateKeeper.Status.ShouldBe(HttpStatusCode.OK);
        lateKeeper.Html.ShouldContain("Nobody asks any more.");
        lateKeeper.Text.ShouldContain("There is a problem");
    }

    [Fact]
    public async Task A_request_is_taken_back_on_a_page_that_asks_first_and_what_cannot_be_acknowledged_is_said()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        await RegistryCast.Assemble(portal.Stage);
        using var samira = In(portal, "samira");
        using var officer = In(portal, "officer", "fr");
        await samira.Open("/requests/new");
        await samira.Send(("Input.Kind", "RaiseConcern"), ("Input.Subject", "The wells"), ("Input.Theme", "Water"), ("Input.Text", "They are dry"), ("Input.Language", "fr"), ("Input.How", "InWriting"));
        var request = samira.Address;
        request.ShouldMatch("^/requests/[0-9a-f-]{36}$");
        await officer.Open(request);

        await samira.Open(Regex.Match(samira.Html, "href=\"([^\"]+/withdraw)\"").Groups[1].Value);
        samira.Text.ShouldContain("You owe nobody a reason");
        await samira.Send(("Input.WithdrawnBecause", "We were told not to ask"));
        samira.Address.ShouldBe(request);
        samira.Text.ShouldContain("We were told not to ask");
        samira.Html.ShouldNotContain("/withdraw\"");

        await officer.Send();
        officer.Status.ShouldBe(HttpStatusCode.OK);
        officer.Text.ShouldContain("Impossible maintenant");
        officer.Text.ShouldContain("We were told not to ask");
    }

    private static PlainBrowser In(RunningPortal portal, string name, string language = "en") => PlainBrowser.Of(portal, RegistryCast.Email(name), language);
}
