using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Audit;

public sealed class AuditChainTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_chain_of_untouched_entries_holds()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 3);

        var outcome = await Verify(stage);

        outcome.Fault.ShouldBeNull();
        outcome.Entries.ShouldBeGreaterThanOrEqualTo(3);
    }

    [Theory]
    [InlineData("act = 'SomethingElse'")]
    [InlineData("actor_id = gen_random_uuid()")]
    [InlineData("at = at + interval '1 microsecond'")]
    [InlineData("record_id = gen_random_uuid()")]
    [InlineData("fields = fields || '{Extra}'")]
    [InlineData("version = version + 1")]
    public async Task A_changed_entry_is_named(string change)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 3);
        var entry = (long)(await Ask(stage, "select max(sequence) - 1 from audit_entries"))!;

        await Ask(stage, $"update audit_entries set {change} where sequence = {entry}");

        (await Verify(stage)).Fault.ShouldBe($"entry {entry} was changed");
    }

    [Fact]
    public async Task A_removed_entry_is_named_even_when_the_rest_is_renumbered()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 4);
        var entry = (long)(await Ask(stage, "select max(sequence) - 2 from audit_entries"))!;

        await Ask(stage, $"delete from audit_entries where sequence = {entry}");
        (await Verify(stage)).Fault.ShouldBe($"entry {entry} is missing");

        await Ask(stage, $"update audit_entries set sequence = sequence - 1 where sequence > {entry}");
        (await Verify(stage)).Fault.ShouldBe($"entry {entry} was changed");
    }

    [Fact]
    public async Task A_cut_tail_is_shown_by_a_head_kept_elsewhere()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 12);
        var head = await stage.As<VerifyAudit, string>(null, verify => verify.Head(Cancel));
        var last = long.Parse(head.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

        await Ask(stage, $"delete from audit_entries where sequence > {last - 10}");

        (await Verify(stage)).Fault.ShouldBeNull("a cut tail leaves a chain that holds by itself");
        (await Verify(stage, head)).Fault.ShouldBe($"entries from {last - 9} to {last} were cut from the end");
    }

    [Fact]
    public async Task A_tail_written_anew_after_a_cut_is_shown_too()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        await Write(stage, mission, 5);
        var head = await stage.As<VerifyAudit, string>(null, verify => verify.Head(Cancel));
        var last = long.Parse(head.Split(':')[0], System.Globalization.CultureInfo.InvariantCulture);

        await Ask(stage, $"delete from audit_entries where sequence > {last - 2}");
        await Write(stage, mission, 6);

        (await Verify(stage, head)).Fault.ShouldBe($"entry {last} is not the one the head names");
    }

    [Fact]
    public async Task Fifty_writers_at_once_make_one_chain_without_a_gap()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var before = (await Verify(stage)).Entries;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Write(stage, mission, 2)));

        var outcome = await Verify(stage);
        outcome.Fault.ShouldBeNull();
        outcome.Entries.ShouldBe(before + 100);
        (await Ask(stage, "select max(sequence) from audit_entries")).ShouldBe(outcome.Entries);
    }

    [Fact]
    public async Task An_entry_names_fields_and_never_values()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 1, "kakapo7319");

        (await Ask(stage, "select count(*) from audit_entries where audit_entries::text like '%kakapo7319%'")).ShouldBe(0L);
        (await Ask(stage, "select count(*) from communities_versions where snapshot::text like '%kakapo7319%'")).ShouldBe(1L);
    }

    private static async Task Write(Stage stage, SmallMission mission, int times, string name = "Market")
    {
        for (var i = 0; i < times; i++)
        {
            var input = new CommunityInput { NameEn = name, Kind = CommunityKind.Village, Area = SmallMission.Village, FieldOffice = mission.North.Value, SeenWithUs = SeenWithUs.Openly };
            (await stage.As<AddCommunity, Result>(mission.Officer, add => add.Run(CommunityId.New(), mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        }
    }

    private static Task<AuditOutcome> Verify(Stage stage, string? since = null) => stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(since, Cancel));

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
