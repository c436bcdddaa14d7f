using System.Globalization;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Application.Tests.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Inclusion;

public sealed class ViewInclusionTests(TestCluster cluster)
{
    private const string Highlands = "TT01";
    private const string Coast = "TT02";

    private static readonly InclusionPeriod Spring = new(2026, 1);

    private static readonly (ParticipantSex, AgeBand, int)[] NineMenAndThreeWomen = [(ParticipantSex.Men, AgeBand.From30To59, 9), (ParticipantSex.Women, AgeBand.From30To59, 3)];

    private static readonly (ParticipantSex, AgeBand, int)[] TwentyAndThirty = [(ParticipantSex.Men, AgeBand.From30To59, 20), (ParticipantSex.Women, AgeBand.From18To29, 30)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_nine_men_and_three_women_in_an_area_neither_is_told_nor_follows_from_what_is()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", NineMenAndThreeWomen);
        await stage.Met(mission.Officer, mission.SecondOfficer, Coast, "2026-03-08", TwentyAndThirty);

        var view = (await View(stage, mission.Analyst, Spring)).Value;

        var highlands = view.Areas.Single(row => row.Area?.PCode == Highlands);
        highlands.Meetings.ShouldBe(1);
        highlands.People.ShouldBe(HeadRange.Exactly(12));
        highlands[PeopleGroup.Women].Part.ShouldBe(new HeadRange(1, 4));
        highlands[PeopleGroup.Men].Part.ShouldBe(new HeadRange(8, 11));
        highlands[PeopleGroup.Women].Share!.Value.Least.ShouldBeLessThan(9);
        highlands[PeopleGroup.Women].Share!.Value.Most.ShouldBeGreaterThan(33);
        view.Areas.Single(row => row.Area?.PCode == Coast)[PeopleGroup.Women].Part.ShouldBe(HeadRange.Exactly(30));
        // All areas less the other area is what the area itself tells.
        view.Total[PeopleGroup.Women].Part.ShouldBe(new HeadRange(31, 34));
        view.Total[PeopleGroup.Men].Part.ShouldBe(new HeadRange(28, 31));
        view.Total.People.ShouldBe(HeadRange.Exactly(62));
    }

    [Fact]
    public async Task Leaving_one_meeting_out_tells_no_more_than_its_record_does()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", TwentyAndThirty);
        var yesterday = (await View(stage, mission.Analyst, Spring)).Value.Areas.Single();
        var small = await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-20", NineMenAndThreeWomen);
        var today = (await View(stage, mission.Analyst, Spring)).Value.Areas.Single();

        (today.People.Least - yesterday.People.Least).ShouldBe(12);
        Difference(PeopleGroup.Women).ShouldBe((1, 4));
        Difference(PeopleGroup.Men).ShouldBe((8, 11));
        var record = (await stage.As<ViewConsultation, Result<ConsultationView>>(mission.Officer, view => view.Run(small, Cancel))).Value;
        record.Heads.ShouldAllBe(cell => cell.Heads == null);

        // Nor is there a filter that leaves it out: quarters and years only, and a year adds up its quarters.
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-05-05", TwentyAndThirty);
        var year = (await View(stage, mission.Analyst, new InclusionPeriod(2026, null))).Value.Areas.Single();
        var summer = (await View(stage, mission.Analyst, new InclusionPeriod(2026, 2))).Value.Areas.Single();
        (year[PeopleGroup.Women].Part.Least - summer[PeopleGroup.Women].Part.Least, year[PeopleGroup.Women].Part.Most - summer[PeopleGroup.Women].Part.Most).ShouldBe((31, 34));

