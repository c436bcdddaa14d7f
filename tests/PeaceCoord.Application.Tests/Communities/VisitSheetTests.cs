using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

public sealed class VisitSheetTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _community;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => _stage.Clock.GetUtcNow();

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        _community = await _mission.HasCommunity();
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task It_says_what_is_to_be_told_first_what_is_open_with_disputes_on_top_and_what_is_closed()
    {
        var delivered = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, "Two taps work", Today); });
        var impossible = await _mission.HasCommitment(_community, c => c.Decline("No money this year", Today));
        var disputed = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); c.Tell(Told(CommunityAnswer.Disputed), Today, Now); });
        var open = await _mission.HasCommitment(_community, c => c.Accept(), dueInDays: 3);
        var closed = await _mission.HasCommitment(_community, c => { c.Accept(); c.Deliver(Today, null, Today); c.Tell(Told(CommunityAnswer.Confirmed), Today, Now); c.Close(_mission.SecondOfficer, Now); });

        var sheet = (await Print(_mission.Officer)).Value;

        sheet.ToTell.Select(promise => promise.Id).ShouldBe([delivered, impossible], ignoreOrder: true);
        sheet.Open.Select(promise => promise.Id).ShouldBe([disputed, open]);
        sheet.Closed.Select(promise => promise.Id).ShouldBe([closed]);
        sheet.Label.ShouldBe(Label.Confidential);
    }

    [Fact]
    public async Task What_is_not_to_be_told_stands_neither_under_what_to_say_nor_under_what_they_were_told()
    {
        void Ask(Commitment c) { c.Decline("Not while they are watched", Today); c.AskToCloseUntold(UntoldReason.NotSafe, "They are watched", _mission.Officer, Now).Refusals.ShouldBeEmpty(); }
        await _mission.HasCommitment(_community, Ask);
        await _mission.HasCommitment(_community, c => { Ask(c); c.AgreeToCloseUntold(_mission.SecondOfficer, Now).Refusals.ShouldBeEmpty(); });

        var sheet = (await Print(_mission.Officer)).Value;

        sheet.ToTell.Concat(sheet.Closed).Concat(sheet.Open).ShouldBeEmpty();
        sheet.NotToTell.ShouldBe(1, "the screen says that something is left out, the paper does not say what");
    }

    [Fact]
    public async Task What_they_said_last_time_and_what_was_never_answered_stands_on_it()
    {
        await Meeting("2026-02-01", "The borehole is dry", Label.Confidential);
        await Meeting("2026-03-08", "The road is cut", Label.Confidential);

        var sheet = (await Print(_mission.Officer)).Value;

        sheet.LastMeeting!.HeldOn.ShouldBe(new DateOnly(2026, 3, 8));
        sheet.LastTime.Select(concern => concern.Summary).ShouldBe(["The road is cut"]);
        sheet.Unanswered.Select(concern => concern.Summary).ShouldBe(["The borehole is dry"]);
    }

    [Fact]
    public async Task Nothing_strictly_confidential_is_printed_also_for_those_named_on_it()
    {
        await _mission.HasCommitment(_community, c => c.Accept());
        await _mission.HasCommitment(_community, c => c.Accept(), label: Label.StrictlyConfidential);
        await Meeting("2026-02-01", "The borehole is dry", Label.Confidential);
        await Meeting("2026-03-08", "Whom they fear", Label.StrictlyConfidential);

        (await _stage.As<ViewCommunity, CommunityView?>(_mission.Officer, view => view.Run(_community, "en", Cancel)))!.Promises.Count.ShouldBe(2, "the officer is named on it");
        var sheet = (await Print(_mission.Officer)).Value;

        sheet.Open.ShouldHaveSingleItem();
        sheet.LeftOut.ShouldBe(1);
        sheet.LastTime.Concat(sheet.Unanswered).Select(concern => concern.Summary).ShouldBe(["The borehole is dry"]);
        sheet.Label.ShouldBe(Label.Confidential);
    }

    [Fact]
    public async Task Each_sheet_leaves_an_entry_and_only_those_who_consult_get_one()
    {
        (await Print(_mission.Liaison)).Succeeded.ShouldBeTrue();
        (await Print(_mission.Analyst)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Print(_mission.LiaisonSouth)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Print(_mission.Stranger)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Print(null)).Is(RefusalCodes.NotFound).ShouldBeTrue();

        await using var db = _stage.OpenAsOwner();
        var entries = await db.Set<AuditEntry>().Where(entry => entry.Act == nameof(PrintVisitSheet)).ToListAsync(Cancel);
        entries.ShouldHaveSingleItem().ActorId.ShouldBe(_mission.Liaison.Value);
    }

    private Task<Result<VisitSheet>> Print(AccountId? by) => _stage.As<PrintVisitSheet, Result<VisitSheet>>(by, print => print.Run(_community, "en", Cancel));

    private async Task Meeting(string day, string concern, Label label) =>
        await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields =>
        {
            fields[DraftFieldNames.Date] = day;
            fields[DraftFieldNames.CommunityIds] = _community.Value.ToString();
            fields[DraftFieldNames.LabelField] = label.ToString();
            fields[DraftFieldNames.Readers] = label == Label.StrictlyConfidential ? _mission.SecondOfficer.Value.ToString() : null;
            foreach (var name in fields.Keys.ToList())
            {
                if (name.StartsWith(DraftFieldNames.CommitmentRow, StringComparison.Ordinal))
                    fields.Remove(name);
                else if (name.EndsWith("-summary", StringComparison.Ordinal))
                    fields[name] = concern;
            }
        }, cancel: Cancel);

    private TellingFacts Told(CommunityAnswer answer) => new(Today, ToldHow.Visit, _mission.Officer, answer, "So it is.", "en", "Market women");
}
