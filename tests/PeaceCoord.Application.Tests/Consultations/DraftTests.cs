using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Consultations;

public sealed class DraftTests(TestCluster cluster)
{
    [Fact]
    public async Task A_draft_is_read_by_its_author_alone()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);

        (await stage.Read(team.Assistant, id)).Succeeded.ShouldBeTrue();
        foreach (var other in new[] { team.AssistantElsewhere, team.Officer, team.OtherOfficer, team.SectionHead, team.Leadership, team.Administrator, team.Stranger })
        {
            (await stage.Read(other, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await stage.View(other, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await stage.Save(other, id, 1, new() { ["title"] = "mine" })).Is(RefusalCodes.NotFound).ShouldBeTrue();
        }

        (await stage.Read(null, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
    }

    [Fact]
    public async Task Starting_twice_under_one_id_is_starting_once_and_a_taken_id_is_refused()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);

        (await stage.As<StartConsultation, Result>(team.Assistant, s => s.Run(id, null, null, Written.Cancel))).Succeeded.ShouldBeTrue();
        (await stage.As<StartConsultation, Result>(team.Stranger, s => s.Run(id, null, null, Written.Cancel))).Is(RefusalCodes.Conflict).ShouldBeTrue();
        (await stage.As<StartConsultation, Result>(team.Analyst, s => s.Run(ConsultationId.New(), null, null, Written.Cancel))).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
    }

    [Fact]
    public async Task Saving_the_same_twice_is_saving_once()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);

        var first = await stage.Save(team.Assistant, id, 1, new() { ["title"] = "Puits" });
        var again = await stage.Save(team.Assistant, id, 1, new() { ["title"] = "Puits" });

        first.Value.Revision.ShouldBe(2);
        again.Value.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task A_save_from_an_older_revision_never_overwrites_a_newer_text()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        await stage.Save(team.Assistant, id, 1, new() { ["title"] = "Premier onglet" });

        var stale = await stage.Save(team.Assistant, id, 1, new() { ["title"] = "Second onglet" }, new() { ["title"] = "" });
        stale.Refusals.Single().Code.ShouldBe(ConsultationRefusalCodes.DraftChangedElsewhere);
        stale.Refusals.Single().Field.ShouldBe("title");

        var elsewhere = await stage.Save(team.Assistant, id, 1, new() { ["purpose"] = "Écouter" }, new() { ["purpose"] = "" });
        elsewhere.Value.Revision.ShouldBe(3);
        var read = (await stage.Read(team.Assistant, id)).Value;
        read.Fields["title"].ShouldBe("Premier onglet");
        read.Fields["purpose"].ShouldBe("Écouter");
    }

    [Fact]
    public async Task What_cannot_be_read_yet_is_kept_as_typed_and_an_unknown_field_is_refused()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);

        (await stage.Save(team.Assistant, id, 1, new() { ["date"] = "31/02/2026", ["heads-women-under18"] = "-3" })).Succeeded.ShouldBeTrue();
        (await stage.Read(team.Assistant, id)).Value.Fields["date"].ShouldBe("31/02/2026");
        (await stage.Save(team.Assistant, id, 2, new() { ["admin"] = "x" })).Is(ConsultationRefusalCodes.UnknownField).ShouldBeTrue();
        (await stage.Save(team.Assistant, id, 2, new() { ["title"] = new string('x', DraftFields.FieldMaxLength + 1) })).Is(RefusalCodes.TooLong).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_may_no_longer_write_neither_reads_nor_keeps_what_was_begun_and_may_throw_it_away()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Recorded(team, team.Assistant, team.OtherOfficer);
        (await stage.As<OpenDraft, Result>(team.Officer, open => open.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
        await using (var db = stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update memberships set role = 'Analyst' where account_id = {team.Officer.Value}", Written.Cancel);

        (await stage.View(team.Officer, id)).Succeeded.ShouldBeTrue("an analyst reads the record");
        (await stage.Read(team.Officer, id)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await stage.Save(team.Officer, id, 1, new() { ["purpose"] = "x" })).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        var fished = await stage.Save(team.Officer, id, 0, new() { [DraftFieldNames.HeadsOf(ParticipantSex.Men, AgeBand.From30To59)] = "0" });
        fished.Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.NotPermitted);
        (await stage.As<DropDraft, Result>(team.Officer, drop => drop.Run(id, Written.Cancel))).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stolen_database_shows_no_word_of_a_draft()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        var id = await stage.Draft(team.Assistant);
        await stage.Save(team.Assistant, id, 1, Written.Complete(team, Guid.CreateVersion7(), Guid.CreateVersion7()));

        (await EverythingStored(stage)).ShouldNotContain("Zitronenfalter");
        await stage.Submit(team.Assistant, id);
        (await EverythingStored(stage)).ShouldContain("Zitronenfalter");
    }

    [Fact]
    public async Task Postgres_itself_shows_drafts_to_their_author_only()
    {
        await using var stage = await Stage.Set(cluster, Written.Cancel);
        var team = await FieldTeam.Gather(stage, Written.Cancel);
        await stage.Draft(team.Assistant);

        (await DraftsShownTo(stage, team.Assistant.Value, team.Workspace.Value)).ShouldBe(1);
        (await DraftsShownTo(stage, team.OtherOfficer.Value, team.Workspace.Value)).ShouldBe(0);
    }

    private static async Task<long> DraftsShownTo(Stage stage, Guid account, Guid workspace)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Application);
        await connection.OpenAsync(Written.Cancel);
        await using var command = new NpgsqlCommand($"select set_config('peacecoord.account', '{account}', false), set_config('peacecoord.workspaces', '{workspace}', false); select count(*) from consultation_drafts", connection);
        await using var reader = await command.ExecuteReaderAsync(Written.Cancel);
        await reader.NextResultAsync(Written.Cancel);
        await reader.ReadAsync(Written.Cancel);
        return reader.GetInt64(0);
    }

    /// <summary>Every row of every table as text, as a thief of the database would read it.</summary>
    private static async Task<string> EverythingStored(Stage stage)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Administrator);
        await connection.OpenAsync(Written.Cancel);
        await using var command = new NpgsqlCommand("select database_to_xml(true, false, '')::text", connection);
        return (string)(await command.ExecuteScalarAsync(Written.Cancel))!;
    }
}
