using Microsoft.EntityFrameworkCore;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Consultations;

/// <summary>Being named opens what is Strictly confidential. Every other label is read by clearance.</summary>
public sealed class NamedReadersTests(TestCluster cluster)
{
    [Theory]
    [InlineData(Label.Restricted)]
    [InlineData(Label.Confidential)]
    public async Task Under_another_label_nobody_is_named(Label label)
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields =>
        {
            fields[LabelField] = label.ToString();
            fields[Readers] = team.LowOfficer.Value.ToString();
        });

        (await stage.View(team.Officer, id)).Value.Readers.ShouldBeEmpty();
        (await stage.View(team.LowOfficer, id)).Succeeded.ShouldBe(label == Label.Restricted);
    }

    [Fact]
    public async Task Names_kept_under_another_label_open_nothing()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.Officer, fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = team.Officer.Value + "\n" + team.LowOfficer.Value;
        });
        (await stage.View(team.LowOfficer, id)).Succeeded.ShouldBeTrue();

        await using (var db = stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set label = 'Confidential' where id = {id.Value}", Written.Cancel);

        (await stage.View(team.LowOfficer, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.View(team.Officer, id)).Succeeded.ShouldBeTrue();
    }
}
