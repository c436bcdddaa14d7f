using System.Net;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>Records are found and chosen by posting, in a browser that runs no script.</summary>
public sealed class PickersWithoutScriptTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finding_saves_what_is_typed_brings_boxes_back_and_shows_no_word_in_the_address()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var well = (await ManyRecords.Fill(portal.Stage, team, Cancel)).Value.ToString();
        using var person = await Editing(portal, team, "where");
        person.Html.ShouldNotContain(ManyRecords.Well);

        await person.Send(("place", "Sous l’arbre"), ("find-communities", "vieux puit"), ("act", "find:communities"));

        person.Status.ShouldBe(HttpStatusCode.OK);
        person.Address.ShouldEndWith("/edit/where");
        person.ValueOf("place").ShouldBe("Sous l’arbre");
        person.ValueOf("find-communities").ShouldBe("vieux puit");
        person.Text.ShouldContain(ManyRecords.Well);
        person.ValueOf("communities").ShouldBeNull("nothing is chosen by finding it");
        await person.Send(("communities", well), ("act", "find:communities"));
        await person.Send(("find-communities", ""), ("find-area", "mbelo"), ("act", "save"));
        await person.Send(("find-area", ""), ("area", "TT0101"), ("act", "next"));

        person.Address.ShouldEndWith("/edit/who");
        await person.Open(person.Address.Replace("/who", "/where", StringComparison.Ordinal));
        person.ValueOf("communities").ShouldBe(well);
        person.ValueOf("area").ShouldBe("TT0101");
        person.ValueOf("place").ShouldBe("Sous l’arbre");
        person.Text.ShouldContain(ManyRecords.Well);
        person.Text.ShouldContain("Mbélo");
    }

    [Fact]
    public async Task What_was_looked_for_and_not_shown_is_counted()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        await ManyRecords.Fill(portal.Stage, team, Cancel);
        using var person = await Editing(portal, team, "where");

        await person.Send(("find-communities", "village"), ("act", "find:communities"));
        person.Text.ShouldContain("20 shown, 10 more: type more of the name.");
        await person.Send(("find-communities", "zzzz"), ("act", "find:communities"));
        person.Text.ShouldContain("Nothing found for these words.");
    }

    [Fact]
    public async Task A_choice_that_is_no_longer_open_to_the_author_is_shown_as_one_and_can_be_taken_away()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        using var person = await Editing(portal, team, "who");

        await person.Send(("leaders", Guid.CreateVersion7().ToString()), ("act", "save"));
        person.Text.ShouldContain("A record that is no longer open to you");
        await person.Send(("shown", "organisations"), ("shown", "leaders"), ("leaders", ""), ("act", "save"));
        person.Text.ShouldNotContain("A record that is no longer open to you");
    }

    [Fact]
    public async Task Enter_in_a_field_saves_and_neither_finds_nor_passes_on()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        await ManyRecords.Fill(portal.Stage, team, Cancel);
        using var person = await Editing(portal, team, "where");

        // A browser presses the first button of the form.
        person.Html[person.Html.IndexOf("class=\"form\"", StringComparison.Ordinal)..].Split("<button")[1].ShouldContain("value=\"save\"");
    }

    private static async Task<PlainBrowser> Editing(RunningPortal portal, FieldTeam team, string section)
    {
        var id = ConsultationId.New();
        (await portal.Stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
        var person = PlainBrowser.Of(portal, "assistant@example.org");
        await person.Open($"/consultations/{id.Value}/edit/{section}");
        return person;
    }
}
