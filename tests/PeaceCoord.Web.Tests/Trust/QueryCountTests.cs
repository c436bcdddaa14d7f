using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Npgsql;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>A page asks the database as often for many rows as for few: lists are asked both ways, and no page asks the same more than its parts do.</summary>
public sealed partial class QueryCountTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Planned = "/consultations/planned";

    /// <summary>A year in which the demonstration has many meetings, also in January.</summary>
    private static readonly string Inclusion = $"/inclusion?period={TimeProvider.System.GetUtcNow().AddDays(-60).Year}";

    /// <summary>Of each record page, so many records are opened.</summary>
    private const int RecordsOfEach = 5;

    /// <summary>A page has several parts, each its own use case: so many of them ask for names of members. What is asked once a row is asked more often.</summary>
    private const int PartsThatAskTheSame = 6;

    /// <summary>The areas above an area are asked a level at a time, four levels, and two parts of a page name areas.</summary>
    private const int LevelsOfAreas = 8;

    /// <summary>A list that shows nothing does not ask for the names of what it shows: of communities, areas, people, organisations.</summary>
    private const int NamesOfWhatIsShown = 2;

    /// <summary>A month without plans, or a period without meetings, asks for no names at all: of communities, organisations, leaders and offices, and of areas a level at a time.</summary>
    private const int NamesOnPlans = 8;

    /// <summary>A page of much has so many rows more, or the pair proves nothing.</summary>
    private const int RowsMore = 4;

    /// <summary>Every list, and the same with few rows or none.</summary>
    private static readonly (string All, string Few)[] Lists =
    [
        ("/agreements", "/agreements?from=2031-01-01"),
        ("/commitments", "/commitments?state=disputed"),
        ("/commitments?only=to-close", "/commitments?only=to-close&from=2031-01-01"),
        ("/commitments?only=to-verify", "/commitments?only=to-verify&from=2031-01-01"),
        ("/commitments/board", "/commitments/board?only=overdue"),
        ("/communities", "/communities?kind=quarter"),
        ("/consultations", "/consultations?state=returned"),
        (Planned, Planned + "?month=2031-01"),
        ("/forums", "/forums?rhythm=quarterly"),
        (Inclusion, "/inclusion?period=2031"),
        ("/inclusion/communities", "/inclusion/communities?list=too-often"),
        ("/leaders", "/leaders?role=elder"),
        ("/lookups", "/lookups?from=2031-01-01"),
        ("/mandates", "/mandates?year=1950"),
        ("/missions", "/missions?q=zzzz"),
        ("/organisations", "/organisations?q=RFPK"),
        ("/outreach", "/outreach?from=2031-01-01"),
        ("/partnerships", "/partnerships?state=draft"),
        ("/requests", "/requests?state=withdrawn"),
        ("/retention?show=all", "/retention?show=due"),
    ];

    private static readonly string[] People =
    [
        "head@minukes.example", "officer@minukes.example", "liaison@minukes.example", "admin@minukes.example", "dataprotection@minukes.example", "coordinator@rfpk.example", "sysadmin@portal.example",
    ];

    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> _asked = new();
    private readonly ActivityListener _listener = new() { ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.AllData };

    /// <summary>Head of a section too, who owns most of what waits for others.</summary>
    private readonly AccountId _owner = AccountId.New();

    /// <summary>Somebody who has just come: head of a section, with one promise to follow up.</summary>
    private readonly AccountId _newHead = AccountId.New();

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
        await Arrange();
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
            if (many?.Rows <= some?.Rows)
                faults.Add($"{all} has {many.Rows} rows, and {few} {some.Rows}: this pair proves nothing");
            if (many is null || some is null || many.Sql.Count > some.Sql.Count + (all == Planned || all == Inclusion ? NamesOnPlans : NamesOfWhatIsShown))
                faults.Add($"{all}: {many?.Sql.Count} commands, {few}: {some?.Sql.Count}");
        }

        faults.ShouldBeEmpty();
        (await Asked("/commitments/board", await Reader("/commitments/board")))!.Sql.Count(sql => sql.Contains("last.sequence", StringComparison.Ordinal)).ShouldBe(1, "whether kept answers stand is asked once");
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
                    faults.AddRange(asked.Sql.GroupBy(sql => sql, StringComparer.Ordinal).Where(same => same.Count() > (same.Key.Contains("FROM areas AS", StringComparison.Ordinal) ? LevelsOfAreas : PartsThatAskTheSame)).Select(same => $"{address}: {same.Count()} times {same.Key}"));
                    break;
                }
            }
        }

        faults.ShouldBeEmpty();
        opened.ShouldBeGreaterThan(200, "pages that were opened");
    }

    [Fact]
    public async Task A_page_of_somebody_with_much_asks_as_often_as_one_of_somebody_with_little()
    {
        await using var database = NpgsqlDataSource.Create(_portal.Stage.Database.Administrator);
        var mission = await One("SELECT id FROM workspaces WHERE code = 'MINUKES'");
        var officer = await One("SELECT owner_id FROM commitments WHERE closed_at IS NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
        const string Met = "SELECT community_id FROM consultation_communities m JOIN consultations c ON c.id = m.consultation_id WHERE c.state = 'Recorded' GROUP BY 1 ORDER BY count(*)";
        var (often, seldom) = (await One(Met + " DESC LIMIT 1"), await One(Met + " LIMIT 1"));
        using var newcomer = _portal.SignedIn(_newHead);
        using var owner = _portal.SignedIn(_owner);
        var head = _people[0];
        // What is asked only once in the life of the portal is not counted.
        foreach (var page in new[] { "/workspace", $"/communities/{await One("SELECT id FROM communities ORDER BY id LIMIT 1")}", $"/handover/{mission}/{officer}" })
            (await Asked(page, _people[1]) ?? await Asked(page, head)).ShouldNotBeNull(page);

        List<string> faults = [];
        await Compare((head, $"/communities/{often}"), (head, $"/communities/{seldom}"), RowsMore, NamesOfWhatIsShown);
        await Compare((head, "/workspace"), (newcomer, "/workspace"), 0);
        foreach (var list in new[] { "verify", "close" })
            await Compare((head, "/work?list=" + list), (owner, "/work?list=" + list), RowsMore);
        await Compare((head, "/work?list=overdue"), (newcomer, "/work?list=overdue"), RowsMore);
        await Compare((head, $"/handover/{mission}/{officer}"), (head, $"/handover/{mission}/{_newHead.Value}"), RowsMore);
        faults.ShouldBeEmpty();

        async Task Compare((HttpClient Who, string Address) much, (HttpClient Who, string Address) little, int rows, int more = 0)
        {
            var (many, few) = ((await Asked(much.Address, much.Who)).ShouldNotBeNull(much.Address), (await Asked(little.Address, little.Who)).ShouldNotBeNull(little.Address));
            if (many.Sql.Count > few.Sql.Count + more)
                faults.Add($"{much.Address}: {many.Sql.Count} commands, {little.Address}: {few.Sql.Count}. More: {string.Join("\n", More(many.Sql, few.Sql))}");
            if (many.Rows < few.Rows + rows)
                faults.Add($"{much.Address} has {many.Rows} rows, and {little.Address} {few.Rows}: this pair proves nothing");
        }

        async Task<Guid> One(string sql)
        {
            await using var command = database.CreateCommand(sql);
            return (Guid)(await command.ExecuteScalarAsync(Cancel))!;
        }
    }

    /// <summary>Something in each list that the demonstration leaves empty, and somebody who has just come.</summary>
    private async Task Arrange()
    {
        await using var database = NpgsqlDataSource.Create(_portal.Stage.Database.Administrator);
        const string Others = "SELECT id FROM commitments WHERE label <> 'StrictlyConfidential' AND owner_id <> (SELECT id FROM accounts WHERE email = 'head@minukes.example') ORDER BY id";
        const string Open = "closed_at = NULL, closed_by = NULL, untold_reason = NULL, untold_explanation = NULL, untold_asked_by = NULL, untold_asked_at = NULL, untold_agreed_by = NULL, untold_agreed_at = NULL";
        await using (var verify = database.CreateCommand($"UPDATE commitments SET {Open}, delivered_on = recorded_at::date, state = 'Delivered', priority = 'High', verified_by = NULL, verified_at = NULL WHERE id IN ({Others} LIMIT 8)"))
            await verify.ExecuteNonQueryAsync(Cancel);
        await using (var close = database.CreateCommand($"WITH done AS (UPDATE commitments SET {Open}, delivered_on = recorded_at::date, state = 'Confirmed', priority = 'Normal', told_on = recorded_at::date WHERE id IN ({Others} OFFSET 8 LIMIT 8) RETURNING id) UPDATE commitment_communities SET told_on = current_date, answer = 'Confirmed' WHERE commitment_id IN (SELECT id FROM done)"))
            await close.ExecuteNonQueryAsync(Cancel);
        await using (var theirs = database.CreateCommand($"UPDATE commitments SET owner_id = '{_owner.Value}' WHERE id IN ({Others} LIMIT 7) OR id IN ({Others} OFFSET 8 LIMIT 7)"))
            await theirs.ExecuteNonQueryAsync(Cancel);
        const string Late = "UPDATE commitments SET " + Open + ", delivered_on = NULL, state = 'Accepted', due = current_date - 9, owner_id = ";
        await using (var late = database.CreateCommand($"WITH ours AS ({Others} OFFSET 16 LIMIT 8) {Late} (SELECT id FROM accounts WHERE email = 'head@minukes.example') WHERE id IN (SELECT id FROM ours); {Late} '{_newHead.Value}' WHERE id IN ({Others} OFFSET 16 LIMIT 1)"))
            await late.ExecuteNonQueryAsync(Cancel);
        await using var db = _portal.Stage.OpenAsOwner();
        var mission = db.Set<MissionWorkspace>().Single(workspace => workspace.Code == "MINUKES");
        var area = db.Set<Community>().First().AreaPCode;
        for (var number = 1; number <= 12; number++)
            db.Add(Community.Add(CommunityId.New(), mission.Id, new CommunityFacts([("en", $"Never met {number}")], CommunityKind.Village, area, null, SeenWithUs.Openly, null)).Value);
        db.Add(TestAccount.Of(_newHead, "new.head@minukes.example", "New Head", SmallMission.Password));
        db.Add(TestAccount.Of(_owner, "owner@minukes.example", "Owner", SmallMission.Password));
        db.Add(Membership.OfWorkspace(_owner, mission.Id, Role.SectionHead, Label.StrictlyConfidential, null, DateTimeOffset.UnixEpoch));
        db.Add(Membership.OfWorkspace(_newHead, mission.Id, Role.SectionHead, Label.StrictlyConfidential, null, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancel);
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
    private async Task<Answer?> Asked(string address, HttpClient? person)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        if (person is null)
            return null;
        using var answer = await person.SendAsync(request, Cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
            return null;
        var rows = Row().Count(Chosen().Replace(await answer.Content.ReadAsStringAsync(Cancel), ""));
        return new Answer([.. _asked.GetValueOrDefault(trace, []).Where(sql => !IsAskedByEach(sql))], rows);
    }

    /// <summary>What the first asked more often than the second.</summary>
    private static IEnumerable<string> More(List<string> many, List<string> few) => many.CountBy(sql => sql).Where(asked => asked.Value > few.Count(asked.Key.Equals)).Select(asked => asked.Key);

    /// <summary>What a page asked, and about how many rows it shows: of tables, lists and boards.</summary>
    private sealed record Answer(List<string> Sql, int Rows);

    /// <summary>The filters that an address chooses, with a way to leave each out.</summary>
    [GeneratedRegex("<ul class=\"on\">.*?</ul>", RegexOptions.Singleline, 1000)]
    private static partial Regex Chosen();

    [GeneratedRegex("<tr|<li", RegexOptions.None, 1000)]
    private static partial Regex Row();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
