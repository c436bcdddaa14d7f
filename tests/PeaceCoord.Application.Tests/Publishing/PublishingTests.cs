using Npgsql;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Publishing;

public sealed class PublishingTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Quarter = "2026-Q1";

    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private AccountId _leader;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _leader = AccountId.New();
        await using var db = _stage.OpenAsOwner();
        db.Add(TestAccount.Of(_leader, "leader@mission.example", "Leader", SmallMission.Password));
        db.Add(Membership.OfWorkspace(_leader, _mission.Workspace, Role.Leadership, Label.Confidential, null, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Visitors_read_what_a_second_person_approved_as_it_was_then_and_nothing_else()
    {
        for (var i = 0; i < 4; i++)
            await Met();
        await Met(fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = _mission.SecondOfficer.Value.ToString();
        });
        var id = await Propose();

        (await View(_leader, id)).Value.Results.ShouldBeNull("four meetings, and one that is Strictly confidential");
        (await Approve(_leader, id)).Is(PublishingRefusalCodes.TooFewMeetings).ShouldBeTrue();
        var promise = (await Met()).Promise;
        (await Approve(_leader, id, "what I saw before")).Is(PublishingRefusalCodes.FiguresChanged).ShouldBeTrue();
        (await Approve(_mission.Head, id)).Refusals.ShouldHaveSingleItem().Arguments.ShouldBe([Who.ASecondPerson]);
        (await Read()).Is(RefusalCodes.NotFound).ShouldBeTrue();

        (await Approve(_leader, id)).Refusals.ShouldBeEmpty();

        var published = (await Read()).Value;
        published.Figures.Meetings.ShouldBe(5);
        published.Figures.People().People.ShouldBe(HeadRange.Exactly(125));
        published.Figures.Themes.ShouldBe([new PublishedTheme(ConcernTheme.Water, HeadRange.Exactly(5))]);
        (published.Figures.Promises.Made, published.Figures.Promises.Open, published.Figures.Promises.Delivered).ShouldBe((HeadRange.Exactly(5), HeadRange.Exactly(5), HeadRange.None));
        published.Areas.Values.Select(area => area.Name).ShouldBe(["Highlands"]);
        published.IsFictional.ShouldBeTrue();
        published.Quarters.ShouldBe([new InclusionPeriod(2026, 1)]);

        await Met();
        (await _stage.As<AcceptCommitment, Result>(_mission.Officer, accept => accept.Run(new CommitmentId(promise), new CommitmentActInput(), Cancel))).Refusals.ShouldBeEmpty();
        (await _stage.As<DeliverCommitment, Result>(_mission.Officer, deliver => deliver.Run(new CommitmentId(promise), new DeliverCommitmentInput(), Cancel))).Refusals.ShouldBeEmpty();
        var later = (await Read()).Value.Figures;
        (later.Meetings, later.Promises.Open).ShouldBe((5, HeadRange.Exactly(5)));
        var stored = await Ask(_stage.Database.Administrator, "select string_agg(r::text, ' ') from published_results r");
        foreach (var word in MarketMeeting.AllWords)
            stored!.ToString()!.ShouldNotContain(word);
    }

    [Fact]
    public async Task What_is_withdrawn_is_gone_at_once_and_the_quarter_can_be_proposed_anew()
    {
        for (var i = 0; i < 5; i++)
            await Met();
        var id = await Propose();
        (await Propose(_leader, new ProposePublicationInput { Quarter = Quarter })).Is(PublishingRefusalCodes.AlreadyThere).ShouldBeTrue();
        (await Approve(_leader, id)).Refusals.ShouldBeEmpty();
        (await List()).ShouldHaveSingleItem().Code.ShouldBe("TEST");
        var stamp = await Stamp();

        (await Withdraw(_mission.Analyst, id)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Withdraw(_mission.FocalPoint, id)).Refusals.ShouldBeEmpty();

        (await Read()).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await List()).ShouldBeEmpty();
        (await Stamp()).ShouldNotBe(stamp);
        var kept = (await View(_mission.Head, id)).Value;
        (kept.Publication.State, kept.Results?.Figures.Meetings).ShouldBe((PublicationState.Withdrawn, 5));
        (await Approve(_leader, await Propose())).Refusals.ShouldBeEmpty();
        (await Read()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Postgres_shows_nobody_more_than_the_figures_and_lets_nobody_else_change_them()
    {
        for (var i = 0; i < 5; i++)
            await Met();
        (await Approve(_leader, await Propose())).Refusals.ShouldBeEmpty();

        (await Ask(_stage.Database.Application, "select count(*) from published_results")).ShouldBe(1L);
        (await Ask(_stage.Database.Application, "select count(*) from publications")).ShouldBe(0L);
        (await Ask(_stage.Database.Application, "select count(*) from publications_versions")).ShouldBe(0L);
        foreach (var reader in new Guid?[] { null, _mission.OtherWorkspace.Value })
        {
            await Ask(_stage.Database.Application, "delete from published_results", reader);
            await Ask(_stage.Database.Application, "update published_results set name = 'Another'", reader);
        }

        (await Read()).Value.Name.ShouldBe("Test mission");
        foreach (var (code, quarter) in new[] { ("TEST", "2026"), ("TEST", "2025-Q1"), ("TEST", "x"), ("ELSE", null), ("T%", null), (new string('A', 9999), null) })
            (await _stage.As<ViewResults, Result<ResultsView>>(null, view => view.Run(code, quarter, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue(code);
        (await _stage.As<ViewResults, Result<ResultsView>>(null, view => view.Run("test", Quarter, "fr", Cancel))).Value.Areas.Values.Single().Name.ShouldBe("Hautes-Terres");
    }

    private Task<MarketMeeting> Met(Action<Dictionary<string, string?>>? change = null) => MarketMeeting.Recorded(
        _stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields =>
        {
            fields[DraftFieldNames.Area] = SmallMission.Village;
            change?.Invoke(fields);
        }, cancel: Cancel);

    private async Task<PublicationId> Propose()
    {
        var input = new ProposePublicationInput { Quarter = Quarter };
        (await Propose(_mission.Head, input)).Refusals.ShouldBeEmpty();
        return new PublicationId(input.Id);
    }

    private Task<Result> Propose(AccountId who, ProposePublicationInput input) => _stage.As<ProposePublication, Result>(who, propose => propose.Run(input, Cancel));

    private Task<Result<PublicationView>> View(AccountId who, PublicationId id) => _stage.As<ViewPublication, Result<PublicationView>>(who, view => view.Run(id, "en", Cancel));

    private async Task<Result> Approve(AccountId who, PublicationId id, string? seen = null)
    {
        var view = (await View(who, id)).Value;
        return await _stage.As<ApprovePublication, Result>(who, approve => approve.Run(id, new ApprovePublicationInput { Seen = seen ?? view.Seen, Version = view.Publication.Version }, Cancel));
    }

    private Task<Result> Withdraw(AccountId who, PublicationId id) => _stage.As<WithdrawPublication, Result>(who, withdraw => withdraw.Run(id, new WithdrawPublicationInput(), Cancel));

    private Task<Result<ResultsView>> Read() => _stage.As<ViewResults, Result<ResultsView>>(null, view => view.Run("TEST", null, "en", Cancel));

    private Task<IReadOnlyList<ResultsRow>> List() => _stage.As<ListResults, IReadOnlyList<ResultsRow>>(null, list => list.Run(Cancel));

    private Task<string> Stamp() => _stage.As<StampResults, string>(null, stamp => stamp.Run(Cancel));

    private static async Task<object?> Ask(string connectionString, string sql, Guid? workspace = null)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var announce = new NpgsqlCommand($"select set_config('peacecoord.workspaces', '{workspace}', false)", connection);
        await announce.ExecuteNonQueryAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel);
    }
}
