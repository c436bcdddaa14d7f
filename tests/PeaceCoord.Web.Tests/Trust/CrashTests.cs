using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>What was acknowledged is stored, whole, with its version and its audit entry, whatever is killed; and saving twice is saving once.</summary>
[Collection(nameof(DemonstrationProcess))]
[Trait("length", "long")]
public sealed class CrashTests(DemonstrationProcess process, ITestOutputHelper output)
{
    private const string Officer = "officer@minukes.example";

    private static int Rounds => Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 } ? 200 : 10;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is killed in a round: by turns both, the portal alone, and Postgres alone under a portal that goes on.</summary>
    private enum Victim
    {
        Both,
        Portal,
        Postgres,
    }

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_half_there_when_portal_and_Postgres_are_killed_while_people_write()
    {
        var portal = process.Portal;
        await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(portal.Administrator) { Pooling = false }.ConnectionString);
        // Signed in once: a session outlives the portal, and what is killed is writing and not passwords.
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        var moments = new Random(seed);
        output.WriteLine($"moments of seed {seed}");
        IReadOnlyList<CrashWriter> writers = [new AgreementWriter(await SignIn()), new DraftWriter(await SignIn()), new DraftWriter(await SignIn()), new SubmissionWriter(await SignIn())];
        var watch = Stopwatch.StartNew();
        try
        {
            for (var round = 0; round < Rounds; round++)
                await Round(portal, database, writers, round, moments);
        }
        finally
        {
            // Other tests use the process too, also after a round that went wrong.
            if (!portal.IsRunning)
                await portal.Start(CancellationToken.None);
        }

        var rounds = watch.Elapsed;
        (await Faults(database, writers, all: true)).ShouldBeEmpty("after the last round");
        var (code, said) = await portal.Run(["audit", "verify"], Cancel);
        code.ShouldBe(0, said);

        var saves = writers.Sum(writer => writer.Acknowledged);
        var repeated = writers.Sum(writer => writer.Repeated);
        Measured.Keep("kills", string.Create(CultureInfo.InvariantCulture, $"""
            {Rounds} kills of portal, Postgres or both under {writers.Count} writers, {rounds.TotalSeconds / Rounds:0.0} s each: {saves} saves acknowledged ({string.Join(", ", writers.GroupBy(writer => writer.What).Select(kind => $"{kind.Sum(writer => writer.Acknowledged)} {kind.Key}"))}), 0 lost, 0 half there;
            {repeated} saves that a kill had cut off were repeated and are there once; the audit chain holds
            """));
        saves.ShouldBeGreaterThan(Rounds * writers.Count);
        repeated.ShouldBeGreaterThan(Rounds);
        foreach (var writer in writers)
            writer.Dispose();
    }

    private static async Task<IReadOnlyList<string>> Faults(NpgsqlDataSource database, IReadOnlyList<CrashWriter> writers, bool all) =>
        [.. (await Task.WhenAll(writers.Select(writer => writer.Faults(database, all, Cancel)))).SelectMany(faults => faults)];

    private Task<Reader> SignIn() => Reader.SignIn(process.Portal.Address, Officer, Cancel);

    private async Task Round(PortalProcess portal, NpgsqlDataSource database, IReadOnlyList<CrashWriter> writers, int round, Random moments)
    {
        var (victim, before, began) = ((Victim)(round % 3), writers.Sum(writer => writer.Acknowledged), Stopwatch.GetTimestamp());
        await WriteUntilKilled(portal, writers, victim, round, moments);
        var written = Stopwatch.GetElapsedTime(began);
        if (victim == Victim.Postgres)
            await portal.StartPostgres(Cancel);
        else
            await portal.Start(Cancel);
        var up = Stopwatch.GetElapsedTime(began);

        foreach (var writer in writers)
            writer.MoveTo(portal.Address);
        (await portal.VerifyAudit(Cancel)).Fault.ShouldBeNull($"after round {round}, {victim} killed");
        (await Faults(database, writers, all: false)).ShouldBeEmpty($"after round {round}, {victim} killed");
        await Task.WhenAll(writers.Select(writer => writer.Repeat(Cancel)));
        (await Faults(database, writers, all: false)).ShouldBeEmpty($"repeated after round {round}, {victim} killed");

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round + 1}, {victim}: {writers.Sum(writer => writer.Acknowledged) - before} saves, all there; written {written.TotalSeconds:0.0} s, up again {(up - written).TotalSeconds:0.0} s, looked through {(Stopwatch.GetElapsedTime(began) - up).TotalSeconds:0.0} s"));
    }

    private static async Task WriteUntilKilled(PortalProcess portal, IReadOnlyList<CrashWriter> writers, Victim victim, int round, Random moments)
    {
        using var killed = new CancellationTokenSource();
        var enough = writers.Sum(writer => writer.Acknowledged) + writers.Count + 2 + (round % 5 * 3);
        var writing = writers.Select(writer => writer.Write(round, killed.Token)).ToArray();
        // Not all from one writer: every kind of save is under way when it happens.
        var patience = Stopwatch.StartNew();
        while (writers.Sum(writer => writer.Acknowledged) < enough || writers.Any(writer => !writer.HasWritten))
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2), $"nothing can be saved in round {round}");
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancel);
        }

        // Somewhere in the next saves, and not just after one.
        await Task.Delay(moments.Next(300), Cancel);
        if (victim != Victim.Portal)
            portal.KillPostgres();
        if (victim == Victim.Both)
            await Task.Delay(moments.Next(150), Cancel);
        if (victim != Victim.Postgres)
            await portal.Kill();
        await killed.CancelAsync();
        await Task.WhenAll(writing);
    }
}
