using System.Net;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>The editor's section of what they were told, by posting forms alone.</summary>
public sealed class ToldWithoutScriptTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Say first with which community", "They were told of it at this meeting", "Tick that they were told", "Where and when", "1 to tell")]
    [InlineData("fr", "Indiquez d’abord avec quelle communauté", "La communauté en a été informée à cette réunion", "Cochez que la communauté en a été informée", "Où et quand", "1 à annoncer")]
    public async Task An_answer_is_ticked_kept_mended_and_taken_out(string language, string whom, string tick, string notTicked, string where, string waits)
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var mission = await SmallMission.On(portal.Stage);
        var community = await mission.HasCommunity();
        var today = MissionTime.Today("Africa/Monrovia", portal.Stage.Clock.GetUtcNow());
        var promise = await mission.HasCommitment(community, c =>
        {
            c.Accept();
            c.Deliver(today, "Two taps work", today);
        });
        using var person = PlainBrowser.Of(portal, "officer.one@mission.example", language);
        await person.Open("/consultations");
        await person.Press("/consultations/start");
        var editor = person.Address;

        (await Post("/told", ("act", "save"))).ShouldContain(whom);
        person.Text.ShouldContain(where);
        await Post("/where", ("communities", community.Value.ToString()), ("act", "save"));
        var told = await Post("/told", ("act", "save"));
        foreach (var shown in new[] { "Repair the borehole", "Two taps work", tick, waits })
            told.ShouldContain(shown);
        (await Post("/told", (Of("words"), "It runs"), ("act", "save"))).ShouldContain(notTicked);
        var kept = await Post("/told", (Of("what"), "Delivered"), (Of("answer"), "Confirmed"), ("act", "save"));
        kept.ShouldNotContain(notTicked);
        kept.ShouldContain("It runs");
        await Post("/what", ("title", "Back at the borehole"), ("act", "next"));
        (await Post("/who", ("act", "next"))).ShouldContain("It runs", customMessage: "the section is next, because something waits to be told");
        (await Post("/told", ("act", $"remove:told:{promise.Value}"))).ShouldNotContain("It runs");

        string Of(string part) => $"told-{promise.Value:N}-{part}";

        async Task<string> Post(string section, params (string Name, string Value)[] fields)
        {
            await person.Open(editor + section);
            await person.Send(fields);
            person.Status.ShouldBe(HttpStatusCode.OK);
            return WebUtility.HtmlDecode(person.Html);
        }
    }
}
