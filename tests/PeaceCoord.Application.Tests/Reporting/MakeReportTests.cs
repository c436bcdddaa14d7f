using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Publishing;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Reporting;

public sealed class MakeReportTests(TestCluster cluster) : IAsyncLifetime
{
    private static readonly ReportPeriod Quarter = ReportPeriod.Of(new InclusionPeriod(2026, 1));

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
    public async Task Each_audience_gets_a_report_built_from_what_it_may_see()
    {
        for (var i = 0; i < 4; i++)
            await Met(Label.Confidential);
        var restricted = await Met(Label.Restricted, women: 3);
        await Met(Label.StrictlyConfidential);

        // The mission, to the reader's clearance; what is Strictly confidential for nobody.
        var whole = (await Report(_mission.Officer)).Value.ForMission!;
        (whole.Meetings, whole.Concerns, whole.Promises.Made, whole.Label).ShouldBe((5, 5, 5, Label.Confidential));
        whole.Records!.Consultations.Count.ShouldBe(5);
        whole.Ageing.Bands.Sum(band => band.Count).ShouldBe(5);
        // 3 women beside 7 men: one more number is left out, so that they do not follow from the total.
        whole.People.People.ShouldBe(HeadRange.Exactly((4 * 25) + 10));
        whole.People[PeopleGroup.Women].Part.IsExact.ShouldBeFalse();
        var figures = (await Report(_mission.Analyst)).Value.ForMission!;
        (figures.Meetings, figures.Label, figures.Records).ShouldBe((1, Label.Restricted, null), "the analyst is cleared for Restricted, and reports figures only");
        (await Report(_leader)).Value.ForMission!.Records.ShouldBeNull();
        foreach (var other in new[] { _mission.Liaison, _mission.FocalPoint, _mission.Administrator })
            (await Report(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await Report(_mission.Stranger, code: "TEST")).Is(RefusalCodes.NotFound).ShouldBeTrue();

        // By area and by days.
        (await Report(_mission.Officer, area: "TT01")).Value.ForMission!.Meetings.ShouldBe(5);
        (await Report(_mission.Officer, area: "TT99")).Value.ForMission.ShouldBeNull();
        (await Report(_mission.Officer, period: new ReportPeriod(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 31)))).Value.ForMission!.Meetings.ShouldBe(0);
        (await Report(_mission.Officer, period: new ReportPeriod(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 1)))).Value.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReportingRefusalCodes.EndsBeforeStart);

        // Others are told what two people published, and nothing before.
        (await Report(_mission.Officer, ReportAudience.Everybody)).Value.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReportingRefusalCodes.NotPublished);
        (await Report(_leader, ReportAudience.Everybody)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await Exports()).ShouldBeEmpty();
        await Publish();
        await Met(Label.Restricted);
        var partners = (await Report(_mission.Officer, ReportAudience.Partners)).Value;
        partners.ForMission.ShouldBeNull();
        partners.Results!.Figures.Meetings.ShouldBe(5, "as it was published");
        partners.Label.ShouldBe(Label.Restricted);
        partners.ForPartners!.Consultations.Count.ShouldBe(2);
        partners.ForPartners.Consultations.ShouldAllBe(row => row.Month == new DateOnly(2026, 3, 1) && row.Area!.PCode == "TT01");
        var everybody = (await Report(_mission.Officer, ReportAudience.Everybody)).Value;
        (everybody.ForMission, everybody.ForPartners, everybody.Label, everybody.Results!.Figures.Meetings).ShouldBe((null, null, Label.Public, 5));
        (await Report(_mission.Officer, ReportAudience.Everybody, area: "TT01")).Value.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReportingRefusalCodes.WholeMissionOnly);
        // A quarter less a month of it would tell of the rest.
        (await Report(_mission.Officer, ReportAudience.Partners, ReportPeriod.MonthOf(new DateOnly(2026, 3, 1)))).Value.Refusals.ShouldHaveSingleItem().Code.ShouldBe(ReportingRefusalCodes.NotPublished);

        (await Exports()).ShouldBe(["Partners 2026-Q1", "Everybody 2026-Q1"]);
        restricted.Id.Value.ShouldNotBe(Guid.Empty);
    }

    private Task<MarketMeeting> Met(Label label, int women = 18) => MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields =>
    {
        fields[DraftFieldNames.Area] = SmallMission.Village;
        fields[LabelField] = label.ToString();
        fields[HeadsOf(ParticipantSex.Women, AgeBand.From30To59)] = $"{women}";
        if (label == Label.StrictlyConfidential)
            fields[Readers] = _mission.SecondOfficer.Value.ToString();
    }, cancel: Cancel);

    private Task<Result<ReportView>> Report(AccountId who, ReportAudience audience = ReportAudience.Mission, ReportPeriod? period = null, string? area = null, string? code = null) =>
        _stage.As<MakeReport, Result<ReportView>>(who, make => make.Run(code, new ReportAsked { Audience = audience, Period = period ?? Quarter, Area = area }, "en", Cancel));

    private async Task Publish()
    {
        var input = new ProposePublicationInput { Quarter = "2026-Q1" };
        (await _stage.As<ProposePublication, Result>(_mission.Head, propose => propose.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        var view = (await _stage.As<ViewPublication, Result<PublicationView>>(_leader, publication => publication.Run(new PublicationId(input.Id), "en", Cancel))).Value;
        (await _stage.As<ApprovePublication, Result>(_leader, approve => approve.Run(new PublicationId(input.Id), new ApprovePublicationInput { Seen = view.Seen, Version = view.Publication.Version }, Cancel))).Refusals.ShouldBeEmpty();
    }

    private async Task<List<string?>> Exports()
    {
        await using var db = _stage.OpenAsOwner();
        return await db.AuditEntries.Where(entry => entry.Act == "ExportReport").OrderBy(entry => entry.Sequence).Select(entry => entry.Reason).ToListAsync(Cancel);
    }
}
