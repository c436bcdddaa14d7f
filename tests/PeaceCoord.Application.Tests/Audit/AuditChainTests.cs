using System.Diagnostics;
using System.Globalization;
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

        (await Verify(stage)).Fault.ShouldBe(new AuditFault(AuditFaultKind.Changed, entry));
    }

    [Fact]
    public async Task A_removed_entry_is_named_even_when_the_rest_is_renumbered()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 4);
        var entry = (long)(await Ask(stage, "select max(sequence) - 2 from audit_entries"))!;

        await Ask(stage, $"delete from audit_entries where sequence = {entry}");
        (await Verify(stage)).Fault.ShouldBe(new AuditFault(AuditFaultKind.Missing, entry));

        await Ask(stage, $"update audit_entries set sequence = sequence - 1 where sequence > {entry}");
        (await Verify(stage)).Fault.ShouldBe(new AuditFault(AuditFaultKind.Changed, entry));
    }

    [Fact]
    public async Task A_cut_tail_is_shown_by_a_head_kept_elsewhere()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        await Write(stage, await SmallMission.On(stage), 12);
        var head = await stage.As<VerifyAudit, AuditHead>(null, verify => verify.Head(Cancel));
        var last = head.Sequence;

        await Ask(stage, $"delete from audit_entries where sequence > {last - 10}");

        (await Verify(stage)).Fault.ShouldBeNull("a cut tail leaves a chain that holds by itself");
        (await Verify(stage, head)).Fault.ShouldBe(new AuditFault(AuditFaultKind.Cut, last - 9, last));
    }

    [Fact]
    public async Task A_tail_written_anew_after_a_cut_is_shown_too()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        await Write(stage, mission, 5);
        var head = await stage.As<VerifyAudit, AuditHead>(null, verify => verify.Head(Cancel));
        var last = head.Sequence;

        await Ask(stage, $"delete from audit_entries where sequence > {last - 2}");
        await Write(stage, mission, 6);

        (await Verify(stage, head)).Fault.ShouldBe(new AuditFault(AuditFaultKind.NotOfTheHead, last));
    }

    [Fact]
    [Trait("length", "long")]
    public async Task Fifty_writers_at_once_make_one_chain_without_a_gap()
    {
        const int writers = 50;
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var before = (await Verify(stage)).Entries;

        var watch = Stopwatch.StartNew();
        var saves = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => WriteFor(LongEnough)));

        var written = saves.Sum();
        var outcome = await Verify(stage);
        outcome.Fault.ShouldBeNull();
        outcome.Entries.ShouldBe(before + written);
        (await Ask(stage, "select max(sequence) from audit_entries")).ShouldBe(outcome.Entries);
        saves.ShouldAllBe(count => count > 0, "nobody was kept waiting for ever");
        Measured.Keep("audit-writers", string.Create(CultureInfo.InvariantCulture, $"{writers} writers at once for {watch.Elapsed.TotalSeconds:0} s: {written} entries in one chain without a gap"));

        async Task<int> WriteFor(TimeSpan time)
        {
            var count = 0;
            do
                await Write(stage, mission, 1);
            while (++count > 0 && watch.Elapsed < time);
            return count;
        }
    }

    private static TimeSpan LongEnough => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 } ? 20 : 3);

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

    private static Task<AuditOutcome> Verify(Stage stage, AuditHead? since = null) => stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(since, Cancel));

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
