using System.Globalization;
using System.Net;
using Npgsql;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Bench;

/// <summary>Times pages of one portal beside what the same answer costs at the least.</summary>
internal sealed class PageTimes(PortalProcess portal, NpgsqlDataSource database)
{
    private const int Consultations = 100_000;
    private const double LongestPublic = 20;
    private const double LongestOfRecords = 150;

    /// <summary>So much more than without it may a list take with row security.</summary>
    private const double MostForRowSecurity = 1.15;

    private const int RoundsOfRowSecurity = 4;

    /// <summary>As often as one person may search within a minute, however fast they are answered.</summary>
    private const int RoundsOfSearches = 2;

    /// <summary>With the demonstration: public pages, and lists of organisations and agreements.</summary>
    /// <returns>Whether every public page that was kept is answered in time, 95 times of a hundred.</returns>
    public async Task<bool> TimePublic()
    {
        List<(Question Question, Reader Reader, byte[] Body)> pages = [];
        foreach (var question in Question.OfPublic)
        {
            if (await Open(question) is var (reader, body))
                pages.Add((question, reader, body));
        }

        using var bare = await BareEndpoint.Start([.. pages.Select(page => page.Body)]);
        using var plain = new Reader(bare.Address, decompress: false);
        Say($"{Load.Readers} readers at once, milliseconds; {Environment.ProcessorCount} cores shared with the readers");
        Say($"| page | kB | kept p50 | p95 | made anew p50 | p95 | bare bytes p95 | bare SQL p95 | anew ÷ bytes | anew ÷ SQL |");
        Say($"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var slow = false;
        foreach (var (number, (question, reader, body)) in pages.Index())
        {
            var turn = 0;
            var joint = question.Address.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var kept = await Load.Of(Load.Readers, _ => Fetch(reader, question.Address));
            // A query nobody asked before is not answered from what was kept.
            var anew = await Load.Of(Load.Readers, _ => Fetch(reader, string.Create(CultureInfo.InvariantCulture, $"{question.Address}{joint}bench={Interlocked.Increment(ref turn)}")));
            var bytes = await Load.Of(Load.Readers, _ => Fetch(plain, number.ToString(CultureInfo.InvariantCulture)));
            var sql = await Load.Of(Load.Readers, _ => Ask(question.Sql));
            slow |= question.Who is null && kept.P95 > LongestPublic;
            Say($"| `{question.Address}`{(question.Who is null ? "" : " signed in")} | {body.Length / 1000.0:0.0} | {kept.Median:0.0} | {kept.P95:0.0} | {anew.Median:0.0} | {anew.P95:0.0} | {bytes.P95:0.0} | {sql.P95:0.0} | {anew.Median / bytes.Median:0.0} | {anew.Median / sql.Median:0.0} |");
            reader.Dispose();
        }

        Say($"The portal's memory: {portal.Memory / 1048576} MB, at most {portal.PeakMemory / 1048576} MB.");
        if (slow)
            Say($"A public page is over {LongestPublic} ms at the 95th percentile.");
        return !slow;
    }

    /// <summary>With a hundred thousand consultations beside the demonstration: what people work with.</summary>
    /// <returns>Whether every page is answered in time, 95 times of a hundred.</returns>
    public async Task<bool> TimeRecords()
    {
        var (code, said) = await portal.Run(["seed", "--consultations", Consultations.ToString(CultureInfo.InvariantCulture)], CancellationToken.None);
        if (code != 0)
            throw new InvalidOperationException(said);

        Say($"{Consultations} consultations, {Load.Workers} people at once, milliseconds");
        Say($"| page | kB | p50 | p95 | after a save p50 | p95 | bare SQL p50 | p95 | page ÷ SQL | after a save ÷ SQL | stolen, page and SQL |");
        Say($"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        List<string> slow = [];
        foreach (var question in Question.OfRecords)
        {
            var asked = question with { Address = question.Address.Replace("{most met}", $"{await database.CreateCommand("SELECT " + Question.MostMet).ExecuteScalarAsync()}", StringComparison.Ordinal) };
            if (await Open(asked) is not var (reader, body))
            {
                slow.Add(question.Address);
                continue;
            }

            var page = await Load.Of(Load.Workers, _ => Fetch(reader, asked.Address));
            var anew = await Load.Of(Load.Workers, _ => Fetch(reader, asked.Address), first: () => Ask(Question.Save));
            var sql = await Load.Of(Load.Workers, _ => Ask(question.Sql));
            if (page.P95 > LongestOfRecords)
                slow.Add(question.Address);
            Say($"| `{question.Address}` | {body.Length / 1000.0:0.0} | {page.Median:0.0} | {page.P95:0.0} | {anew.Median:0.0} | {anew.P95:0.0} | {sql.Median:0.0} | {sql.P95:0.0} | {page.Median / sql.Median:0.0} | {anew.Median / sql.Median:0.0} | {page.Stolen:0 %} {sql.Stolen:0 %} |");
            reader.Dispose();
        }

        if (slow.Count > 0)
            Say($"Over {LongestOfRecords} ms at the 95th percentile, or not opened: {string.Join(", ", slow)}.");
        return slow.Count == 0;
    }

    /// <summary>Lists and searches with row security and, the rules switched off for that moment, without it.</summary>
    /// <returns>Whether lists take little more with it, and searches are answered in time.</returns>
    public async Task<bool> TimeRowSecurity()
    {
        Say($"Row security, {Load.Workers} people at once, milliseconds");
        Say($"| page | with p50 | p95 | without p50 | p95 | with ÷ without |");
        Say($"| --- | --- | --- | --- | --- | --- |");
        using var reader = await Reader.SignIn(portal.Address, Question.Head, CancellationToken.None);
        List<string> slow = [];
        foreach (var list in Question.Lists)
        {
            var (with, without) = await WithAndWithout(reader, list);
            if (with.Median > without.Median * MostForRowSecurity)
                slow.Add(list);
            Say($"| `{list}` | {with.Median:0.0} | {with.P95:0.0} | {without.Median:0.0} | {without.P95:0.0} | {with.Median / without.Median:0.00} |");
        }

        foreach (var (words, who) in Question.Searches)
        {
            using var searcher = await Reader.SignIn(portal.Address, who, CancellationToken.None);
            using var kept = await searcher.Submit("/consultations", CancellationToken.None, ("Input.Text", words));
            if (kept.Headers.Location is not { } found)
                throw new InvalidOperationException($"A search was answered {kept.StatusCode}.");
            var (with, without) = await WithAndWithout(searcher, found.IsAbsoluteUri ? found.PathAndQuery : found.ToString(), RoundsOfSearches);
            if (with.P95 > LongestOfRecords)
                slow.Add($"search for {words}");
            Say($"| search for {words} | {with.Median:0.0} | {with.P95:0.0} | {without.Median:0.0} | {without.P95:0.0} | {with.Median / without.Median:0.00} |");
        }

        if (slow.Count > 0)
            Say($"Too slow: {string.Join(", ", slow)}.");
        return slow.Count == 0;
    }

    // In turns, so that a moment in which the machine is busy tells nothing for or against.
    private async Task<(Times With, Times Without)> WithAndWithout(Reader reader, string address, int rounds = RoundsOfRowSecurity)
    {
        List<double> with = [], without = [];
        var guarded = await Tables();
        for (var round = 0; round < rounds; round++)
        {
            // Now the one first and now the other: whatever grows warm helps both.
            foreach (var isOn in round % 2 == 0 ? (bool[])[true, false] : [false, true])
            {
                await Ask(string.Join(';', guarded.Select(table => $"alter table {table} {(isOn ? "enable" : "disable")} row level security")));
                (isOn ? with : without).AddRange((await Load.Of(Load.Workers, _ => Fetch(reader, address), fewer: true)).Sorted);
            }
        }

        await Ask(string.Join(';', guarded.Select(table => $"alter table {table} enable row level security")));

        return (new Times([.. with.Order()]), new Times([.. without.Order()]));
    }

    private async Task<IReadOnlyList<string>> Tables()
    {
        await using var command = database.CreateCommand("select oid::regclass::text from pg_class where relrowsecurity");
        await using var rows = await command.ExecuteReaderAsync();
        List<string> tables = [];
        while (await rows.ReadAsync())
            tables.Add(rows.GetString(0));
        return tables;
    }

    private async Task<(Reader Reader, byte[] Body)?> Open(Question question)
    {
        var reader = question.Who is null ? new Reader(portal.Address, decompress: false) : await Reader.SignIn(portal.Address, question.Who, CancellationToken.None, decompress: false);
        using var answer = await reader.Open(question.Address, CancellationToken.None);
        if (answer.StatusCode == HttpStatusCode.OK)
            return (reader, await answer.Content.ReadAsByteArrayAsync());

        await Console.Error.WriteLineAsync($"{question.Address} answered {answer.StatusCode}: not timed.");
        reader.Dispose();
        return null;
    }

    private static async Task Fetch(Reader reader, string address)
    {
        using var answer = await reader.Open(address, CancellationToken.None);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task Ask(string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            for (var column = 0; column < rows.FieldCount; column++)
                _ = rows.GetValue(column);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
