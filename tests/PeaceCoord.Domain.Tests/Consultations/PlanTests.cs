using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class PlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly MissionWorkspace Mission = MissionWorkspace.Found("TEST", "Test", "Africa/Ndjamena", isFictional: true);

    private static ConsultationPlan Plan() => new()
    {
        Title = "Water",
        Kind = ConsultationKind.TownHall,
        PlaceName = "Market",
        On = new DateOnly(2026, 3, 12),
        StartsAt = new TimeOnly(9, 0),
        Sensitivity = PlaceSensitivity.Exact,
        ReprisalRisk = ReprisalRisk.Low,
        Visibility = MeetingVisibility.Open,
    };

    private static Consultation Planned(ConsultationPlan? plan = null) => Consultation.Plan(ConsultationId.New(), Mission, AccountId.New(), plan ?? Plan(), [], Now).Value;

    [Theory]
    [InlineData(MeetingVisibility.Open, SeenWithUs.Never, ReprisalRisk.Low, new[] { HarmFinding.OpenWithThoseNeverSeen })]
    [InlineData(MeetingVisibility.Open, SeenWithUs.Discreetly, ReprisalRisk.Moderate, new[] { HarmFinding.OpenWithThoseDiscreetlySeen })]
    [InlineData(MeetingVisibility.Open, SeenWithUs.Openly, ReprisalRisk.High, new[] { HarmFinding.OpenAtHighRisk })]
    [InlineData(MeetingVisibility.Open, SeenWithUs.Openly, ReprisalRisk.Moderate, new HarmFinding[0])]
    [InlineData(MeetingVisibility.Discreet, SeenWithUs.Never, ReprisalRisk.Severe, new[] { HarmFinding.DiscreetWithThoseNeverSeen })]
    [InlineData(MeetingVisibility.Discreet, SeenWithUs.Discreetly, ReprisalRisk.Severe, new HarmFinding[0])]
    [InlineData(MeetingVisibility.Unseen, SeenWithUs.Never, ReprisalRisk.Severe, new HarmFinding[0])]
    public void The_check_weighs_what_they_wish_and_risk_against_how_far_the_meeting_is_seen(MeetingVisibility visibility, SeenWithUs wish, ReprisalRisk risk, HarmFinding[] found)
    {
        DoNoHarmCheck.Find(visibility, risk, [new MetWish(SeenWithUs.Openly), new MetWish(wish)]).ShouldBe(found);
        DoNoHarmCheck.Find(visibility, ReprisalRisk.Low, [new MetWish(wish, risk)]).ShouldBe(found, "a leader's own risk counts as the plan's");
        found.Any(DoNoHarmCheck.Refuses).ShouldBe(visibility == MeetingVisibility.Open && wish == SeenWithUs.Never);
    }

    [Theory]
    [InlineData(MeetingVisibility.Open, PlaceSensitivity.Exact, false)]
    [InlineData(MeetingVisibility.Open, PlaceSensitivity.AreaOnly, true)]
    [InlineData(MeetingVisibility.Open, PlaceSensitivity.Hidden, true)]
    [InlineData(MeetingVisibility.Discreet, PlaceSensitivity.Hidden, false)]
    public void An_open_meeting_at_a_place_that_is_not_to_be_told_is_warned_of(MeetingVisibility visibility, PlaceSensitivity place, bool isWarned)
    {
        var found = DoNoHarmCheck.Find(visibility, ReprisalRisk.Low, [new MetWish(SeenWithUs.Openly)], place);

        found.ShouldBe(isWarned ? [HarmFinding.OpenAtSensitivePlace] : []);
        found.Any(DoNoHarmCheck.Refuses).ShouldBeFalse();
    }

    [Fact]
    public void A_plan_without_the_check_or_open_with_somebody_never_to_be_seen_is_refused_at_its_fields()
    {
        Consultation.Plan(ConsultationId.New(), Mission, AccountId.New(), Plan() with { Sensitivity = null, ReprisalRisk = null, Visibility = null, EndsAt = new TimeOnly(8, 0) }, [], Now)
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["EndsAt", "Sensitivity", "ReprisalRisk", "Visibility"]);

        var refused = Consultation.Plan(ConsultationId.New(), Mission, AccountId.New(), Plan(), [new MetWish(SeenWithUs.Never)], Now).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Field).ShouldBe((ConsultationRefusalCodes.OpenWithThoseNeverSeen, "Visibility"));
        refused.Arguments.ShouldBeEmpty("it names the rule and nobody");
    }

    [Fact]
    public void A_plan_is_changed_until_it_is_held_its_day_may_be_past_already_and_its_label_is_not_lowered()
    {
        var (community, organisation, leader) = (CommunityId.New(), OrganisationId.New(), LeaderId.New());
        var planned = Planned();

        planned.ChangePlan(Plan() with { On = new DateOnly(2026, 3, 10) }, [], Now.AddDays(3)).Is(ConsultationRefusalCodes.PlannedInPast).ShouldBeTrue();
        planned.ChangePlan(Plan() with { On = null }, [], Now).Is(RefusalCodes.Required).ShouldBeTrue("it is put off with a reason, and not by leaving out its day");
        planned.ChangePlan(Plan() with { Label = Label.Restricted }, [], Now).Is(ConsultationRefusalCodes.LabelLowered).ShouldBeTrue();
        planned.ChangePlan(Plan() with { Title = "Wells", Communities = [community], Organisations = [organisation], Leaders = [leader], Tasks = ["POC"] }, [], Now.AddDays(9)).Refusals.ShouldBeEmpty();

        planned.Title.ShouldBe("Wells");
        planned.IsRelied.ShouldBeTrue("also when it is written down");
        planned.Communities.Select(c => c.CommunityId).ShouldBe([community]);
        planned.Organisations.Select(o => o.OrganisationId).ShouldBe([organisation]);
        planned.Leaders.Select(l => l.LeaderId).ShouldBe([leader]);
        planned.Tasks.ShouldBe(["POC"]);
        planned.ChangePlan(Plan(), [], Now).Refusals.ShouldBeEmpty();
        planned.Communities.ShouldBeEmpty();
        planned.BeginDraft();
        planned.ChangePlan(Plan(), [], Now).Is(ConsultationRefusalCodes.NotInThisState).ShouldBeTrue();
    }

    [Fact]
    public void What_was_put_off_goes_on_waiting_or_is_planned_again()
    {
        var planned = Planned();
        planned.Postpone(null, "Rain", [], Now).Succeeded.ShouldBeTrue();

        planned.ChangePlan(Plan() with { On = null }, [], Now).Succeeded.ShouldBeTrue();
        planned.State.ShouldBe(ConsultationState.Postponed);
        planned.ChangePlan(Plan(), [], Now).Succeeded.ShouldBeTrue();
        planned.State.ShouldBe(ConsultationState.Planned);
        planned.HeldAt.ShouldBe(new DateTimeOffset(2026, 3, 12, 8, 0, 0, TimeSpan.Zero), "09:00 in N'Djamena");
    }

    [Fact]
    public void Putting_an_open_meeting_off_to_a_day_asks_again_what_those_to_be_met_wish()
    {
        var planned = Planned();
        MetWish[] never = [new(SeenWithUs.Never)];

        var refused = planned.Postpone(new DateOnly(2026, 3, 20), "Rain", never, Now).Refusals.ShouldHaveSingleItem();
        (refused.Code, refused.Field).ShouldBe((ConsultationRefusalCodes.PutOffInTheOpen, "Until"));
        planned.HeldOn.ShouldBe(new DateOnly(2026, 3, 12), "nothing is changed by what is refused");
        planned.Postpone(null, "Rain", never, Now).Refusals.ShouldBeEmpty("without a day nobody is met");
        Planned(Plan() with { Visibility = MeetingVisibility.Unseen }).Postpone(new DateOnly(2026, 3, 20), "Rain", never, Now).Refusals.ShouldBeEmpty();
    }

    [Fact]
    public void A_calendar_needs_a_name_and_the_office_that_it_is_of_and_nobody_has_too_many()
    {
        CalendarFeed.Make(CalendarFeedId.New(), AccountId.New(), Mission, " ", FeedFilter.Office, FieldOfficeId.New(), "hash", CalendarFeed.MostOpen, Now)
            .Refusals.Select(refusal => refusal.Field).ShouldBe(["Name", "OfficeId", null]);
        CalendarFeed.Make(CalendarFeedId.New(), AccountId.New(), Mission, "Phone", FeedFilter.Mine, null, "hash", 0, Now).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public void A_secret_is_of_256_bits_and_found_by_its_hash_only()
    {
        var secret = CalendarSecret.New();

        Convert.FromBase64String(secret.Replace('-', '+').Replace('_', '/') + "=").Length.ShouldBe(32);
        CalendarSecret.New().ShouldNotBe(secret);
        CalendarSecret.HashOf(secret)!.ShouldSatisfyAllConditions(hash => hash.Length.ShouldBe(64), hash => hash.ShouldBe(CalendarSecret.HashOf(secret)), hash => hash.ShouldNotContain(secret));
        CalendarSecret.HashOf(null).ShouldBeNull();
        CalendarSecret.HashOf(secret + "A").ShouldBeNull();
        CalendarSecret.HashOf(new string('é', CalendarSecret.MaxLength)).ShouldBeNull();
    }
}
