using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>What was acknowledged is stored, whole, with its version and its audit entry, whatever is killed.</summary>
[Collection(nameof(DemonstrationProcess))]
public sealed class CrashTests(DemonstrationProcess process, ITestOutputHelper output)
{
    private const int Writers = 4;
    private const string Officer = "officer@minukes.example";

    private static int Rounds => Environment.GetEnvironmentVariable("PEACECOORD_LONG") is { Length: > 0 } ? 100 : 10;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_portal_and_Postgres_are_killed_while_people_write()
    {
        var cancel = TestContext.Current.CancellationToken;
        var portal = process.Portal;
        ConcurrentDictionary<Guid, string> acknowledged = [];
        for (var round = 0; round < Rounds; round++)
        {
            var before = acknowledged.Count;
            await WriteUntilKilled(portal, round, acknowledged, cancel);
            await portal.Start(cancel);

            (await Missing(portal.Administrator, acknowledged, cancel)).ShouldBeEmpty($"lost in round {round}");
            output.WriteLine($"round {round + 1}: {acknowledged.Count - before} saves acknowledged, all there");
        }

        // Entries are only ever added: a chain that any of the kills broke is broken still.
        var (code, said) = await portal.Run(["audit", "verify"], cancel);
        code.ShouldBe(0, said);
        Measured.Keep("kills", $"{Rounds} kills of portal and Postgres under {Writers} writers: {acknowledged.Count} saves acknowledged, 0 lost, the audit chain holds\n");
        acknowledged.Count.ShouldBeGreaterThan(Rounds * Writers);
    }

    private static async Task WriteUntilKilled(PortalProcess portal, int round, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken cancel)
    {
        // Signed in before the writing begins, so that what is killed is writing and not passwords.
        var readers = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Reader.SignIn(portal.Address, Officer, cancel)));
        var enough = acknowledged.Count + Writers + 2 + (round % 5 * 3);
        using var killed = new CancellationTokenSource();
        var writing = readers.Select((reader, number) => Write(reader, $"Round {round}, writer {number}", acknowledged, killed.Token)).ToArray();
        while (acknowledged.Count < enough)
            await Task.Delay(TimeSpan.FromMilliseconds(5), cancel);

        if (round % 3 != 0)
            portal.KillPostgres();
        if (round % 3 == 1)
            await Task.Delay(TimeSpan.FromMilliseconds(50 * round), cancel);
        await portal.Kill();
        await killed.CancelAsync();
        await Task.WhenAll(writing);
        foreach (var reader in readers)
            reader.Dispose();
    }

    private static async Task Write(Reader reader, string name, ConcurrentDictionary<Guid, string> acknowledged, CancellationToken killed)
    {
        for (var number = 0; !killed.IsCancellationRequested; number++)
        {
            var title = $"{name}, agreement {number}";
            try
            {
                using var answer = await reader.Submit("/agreements/new", killed,
                    ("Input.Title", title), ("Input.SignedOn", "2026-01-15"), ("Input.Parties", "The village of Ndomo\nThe herders of Telbara"), ("Input.Undertakings", "The well is open to both at noon."));
                // The redirect is the portal's word that it is saved.
                if (answer is { StatusCode: HttpStatusCode.Found or HttpStatusCode.SeeOther, Headers.Location: { } place } && Guid.TryParse(place.ToString().Split('/')[^1], out var id))
                    acknowledged[id] = title;
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
            {
                // The portal is gone or has no database: this one was not acknowledged.
                await Task.Delay(TimeSpan.FromMilliseconds(20), CancellationToken.None);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Missing(string administrator, IReadOnlyDictionary<Guid, string> acknowledged, CancellationToken cancel)
    {
        await using var database = NpgsqlDataSource.Create(administrator);
        await using var command = database.CreateCommand("""
            SELECT asked.id, asked.title, record.title IS DISTINCT FROM asked.title, versions.record_id IS NULL, entries.record_id IS NULL
            FROM unnest(@ids, @titles) AS asked(id, title)
            LEFT JOIN local_agreements record ON record.id = asked.id
            LEFT JOIN local_agreements_versions versions ON versions.record_id = asked.id AND versions.version = record.version
            LEFT JOIN LATERAL (SELECT record_id FROM audit_entries WHERE audit_entries.record_id = asked.id LIMIT 1) entries ON true
            WHERE record.title IS DISTINCT FROM asked.title OR versions.record_id IS NULL OR entries.record_id IS NULL
            """);
        command.Parameters.AddWithValue("ids", acknowledged.Keys.ToArray());
        command.Parameters.AddWithValue("titles", acknowledged.Keys.Select(id => acknowledged[id]).ToArray());
        List<string> missing = [];
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            missing.Add(string.Create(CultureInfo.InvariantCulture, $"{rows.GetGuid(0)} {rows.GetString(1)}: record differs {rows.GetBoolean(2)}, version missing {rows.GetBoolean(3)}, entry missing {rows.GetBoolean(4)}"));
        return missing;
    }
}
