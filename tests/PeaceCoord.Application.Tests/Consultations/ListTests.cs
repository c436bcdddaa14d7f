using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class ListTests(TestCluster cluster)
{
    /// <summary>Real p-codes do not begin with those of the area around them.</summary>
    [Fact]
    public async Task An_area_is_asked_for_by_name_or_code_and_brings_what_lies_in_it()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        await Gazetteer(stage);
        var hill = await Recorded("62179");
        var valley = await Recorded("BDI014");
        await Recorded("HT02");

        (await Found(team.Officer, "BDI014")).ShouldBe((2, "Vallée"));
        (await Found(team.Officer, "valle")).ShouldBe((2, "Vallée"));
        (await List(team.Officer, "colline")).Rows.Select(row => row.Id).ShouldBe([hill]);
        (await List(team.Officer, "Vallée")).Rows.Select(row => row.Id).ShouldBe([valley, hill], ignoreOrder: true);

        var several = (await List(team.Officer, "rive")).Area!;
        several.Area.ShouldBeNull();
        several.Several.Select(area => (area.PCode, area.Within)).ShouldBe([("HT02", "Terre"), ("HT03", "Vallée, Terre")], ignoreOrder: true);
        (await List(team.Officer, "rive")).Count.ShouldBe(3, "a name of several areas narrows nothing");
        await stage.Recorded(team, team.Assistant, team.Officer, fields => (fields[DraftFieldNames.Area], fields[DraftFieldNames.Sensitivity]) = ("62179", nameof(PlaceSensitivity.Hidden)));
        (await List(team.Officer, "62179")).Rows.Select(row => row.Id).ShouldBe([hill], "a hidden place is not found by asking area for area");
        (await List(team.Officer, "nulle part")).Area!.ShouldSatisfyAllConditions(none => none.Area.ShouldBeNull(), none => none.Several.ShouldBeEmpty());
        (await List(team.Officer, "%_'")).Area!.Area.ShouldBeNull();

        Task<ConsultationId> Recorded(string area) => stage.Recorded(team, team.Assistant, team.Officer, fields => fields[DraftFieldNames.Area] = area);

        async Task<(int Count, string? Area)> Found(AccountId by, string asked) => await List(by, asked) is var list ? (list.Count, list.Area?.Area?.Name) : default;

        Task<ConsultationList> List(AccountId by, string asked) =>
            stage.As<ListConsultations, ConsultationList>(by, list => list.Run(new ConsultationFilter { Area = asked, Language = "fr" }, Written.Cancel));
    }

    [Fact]
    public async Task The_record_names_its_tasks_and_the_list_offers_them()
    {
        await using var stage = await Stage.SetWithHistories(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields => fields[DraftFieldNames.Tasks] = "POC");
        await stage.Recorded(team, team.Assistant, team.Officer);

        (await stage.View(team.Officer, id)).Value.Tasks.Single().French.ShouldBe("Protection des civils");
        var list = await stage.As<ListConsultations, ConsultationList>(team.Officer, l => l.Run(new ConsultationFilter { Task = "POC" }, Written.Cancel));
        list.Rows.Single().Id.ShouldBe(id);
        list.Tasks.Count.ShouldBe(36);
    }

    private static async Task Gazetteer(Stage stage)
    {
        await using var db = stage.OpenAsOwner();
        foreach (var (code, parent, level, name) in new[] { ("TR", null, 0, "Terre"), ("BDI014", "TR", 1, "Vallée"), ("62179", "BDI014", 2, "Colline"), ("HT03", "BDI014", 2, "Rive haute"), ("HT02", (string?)"TR", 1, "Rive basse") })
        {
            var area = new Area(code);
            area.Correct(new AreaFacts("TER", level, parent, null, null, [("fr", name)]));
            db.Add(area);
        }

        await db.SaveChangesAsync(Written.Cancel);
    }
}
