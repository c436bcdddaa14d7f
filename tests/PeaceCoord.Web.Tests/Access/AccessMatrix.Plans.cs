using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>
/// What the officer planned: one meeting for Confidential, one for Restricted, and the officer's calendar with both. Colleagues who plan read the
/// plans, the officer alone changes them; whoever has the calendar's address reads what is for Restricted, whoever they are.
/// </summary>
internal sealed class PlansAccess : AccessRows
{
    /// <summary>After the communities.</summary>
    public override int Order => 25;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/consultations/planned", Callers.SignedIn, reads: Callers.Writers),
        Record("/consultations/{Id:guid}", stage => $"/consultations/{stage.Id("plan")}", Callers.Writers),
        Record("/consultations/{Id:guid}/plan", stage => $"/consultations/{stage.Id("plan")}/plan", [Caller.Officer]),
        Page("/account/calendars", Callers.Writers.And(Callers.OfficersElsewhere), reads: [Caller.Officer]),
        Record("/account/calendars/{Id:guid}/revoke", stage => $"/account/calendars/{stage.Id("feed")}/revoke", [Caller.Officer]),
        Secret("/calendar/{secret}.ics", stage => $"/calendar/{stage.Secret("feed")}.ics", Callers.Everybody, reads: Callers.Everybody),
        Secret("/calendar/{secret}.ics", stage => $"/calendar/{stage.Secret("revoked feed")}.ics", Callers.Nobody),
        Secret("/calendar/{secret}.ics", _ => $"/calendar/{CalendarSecret.New()}.ics", Callers.Nobody),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListPlanned>(Callers.Writers, async (useCase, _) => await useCase.Run(new PlannedFilter(), "en", Cancel)),
        Act<ReadPlan>([Caller.Officer], async (useCase, stage) => await useCase.Run(Plan(stage), Cancel)),
        Act<ChangePlan>([Caller.Officer], async (useCase, stage) => await useCase.Run(Plan(stage), new ChangePlanInput(), Cancel)),
        // Wishes and numbers, no words: those who may not see the community get nothing, as PlanTests asks.
        Reading<MarkWhomToMeet>(Callers.Nobody, async (useCase, stage) => await useCase.Run(stage.A.Id, [new CommunityId(stage.Id("community"))], [], Cancel)),
        Act<MakeCalendarFeed>(Callers.Writers, async (useCase, stage) => await useCase.Run(CalendarFeedId.New(), new MakeCalendarFeedInput { WorkspaceId = stage.A.Id.Value }, Cancel)),
        Reading<ListCalendarFeeds>([Caller.Officer], async (useCase, _) => await useCase.Run(Cancel)),
        // Who may would revoke it.
        Refused<RevokeCalendarFeed>([Caller.Officer], async (useCase, stage) => await useCase.Run(new CalendarFeedId(stage.Id("feed")), Cancel)),
        Act<ReadCalendarFeed>(Callers.Everybody, async (useCase, stage) => await useCase.Run(stage.Secret("feed"), Cancel)),
        Act<ReadCalendarFeed>(Callers.Nobody, async (useCase, stage) => await useCase.Run(stage.Secret("revoked feed"), Cancel)),
        Act<ReadCalendarFeed>(Callers.Nobody, async (useCase, _) => await useCase.Run(CalendarSecret.New(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        stage.Keep("plan", (await Planned(stage, Label.Confidential)).Value);
        await Planned(stage, Label.Restricted);
        var feed = CalendarFeedId.New();
        stage.Keep("feed", await Made(stage, feed));
        stage.Keep("feed", feed.Value);
        var revoked = CalendarFeedId.New();
        stage.Keep("revoked feed", await Made(stage, revoked));
        (await stage.As<RevokeCalendarFeed, Result>(Caller.Officer, revoke => revoke.Run(revoked, Cancel))).Refusals.ShouldBeEmpty();
    }

    private static async Task<ConsultationId> Planned(AccessStage stage, Label label)
    {
        var id = ConsultationId.New();
        var input = new PlanConsultationInput
        {
            WorkspaceId = stage.A.Id.Value,
            Title = $"Market {AccessStage.Canary}",
            Kind = ConsultationKind.CommunityMeeting,
            OfficeId = stage.A.FieldOffices[0].Id.Value,
            Communities = [stage.Id("community")],
            Leaders = [stage.Id("leader")],
            PlaceName = $"Square {AccessStage.Canary}",
            Purpose = $"Listen {AccessStage.Canary}",
            On = DateOnly.FromDateTime(stage.Stage.Clock.GetUtcNow().UtcDateTime),
            StartsAt = "23:30",
            Label = label,
            Sensitivity = PlaceSensitivity.Exact,
            ReprisalRisk = ReprisalRisk.High,
            Visibility = MeetingVisibility.Unseen,
        };
        (await stage.As<PlanConsultation, Result>(Caller.Officer, plan => plan.Run(id, input, Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    private static async Task<string> Made(AccessStage stage, CalendarFeedId id) =>
        (await stage.As<MakeCalendarFeed, Result<CalendarFeedMade>>(Caller.Officer, make => make.Run(id, new MakeCalendarFeedInput { WorkspaceId = stage.A.Id.Value, Name = $"Phone {AccessStage.Canary}", Filter = FeedFilter.All }, Cancel))).Value.Secret;

    private static ConsultationId Plan(AccessStage stage) => new(stage.Id("plan"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
