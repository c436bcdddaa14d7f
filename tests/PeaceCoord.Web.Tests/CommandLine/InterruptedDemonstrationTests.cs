using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.Web.Tests.CommandLine;

/// <summary>A first start that was ended while it played leaves half a demonstration.</summary>
[Trait("length", "only-long")]
public sealed class InterruptedDemonstrationTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_thrown_away_and_played_anew_unless_people_put_records_of_their_own_beside_it()
    {
        await using var stage = await Stage.SetWithHistories(cluster, Cancel);
        await Interrupt(stage);
        var settings = new PortalSettings(Path.GetTempPath(), "http://127.0.0.1:0", true) { EnvironmentName = "Development" };
        var means = new Means(stage.Database.Application, stage.Database.Owner, stage.MasterKey);

        var own = MissionWorkspace.Found("REAL", "A mission", "Africa/Monrovia", isFictional: false);
        await using (var db = stage.OpenAsOwner())
        {
            db.Add(own);
            await db.SaveChangesAsync(Cancel);
        }

        var (played, acts) = (await Count(stage, "communities"), await Count(stage, "audit_entries"));
        await Should.ThrowAsync<DemonstrationInterruptedException>(() => Verbs.Demo(settings, means, Cancel));
        (await Count(stage, "communities")).ShouldBe(played);
        (await Count(stage, "workspaces where code = 'REAL'")).ShouldBe(1);

        await Ask(stage, "delete from workspaces where code = 'REAL'");
        await Verbs.Demo(settings, means, Cancel);

        (await Count(stage, "audit_entries where act = 'DemonstrationLoaded'")).ShouldBe(1);
        (await Count(stage, "workspaces where code = 'MINUKES'")).ShouldBe(1);
        (await Count(stage, "audit_entries")).ShouldBeGreaterThan(acts);
        (await stage.As<VerifyAudit, AuditOutcome>(null, verify => verify.Run(null, Cancel))).Fault.ShouldBeNull();
    }

    private static async Task Interrupt(Stage stage)
    {
        using var interrupted = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var playing = LoadDemonstration.Run(stage.Database.Application, stage.Database.Owner, stage.MasterKey, TimeProvider.System.GetUtcNow(), _ => { }, interrupted.Token);
        while (await Count(stage, "communities") == 0)
            await Task.Delay(100, Cancel);
        await interrupted.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => playing);
    }

    private static async Task<long> Count(Stage stage, string what) => (long)(await Ask(stage, $"select count(*) from {what}"))!;

    private static async Task<object?> Ask(Stage stage, string sql)
    {
        await using var database = NpgsqlDataSource.Create(stage.Database.Administrator);
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
