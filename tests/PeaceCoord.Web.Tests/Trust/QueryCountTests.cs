using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>A page asks the database as often for many rows as for few: lists are asked both ways, and no page asks the same more than its parts do.</summary>
public sealed class QueryCountTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Planned = "/consultations/planned";

    /// <summary>Of each record page, so many records are opened.</summary>
    private const int RecordsOfEach = 5;

    /// <summary>A page has several parts, each its own use case: so many of them ask for names of members. What is asked once a row is asked more often.</summary>
    private const int PartsThatAskTheSame = 6;

    /// <summary>The areas above an area are asked a level at a time, four levels, and two parts of a page name areas.</summary>
    private const int LevelsOfAreas = 8;

    /// <summary>A list that shows nothing does not ask for the names of what it shows: of communities, areas, people, organisations.</summary>
    private const int NamesOfWhatIsShown = 2;

    /// <summary>A month without plans asks for no names at all: of communities, organisations, leaders and offices, and of areas a level at a time.</summary>
    private const int NamesOnPlans = 8;

    /// <summary>Every list, and the same with few rows or none.</summary>
    private static readonly (string All, string Few)[] Lists =
    [
        ("/agreements", "/agreements?only=breached"),
        ("/commitments", "/commitments?state=disputed"),
        ("/commitments/board", "/commitments/board?only=overdue"),
        ("/communities", "/communities?page=2"),
        ("/consultations", "/consultations?state=returned"),
        (Planned, Planned + "?month=2031-01"),
        ("/forums", "/forums?rhythm=quarterly"),
        ("/inclusion?period=2026", "/inclusion"),
        ("/leaders", "/leaders?role=elder"),
        ("/lookups", "/lookups?from=2031-01-01"),
        ("/mandates", "/mandates?year=1950"),
        ("/missions", "/missions?q=zzzz"),
        ("/organisations", "/organisations?q=RFPK"),
        ("/outreach", "/outreach?from=2031-01-01"),
        ("/partnerships", "/partnerships?state=draft"),
        ("/requests", "/requests?state=withdrawn"),
        ("/retention?show=all", "/retention?show=due"),
        ("/work?list=overdue", "/work?list=drafts"),
    ];

    private static readonly string[] People =
    [
        "head@minukes.example", "officer@minukes.example", "liaison@minukes.example", "admin@minukes.example", "dataprotection@minukes.example", "coordinator@rfpk.example", "sysadmin@portal.example",
    ];

    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> _asked = new();
    private readonly ActivityListener _listener = new() { ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.AllData };

    private RunningPortal _portal = null!;
    private readonly List<HttpClient> _people = [];

    public async ValueTask InitializeAsync()
    {
        _listener.ActivityStopped = activity =>
        {
            if (activity.Source.Name == "Npgsql")
                _asked.GetOrAdd(activity.TraceId, _ => new()).Enqueue((activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement"))?.ToString() ?? "");
        };
        ActivitySource.AddActivityListener(_listener);
        _portal = await RunningPortal.Start(cluster, demo: true, cancel: Cancel);
        foreach (var email in People)
            _people.Add(_portal.Carrying(_portal.SessionOf(email)));
    }

    public async ValueTask DisposeAsync()
    {
        _people.ForEach(client => client.Dispose());
        await _portal.DisposeAsync();
        _listener.Dispose();
    }

    [Fact]
    public async Task A_list_asks_as_often_for_all_its_rows_as_for_few()
    {
        List<string> faults = [];
        foreach (var (all, few) in Lists)
        {
            // What is asked only once in the life of the portal is not counted.
            var reader = await Reader(all);
            var (many, some) = (await Asked(all, reader), await Asked(few, reader));
            if (many is null || some is null || many.Count > some.Count + (all == Planned ? NamesOnPlans : NamesOfWhatIsShown))
                faults.Add($"{all}: {many?.Count} commands, {few}: {some?.Count}");
        }

        faults.ShouldBeEmpty();
        (await Asked("/commitments/board", await Reader("/commitments/board")))!.Count(sql => sql.Contains("last.sequence", StringComparison.Ordinal)).ShouldBe(1, "whether kept answers stand is asked once");
    }

    [Fact]
    public async Task No_page_asks_the_same_again_for_each_of_its_rows()
    {
        List<string> faults = [];
        var opened = 0;
        foreach (var page in (await Pages.Of(_portal)).Where(page => page.Candidates.Count > 0))
        {
            HttpClient? reader = null;
            foreach (var address in page.Candidates.Take(RecordsOfEach))
            {
                // Whoever opened the one before is asked first.
                foreach (var person in _people.OrderByDescending(person => person == reader))
                {
                    if (await Asked(address, person) is not { } asked)
                        continue;
                    (reader, opened) = (person, opened + 1);
                    faults.AddRange(asked.GroupBy(sql => sql, StringComparer.Ordinal).Where(same => same.Count() > (same.Key.Contains("FROM areas AS", StringComparison.Ordinal) ? LevelsOfAreas : PartsThatAskTheSame)).Select(same => $"{address}: {same.Count()} times {same.Key}"));
                    break;
                }
            }
        }

        faults.ShouldBeEmpty();
        opened.ShouldBeGreaterThan(200, "pages that were opened");
    }

    /// <summary>The first who may open it; null for nobody.</summary>
    private async Task<HttpClient?> Reader(string address)
    {
        foreach (var person in _people)
        {
            if (await Asked(address, person) is not null)
                return person;
        }

        return null;
    }

    /// <summary>Beginnings of units of work, and who asks: each use case begins with them, however many rows there are.</summary>
    private static bool IsAskedByEach(string sql) =>
        sql.Contains("set_config", StringComparison.Ordinal) || sql.Contains("FROM asp_net_user_passkeys", StringComparison.Ordinal) || sql.StartsWith("SELECT m.workspace_id, m.organisation_id, m.role", StringComparison.Ordinal);

    /// <summary>What one request asked the database, without what each use case begins with; null where the reader may not see the page.</summary>
    private async Task<List<string>?> Asked(string address, HttpClient? person)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        if (person is null)
            return null;
        using var answer = await person.SendAsync(request, Cancel);
        return answer.StatusCode != HttpStatusCode.OK ? null : [.. _asked.GetValueOrDefault(trace, []).Where(sql => !IsAskedByEach(sql))];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