        (int, int) Difference(PeopleGroup group) => (today[group].Part.Least - yesterday[group].Part.Least, today[group].Part.Most - yesterday[group].Part.Most);
    }

    [Fact]
    public async Task Nine_men_in_one_meeting_and_three_women_in_another_are_no_better_known()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", [(ParticipantSex.Men, AgeBand.From30To59, 9)]);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-04", [(ParticipantSex.Women, AgeBand.From30To59, 3)]);

        var row = (await View(stage, mission.Analyst, Spring)).Value.Areas.Single();

        row.People.ShouldBe(new HeadRange(10, 13));
        row[PeopleGroup.Women].Part.ShouldBe(new HeadRange(0, 4));
        row[PeopleGroup.Men].Part.ShouldBe(new HeadRange(9, 13));
    }

    [Fact]
    public async Task Every_reader_gets_the_same_figures_and_what_is_strictly_confidential_is_in_none()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", TwentyAndThirty, fields => fields[Disabilities] = "6");
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-04", TwentyAndThirty, fields => fields[LabelField] = nameof(Label.Restricted));
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-05", TwentyAndThirty, fields =>
        {
            fields[LabelField] = nameof(Label.StrictlyConfidential);
            fields[Readers] = mission.SecondOfficer.Value.ToString();
        });
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-06", TwentyAndThirty, fields => fields[Sensitivity] = nameof(PlaceSensitivity.Hidden));

        foreach (var reader in new[] { mission.Officer, mission.SecondOfficer, mission.Head, mission.Analyst, mission.FocalPoint })
        {
            var view = (await View(stage, reader, Spring)).Value;
            view.Total.Meetings.ShouldBe(3);
            view.Total[PeopleGroup.WithDisabilities].ShouldBe(new ShownPart(HeadRange.Exactly(6), HeadRange.Exactly(44), HeadRange.Exactly(50)));
            view.Areas.Select(row => (row.Area?.PCode, row.Meetings)).ShouldBe([(Highlands, 2), (null, 1)]);
        }
    }

    [Fact]
    public async Task Figures_that_were_looked_at_change_with_the_records_behind_them()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        var meeting = await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-03", TwentyAndThirty);
        (await View(stage, mission.Analyst, Spring)).Value.Total.People.ShouldBe(HeadRange.Exactly(50));

        (await stage.As<OpenDraft, Result>(mission.Officer, open => open.Run(meeting, Cancel))).Refusals.ShouldBeEmpty();
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal) { [Date] = "2026-04-03" };
        (await stage.Save(mission.Officer, meeting, (await stage.Read(mission.Officer, meeting)).Value.Revision, fields)).Refusals.ShouldBeEmpty();
        (await View(stage, mission.Analyst, Spring)).Value.Total.Meetings.ShouldBe(1, "not amended yet");
        (await stage.As<AmendConsultation, Result>(mission.Officer, amend => amend.Run(meeting, "The day was wrong", Cancel))).Refusals.ShouldBeEmpty();

        (await View(stage, mission.Analyst, Spring)).Value.Total.Meetings.ShouldBe(0);
        (await View(stage, mission.Analyst, new InclusionPeriod(2026, 2))).Value.Total.Meetings.ShouldBe(1);
        await stage.Met(mission.Officer, mission.SecondOfficer, SmallMission.Village, "2026-02-20", TwentyAndThirty);
        (await View(stage, mission.Analyst, Spring)).Value.Total.People.ShouldBe(HeadRange.Exactly(50));
    }

    [Fact]
    public async Task Liaison_assistants_administrators_and_others_find_no_figures()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);

        foreach (var other in new AccountId?[] { mission.Liaison, mission.Administrator, null })
            (await View(stage, other, Spring)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<ViewInclusion, Result<InclusionView>>(mission.Stranger, view => view.Run("TEST", Spring, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await View(stage, mission.Stranger, Spring)).Value.Workspace.Code.ShouldBe("ELSE");
    }

    [Fact]
    public async Task Communities_not_met_for_ninety_days_and_those_asked_three_times_without_an_answer_are_named()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        var today = MissionTime.Today("Africa/Monrovia", stage.Clock.GetUtcNow());
        var never = await mission.HasCommunity("Never");
        var longAgo = await mission.HasCommunity("Long ago");
        var lately = await mission.HasCommunity("Lately");
        var often = await mission.HasCommunity("Often");
        var answered = await mission.HasCommunity("Answered");
        await Meet(longAgo, 90);
        await Meet(lately, 89);
        foreach (var daysAgo in new[] { 30, 20, 10 })
        {
            await Meet(often, daysAgo);
            await Meet(answered, daysAgo);
        }

        await mission.HasCommitment(answered, label: Label.Restricted, then: c =>
        {
            c.Decline("No money", today.AddDays(-20)).Succeeded.ShouldBeTrue();
            c.Tell(new TellingFacts(today.AddDays(-15), ToldHow.CommunityMeeting, mission.Officer, CommunityAnswer.Confirmed, "We heard", "en", "Elders"), today, stage.Clock.GetUtcNow()).Succeeded.ShouldBeTrue();
        });

        var view = (await View(stage, mission.Analyst, null)).Value;
        var minded = view.Communities!;

        minded.NotMet.Select(c => (c.Id, c.Days)).ShouldBe([(never, null), (longAgo, 90)]);
        minded.NotMetCount.ShouldBe(2);
        minded.AskedTooOften.Select(c => (c.Id, c.SinceAnAnswer)).ShouldBe([(often, 3)]);
        foreach (var (community, since) in new[] { (never, 0), (longAgo, 1), (often, 3), (answered, 1) })
            (await stage.As<ViewCommunity, CommunityView?>(mission.Analyst, v => v.Run(community, "en", Cancel)))!.MeetingsSinceAnAnswer.ShouldBe(since);

        (await View(stage, mission.FocalPoint, null)).Value.Communities.ShouldBeNull();

        (await List(MindedList.NotMet)).Rows.ShouldBe(minded.NotMet);
        (await List(MindedList.TooOften)).Rows.ShouldBe(minded.AskedTooOften);

        async Task<Part<CommunityToMind>> List(MindedList list) => (await stage.As<ListMinded, Result<MindedView>>(mission.Analyst, all => all.Run(list, null, null, "en", Cancel))).Value.Communities;
        Task Meet(CommunityId community, int daysAgo) => stage.Met(
            mission.Officer, mission.SecondOfficer, SmallMission.Village, today.AddDays(-daysAgo).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), TwentyAndThirty, fields => fields[LabelField] = nameof(Label.Restricted), community);
    }

    [Fact]
    public async Task All_that_were_not_met_are_read_a_page_at_a_time_by_those_who_read_figures_and_communities()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await Mission(stage);
        for (var number = 0; number <= ListMinded.PageSize; number++)
            await mission.HasCommunity($"Village {number:00}");

        (await View(stage, mission.Analyst, null)).Value.Communities!.ShouldSatisfyAllConditions(c => c.NotMet.Count.ShouldBe(CommunitiesToMind.Most), c => c.NotMetCount.ShouldBe(ListMinded.PageSize + 1));
        var first = (await List(mission.Analyst)).Value;
        first.Communities.ShouldSatisfyAllConditions(c => c.Rows.Count.ShouldBe(ListMinded.PageSize), c => c.Count.ShouldBe(ListMinded.PageSize + 1), c => c.Page.ShouldBe(1));
        var last = (await List(mission.Officer, 99)).Value;
        last.Communities.ShouldSatisfyAllConditions(c => c.Rows.Single().Name.Text.ShouldBe("Village 50"), c => c.Page.ShouldBe(2));
        (first.CanConsult, last.CanConsult).ShouldBe((false, true));
        foreach (var other in new AccountId?[] { mission.Liaison, mission.FocalPoint, mission.Administrator, null })
            (await List(other)).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<ListMinded, Result<MindedView>>(mission.Stranger, list => list.Run(MindedList.NotMet, "TEST", null, "en", Cancel))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await List(mission.Stranger)).Value.ShouldSatisfyAllConditions(view => view.Workspace.Code.ShouldBe("ELSE"), view => view.Communities.Count.ShouldBe(0));

        Task<Result<MindedView>> List(AccountId? reader, int? page = null) => stage.As<ListMinded, Result<MindedView>>(reader, list => list.Run(MindedList.NotMet, null, page, "en", Cancel));
    }

    private static async Task<SmallMission> Mission(Stage stage)
    {
        var mission = await SmallMission.On(stage);
        await using var db = stage.OpenAsOwner();
        var coast = new Area(Coast);
        coast.Correct(new AreaFacts("TTT", 1, "TT", null, null, [("en", "Coast")]));
        db.Add(coast);
        await db.SaveChangesAsync(Cancel);
        return mission;
    }

    private static Task<Result<InclusionView>> View(Stage stage, AccountId? reader, InclusionPeriod? period) =>
        stage.As<ViewInclusion, Result<InclusionView>>(reader, view => view.Run(null, period, "en", Cancel));
}
