using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>A page asks the database as often for many rows as for few.</summary>
public sealed class QueryCountTests(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Parts that are empty are not asked about: a record may ask so many fewer times than another.</summary>
    private const int PartsThatMayBeEmpty = 16;

    private const int RecordsOfEach = 12;

    private static readonly (string All, string Few)[] Lists =
    [
        ("/consultations", "/consultations?state=returned"),
        ("/communities", "/communities?page=2"),
        ("/leaders", "/leaders?role=elder"),
        ("/commitments", "/commitments?state=disputed"),
        ("/organisations", "/organisations?q=RFPK"),
        ("/partnerships", "/partnerships?state=draft"),
        ("/inclusion?period=2026", "/inclusion"),
    ];

    private static readonly string[] Records = ["/consultations/{Id:guid}", "/communities/{Id:guid}", "/commitments/{Id:guid}", "/organisations/{Id:guid}", "/partnerships/{Id:guid}"];

    private readonly ConcurrentDictionary<ActivityTraceId, int> _asked = new();
    private readonly ActivityListener _listener = new() { ShouldListenTo = source => source.Name is "Npgsql" or "Microsoft.AspNetCore", Sample = (ref _) => ActivitySamplingResult.AllData };

    private RunningPortal _portal = null!;
    private HttpClient _head = null!;

    public async ValueTask InitializeAsync()
    {
        _listener.ActivityStopped = activity =>
        {
            if (activity.Source.Name == "Npgsql")
                _asked.AddOrUpdate(activity.TraceId, 1, (_, before) => before + 1);
        };
        ActivitySource.AddActivityListener(_listener);
        _portal = await RunningPortal.Start(cluster, demo: true, cancel: Cancel);
        await using var db = _portal.Stage.OpenAsOwner();
        _head = _portal.SignedIn(new Domain.People.AccountId(await db.Users.Where(account => account.Email == "head@minukes.example").Select(account => account.Id).SingleAsync(Cancel)));
    }

    public async ValueTask DisposeAsync()
    {
        _head.Dispose();
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
            await Count(all);
            var (many, some) = (await Count(all), await Count(few));
            if (some < 2 || many > some + 2)
                faults.Add($"{all}: {many} commands, {few}: {some}");
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_record_asks_as_often_with_much_under_it_as_with_little()
    {
        List<string> faults = [];
        foreach (var page in (await Pages.Of(_portal)).Where(page => Records.Contains(page.Template)))
        {
            List<int> counts = [];
            foreach (var address in page.Candidates.Take(RecordsOfEach))
            {
                if (await Count(address, mayBeHidden: true) is > 0 and var count)
                    counts.Add(count);
            }

            if (counts.Count < 2 || counts.Max() > counts.Min() + PartsThatMayBeEmpty)
                faults.Add($"{page.Template}: {string.Join(", ", counts)}");
        }

        faults.ShouldBeEmpty();
    }

    /// <summary>How many commands one request made; 0 for a record that the reader may not see.</summary>
    private async Task<int> Count(string address, bool mayBeHidden = false)
    {
        var trace = ActivityTraceId.CreateRandom();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        using var answer = await _head.SendAsync(request, Cancel);
        if (mayBeHidden && answer.StatusCode == HttpStatusCode.NotFound)
            return 0;
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return _asked.GetValueOrDefault(trace);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
