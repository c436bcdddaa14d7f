using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>Two people, one record: nobody's edit is overwritten unseen.</summary>
public sealed class AmendmentTests(TestCluster cluster)
{
    private static readonly Guid Concern = Guid.CreateVersion7();

    [Fact]
    public async Task The_second_to_amend_a_record_sees_both_texts_of_what_both_changed_and_chooses()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await Recorded(stage, team);
        await Open(stage, team.Officer, id);
        await Open(stage, team.OtherOfficer, id);
        await Typed(stage, team.Officer, id, new() { [Title] = "Second title", [Purpose] = "Second purpose" });
        await Typed(stage, team.OtherOfficer, id, new() { [Title] = "First title", [Context] = "First context" });
        (await Amend(stage, team.OtherOfficer, id)).Refusals.ShouldBeEmpty();

        (await Amend(stage, team.Officer, id)).Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe([(ConsultationRefusalCodes.ChangedOnRecord, Title)]);
        var meanwhile = (await stage.Read(team.Officer, id)).Value.Meanwhile!;
        meanwhile.InTheWay.ShouldBe([new FieldInTheWay(Title, "Second title", "First title")]);
        (await Amend(stage, team.Officer, id, new AmendChoices { Against = meanwhile.Stands - 1, Stands = [Title] })).Is(ConsultationRefusalCodes.ChangedOnRecord).ShouldBeTrue("chosen between other texts");
        (await Shown(stage, team, id)).ShouldBe(("First title", "Écouter", "First context"), "nothing was saved");

        (await Amend(stage, team.Officer, id, new AmendChoices { Against = meanwhile.Stands, Stands = [Title] })).Refusals.ShouldBeEmpty();
        (await Shown(stage, team, id)).ShouldBe(("First title", "Second purpose", "First context"));
    }

    [Fact]
    public async Task What_does_not_touch_the_text_stands_in_no_ones_way_and_ones_own_may_be_kept()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await Recorded(stage, team);
        await Open(stage, team.Officer, id);
        await Typed(stage, team.Officer, id, new() { [Purpose] = "Second purpose" });
        (await stage.As<AnswerConcern, Result>(team.OtherOfficer, answer => answer.Run(id, new ConcernId(Concern), new AnswerConcernInput { State = ConcernState.Noted }, Written.Cancel))).Refusals.ShouldBeEmpty();

        (await stage.Read(team.Officer, id)).Value.Meanwhile!.InTheWay.ShouldBeEmpty();
        (await Amend(stage, team.Officer, id)).Refusals.ShouldBeEmpty();
        (await Shown(stage, team, id)).Purpose.ShouldBe("Second purpose");

        await Open(stage, team.Officer, id);
        (await stage.Read(team.Officer, id)).Value.Meanwhile.ShouldBeNull();
        await Typed(stage, team.Officer, id, new() { [Purpose] = "Mine" });
        await Open(stage, team.OtherOfficer, id);
        await Typed(stage, team.OtherOfficer, id, new() { [Purpose] = "Theirs" });
        (await Amend(stage, team.OtherOfficer, id)).Refusals.ShouldBeEmpty();
        var stands = (await stage.Read(team.Officer, id)).Value.Meanwhile!.Stands;
        (await Amend(stage, team.Officer, id, new AmendChoices { Against = stands, Mine = [Purpose] })).Refusals.ShouldBeEmpty();
        (await Shown(stage, team, id)).Purpose.ShouldBe("Mine");
    }

    private static Task<ConsultationId> Recorded(Stage stage, FieldTeam team) => stage.Recorded(team, team.Assistant, team.OtherOfficer, fields =>
    {
        foreach (var part in new[] { "theme", "group", "summary" })
        {
            var field = fields.Keys.First(name => RowOf(name) is { Row: ConcernRow } row && row.Part == part);
            (fields[InRow(ConcernRow, Concern, part)], _) = (fields[field], fields.Remove(field));
        }

        fields[fields.Keys.First(name => RowOf(name) is { Row: CommitmentRow, Part: "concern" })] = null;
    });

    private static async Task Open(Stage stage, AccountId by, ConsultationId id) => (await stage.As<OpenDraft, Result>(by, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();

    private static async Task Typed(Stage stage, AccountId by, ConsultationId id, Dictionary<string, string?> fields) => (await stage.Save(by, id, 1, fields)).Refusals.ShouldBeEmpty();

    private static Task<Result> Amend(Stage stage, AccountId by, ConsultationId id, AmendChoices? choices = null) =>
        stage.As<AmendConsultation, Result>(by, amend => amend.Run(id, "A slip", choices ?? new AmendChoices(), Written.Cancel));

    private static async Task<(string? Title, string? Purpose, string? Context)> Shown(Stage stage, FieldTeam team, ConsultationId id)
    {
        var view = (await stage.View(team.Officer, id)).Value;
        return (view.Title, view.Purpose, view.Context);
    }
}
