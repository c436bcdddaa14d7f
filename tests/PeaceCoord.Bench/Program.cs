using System.Globalization;
using System.Net;
using Npgsql;
using PeaceCoord.Bench;
using PeaceCoord.TestSupport;

if (args is [BareEndpoint.Verb])
{
    await BareEndpoint.Serve();
    return 0;
}

Environment.SetEnvironmentVariable("Serilog__MinimumLevel__Default", "Warning");
await using var portal = await PortalProcess.Start(demo: true, CancellationToken.None);
await using var database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(portal.Administrator) { Pooling = true, MaxPoolSize = Load.AtOnce });

List<(Question Question, Reader Reader, byte[] Body)> pages = [];
foreach (var question in Question.All)
{
    var reader = question.Who is null ? new Reader(portal.Address, decompress: false) : await Reader.SignIn(portal.Address, question.Who, CancellationToken.None, decompress: false);
    using var answer = await reader.Open(question.Address, CancellationToken.None);
    if (answer.StatusCode == HttpStatusCode.OK)
        pages.Add((question, reader, await answer.Content.ReadAsByteArrayAsync()));
    else
        Console.Error.WriteLine($"{question.Address} answered {answer.StatusCode}: not timed.");
}

using var bare = await BareEndpoint.Start([.. pages.Select(page => page.Body)]);
using var plain = new Reader(bare.Address, decompress: false);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Load.AtOnce} readers at once, milliseconds; {Environment.ProcessorCount} cores shared with the readers"));
Console.WriteLine("| page | kB | kept p50 | p95 | made anew p50 | p95 | bare bytes p95 | bare SQL p95 | anew ÷ bytes | anew ÷ SQL |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
var slow = false;
foreach (var (number, (question, reader, body)) in pages.Index())
{
    var turn = 0;
    var joint = question.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
    var kept = await Load.Of(_ => Fetch(reader, question.Address));
    // A query nobody asked before is not answered from what was kept.
    var anew = await Load.Of(_ => Fetch(reader, string.Create(CultureInfo.InvariantCulture, $"{question.Address}{joint}bench={Interlocked.Increment(ref turn)}")));
    var bytes = await Load.Of(_ => Fetch(plain, number.ToString(CultureInfo.InvariantCulture)));
    var sql = await Load.Of(_ => Ask(question.Sql));
    slow |= question.Who is null && kept.P95 > 20;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"| `{question.Address}`{(question.Who is null ? "" : " signed in")} | {body.Length / 1000.0:0.0} | {kept.Median:0.0} | {kept.P95:0.0} | {anew.Median:0.0} | {anew.P95:0.0} | {bytes.P95:0.0} | {sql.P95:0.0} | {anew.Median / bytes.Median:0.0} | {anew.Median / sql.Median:0.0} |"));
    reader.Dispose();
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The portal's memory: {portal.Memory / 1048576} MB, at most {portal.PeakMemory / 1048576} MB."));
if (slow)
    Console.WriteLine("A public page is over 20 ms at the 95th percentile.");
return slow ? 1 : 0;

static async Task Fetch(Reader reader, string address)
{
    using var answer = await reader.Open(address, CancellationToken.None);
    answer.EnsureSuccessStatusCode();
    await answer.Content.ReadAsByteArrayAsync();
}

async Task Ask(string sql)
{
    await using var command = database.CreateCommand(sql);
    await using var rows = await command.ExecuteReaderAsync();
    while (await rows.ReadAsync())
    {
        for (var column = 0; column < rows.FieldCount; column++)
            _ = rows.GetValue(column);
    }
}
