using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Protection;

public sealed class SealedTextTests(TestCluster cluster)
{
    private const string Canary = Canaries.Name;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_dump_of_the_database_holds_no_name_and_no_contact_of_a_leader()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Add(stage, mission);

        var dump = await DatabaseDump.Of(stage, Cancel);

        dump.ShouldContain(leader.Value.ToString());
        dump.ShouldContain("Speaks slowly", Case.Sensitive, "open texts are in it, so it is a dump of this database");
        dump.ShouldNotContain(Canary);
        dump.ShouldNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(Canary)), Case.Insensitive);
        dump.ShouldNotContain(stage.MasterKey.ToBase64());
    }

    [Fact]
    public async Task A_sealed_text_moved_to_another_record_does_not_open()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var known = await Add(stage, mission);
        var other = await Add(stage, mission);

        await Ask(stage, $"update leaders set name = (select name from leaders where id = '{known.Value}') where id = '{other.Value}'");

        await Should.ThrowAsync<CryptographicException>(() => Reveal(stage, mission, other));
        (await Reveal(stage, mission, known)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sealed_text_moved_to_another_column_or_under_another_key_does_not_open()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var one = await Add(stage, mission);
        var two = await Add(stage, mission);

        await Ask(stage, $"update leaders set name = contacts where id = '{one.Value}'");
        await Should.ThrowAsync<CryptographicException>(() => Reveal(stage, mission, one));

        await Ask(stage, $"update leaders set name = (select name from leaders where id = '{one.Value}') where id = '{two.Value}'");
        await Ask(stage, $"update record_keys set wrapped = (select wrapped from record_keys where record_id = '{one.Value}') where record_id = '{two.Value}'");
        await Should.ThrowAsync<CryptographicException>(() => Reveal(stage, mission, two));
    }

    [Fact]
    public async Task Without_the_right_master_key_nothing_opens()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = await Add(stage, mission);
        await using var db = stage.OpenAsOwner();

        (await new Vault(stage.MasterKey, null!).KeysOf(db, [leader.Value], Cancel)).Keys.ShouldContain(leader.Value);
        await Should.ThrowAsync<CryptographicException>(() => new Vault(MasterKey.New(), null!).KeysOf(db, [leader.Value], Cancel));
    }

    private static async Task<LeaderId> Add(Stage stage, SmallMission mission)
    {
        var id = LeaderId.New();
        var input = new LeaderInput
        {
            Name = $"Amina {Canary}",
            Contacts = $"+999 555 {Canary}",
            Role = LeaderRole.Elder,
            FieldOffice = mission.North.Value,
            ContactPreference = ContactPreference.Visit,
            ContactNote = "Speaks slowly",
            ReprisalRisk = ReprisalRisk.Severe,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await stage.As<AddLeader, Result>(mission.Officer, add => add.Run(id, mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    private static Task<Result<RevealedIdentity>> Reveal(Stage stage, SmallMission mission, LeaderId leader) =>
        stage.As<RevealLeader, Result<RevealedIdentity>>(mission.Officer, reveal => reveal.Run(leader, new RevealInput { Reason = Enum.GetValues<RevealReason>()[0] }, Cancel));

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
