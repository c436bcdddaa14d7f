using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.Application.Tests.Protection;

/// <summary>The master key changed under a database with records, accounts and a chain.</summary>
public sealed class RotateKeysTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_wrapped_anew_go_on_after_a_kill_and_open_meanwhile_with_both()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leaders = new List<Guid>();
        for (var i = 0; i < 5; i++)
            leaders.Add(await Add(stage, mission));
        var before = stage.MasterKey;
        await using var old = Services(stage, before);
        var (holds, entries) = await Verify(old);
        holds.ShouldBeTrue();
        var purposes = Purposes(old);
        var both = MasterKey.New().After(before);
        await using var changing = Services(stage, both);

        // Killed after the first of three batches.
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await Should.ThrowAsync<OperationCanceledException>(() => Rotate(changing, _ => kill.Cancel(), kill.Token));
        (await Count(stage, before.Id), await Count(stage, both.Id)).ShouldBe((3L, 2L));
        await using var early = Services(stage, MasterKey.Read(both.ToBase64())!);
        Should.Throw<UnknownMasterKeyException>(() => early.GetRequiredService<PurposeKeys>().Open()).WrappedBy.ShouldBe(before.Id, "nothing is served that some records do not open in");
        changing.GetRequiredService<PurposeKeys>().Open();
        (await Opened(changing, stage, leaders)).ShouldBe(5);
        Purposes(changing).ShouldBe(purposes);
        leaders.Add(await Add(stage, mission));
        await Should.ThrowAsync<UnknownMasterKeyException>(() => Opened(old, stage, leaders));

        // Run again, it goes on, with what a portal that knew the old key only sealed meanwhile.
        (await Rotate(changing, _ => { }, Cancel)).ShouldBe(4);
        (await Count(stage, before.Id)).ShouldBe(0);
        (await Rotate(changing, _ => { }, Cancel)).ShouldBe(0);

        await using var after = Services(stage, MasterKey.Read(both.ToBase64())!);
        after.GetRequiredService<PurposeKeys>().Open();
        (await Opened(after, stage, leaders)).ShouldBe(6);
        Purposes(after).ShouldBe(purposes, "marks are found, authenticators and cookies read and the chain verified as before");
        (await Verify(after)).ShouldBe((true, entries + 3), "a leader was added; two rotations were done, and are entries");
        await using var late = Services(stage, before);
        var refused = Should.Throw<UnknownMasterKeyException>(() => late.GetRequiredService<PurposeKeys>().Open());
        (refused.WrappedBy, refused.Given).ShouldBe((both.Id, before.Id));
        (await Ask(stage, "select count(*) from purpose_keys where master <> '" + both.Id + "'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_database_from_before_keeps_the_keys_that_were_derived_and_a_new_one_has_random_ones()
    {
        await using var before = await Stage.Set(cluster, Cancel);
        await Ask(before, "insert into data_protection_keys (name, xml) values ('from before', '<x/>')");
        await using var services = Services(before, before.MasterKey);
        Purposes(services).ShouldBe(Purpose.All.Select(purpose => Convert.ToHexString(before.MasterKey.Derive(purpose))));

        await using var fresh = await Stage.Set(cluster, Cancel);
        await using var others = Services(fresh, fresh.MasterKey);
        Purposes(others).ShouldNotContain(key => Purpose.All.Any(purpose => key == Convert.ToHexString(fresh.MasterKey.Derive(purpose))));
        await using var again = Services(fresh, fresh.MasterKey);
        Purposes(again).ShouldBe(Purposes(others));
    }

    private static ServiceProvider Services(Stage stage, MasterKey key) => new Means(stage.Database.Application, stage.Database.Owner, key).Services();

    private static IReadOnlyList<string> Purposes(ServiceProvider services) => [.. Purpose.All.Select(purpose => Convert.ToHexString(services.GetRequiredService<PurposeKeys>().For(purpose)))];

    private static async Task<long?> Rotate(ServiceProvider services, Action<long> report, CancellationToken cancel)
    {
        using var scope = services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<RotateKeys>().Run(report, cancel, batch: 2);
    }

    private static async Task<(bool Holds, long Entries)> Verify(ServiceProvider services)
    {
        using var scope = services.CreateScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Run(null, Cancel);
        return (outcome.Fault is null, outcome.Entries);
    }

    /// <summary>How many of the leaders' keys open.</summary>
    private static async Task<int> Opened(ServiceProvider services, Stage stage, IReadOnlyCollection<Guid> leaders)
    {
        await using var db = stage.OpenAsOwner();
        return (await services.GetRequiredService<Vault>().KeysOf(db, leaders, Cancel)).Count;
    }

    private static async Task<Guid> Add(Stage stage, SmallMission mission)
    {
        var id = LeaderId.New();
        var input = new LeaderInput
        {
            Name = "Amina",
            Role = LeaderRole.Elder,
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Low,
            SeenWithUs = SeenWithUs.Openly,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await stage.As<AddLeader, Result>(mission.Officer, add => add.Run(id, mission.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        return id.Value;
    }

    private static async Task<long> Count(Stage stage, string master) => (long)(await Ask(stage, $"select count(*) from record_keys where master = '{master}'"))!;

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var connection = new NpgsqlConnection(stage.Database.Administrator);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
