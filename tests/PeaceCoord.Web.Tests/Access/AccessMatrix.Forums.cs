using PeaceCoord.Application.Forums;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>A joint forum of the whole mission, with a decision that waits: read like recorded consultations, kept and answered by officers and section heads.</summary>
internal sealed class ForumsAccess : AccessRows
{
    /// <summary>After the communities.</summary>
    public override int Order => 26;

    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/forums", Callers.SignedIn, reads: Readers),
        Page("/forums/new", Callers.Officers.And(Callers.OfficersElsewhere), reads: Callers.Officers),
        Record("/forums/{Id:guid}", stage => $"/forums/{stage.Id("forum")}", Readers),
        Record("/forums/{Id:guid}/edit", stage => $"/forums/{stage.Id("forum")}/edit", Callers.Officers),
        Record("/forums/{Id:guid}/meetings/new", stage => $"/forums/{stage.Id("forum")}/meetings/new", Callers.Officers),
        Record("/forums/{Id:guid}/end", stage => $"/forums/{stage.Id("forum")}/end", Callers.Officers),
        Record("/forums/{Id:guid}/meetings/{MeetingId:guid}/correct", stage => $"/forums/{stage.Id("forum")}/meetings/{stage.Id("forum meeting")}/correct", Callers.Officers),
        Record("/forums/{Id:guid}/decisions/{DecisionId:guid}/correct", stage => $"/forums/{stage.Id("forum")}/decisions/{stage.Id("forum decision")}/correct", Callers.Officers),
        Record("/forums/{Id:guid}/meetings/{MeetingId:guid}/consultation", stage => $"/forums/{stage.Id("forum")}/meetings/{stage.Id("forum meeting")}/consultation", Callers.Officers),
        Record("/forums/{Id:guid}/meetings/{MeetingId:guid}/decision", stage => $"/forums/{stage.Id("forum")}/meetings/{stage.Id("forum meeting")}/decision", Callers.Officers),
        Record("/forums/{Id:guid}/decisions/{DecisionId:guid}/settle", stage => $"/forums/{stage.Id("forum")}/decisions/{stage.Id("forum decision")}/settle", Callers.Officers),
        Record("/forums/{Id:guid}/decisions/{DecisionId:guid}/accept", stage => $"/forums/{stage.Id("forum")}/decisions/{stage.Id("forum decision")}/accept", Callers.Officers),
        Record("/forums/{Id:guid}/decisions/{DecisionId:guid}/decline", stage => $"/forums/{stage.Id("forum")}/decisions/{stage.Id("forum decision")}/decline", Callers.Officers),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListForums>(Readers, async (useCase, _) => await useCase.Run(new ForumFilter(), Cancel)),
        Act<ViewForum>(Readers, async (useCase, stage) => await useCase.Run(Forum(stage), "en", Cancel)),
        Act<ForumChoices>(Callers.Officers, async (useCase, stage) => await useCase.Run(stage.A.Id.Value, Cancel)),
        // What is on record and could be linked: for those who keep the forum.
        Reading<ForumConsultations>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), null, Cancel)),
        Act<SetUpForum>([.. Callers.Officers, .. Callers.OfficersElsewhere], async (useCase, _) => await useCase.Run(new SetUpForumInput(), Cancel)),
        Act<ChangeForum>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new ChangeForumInput(), Cancel)),
        Act<HoldForumMeeting>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new HoldForumMeetingInput(), Cancel)),
        Act<LinkForumMeeting>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new ForumMeetingId(stage.Id("forum meeting")), new LinkForumMeetingInput(), Cancel)),
        Act<RecordForumDecision>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new ForumMeetingId(stage.Id("forum meeting")), new RecordForumDecisionInput(), Cancel)),
        Act<SettleForumDecision>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), Decision(stage), new SettleForumDecisionInput(), Cancel)),
        Act<CorrectForumMeeting>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new ForumMeetingId(stage.Id("forum meeting")), new CorrectForumMeetingInput(), Cancel)),
        Act<CorrectForumDecision>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), Decision(stage), new CorrectForumDecisionInput(), Cancel)),
        Act<EndForum>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), new EndForumInput(), Cancel)),
        Act<AcceptForumDecision>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), Decision(stage), new AcceptForumDecisionInput(), Cancel)),
        Act<DeclineForumDecision>(Callers.Officers, async (useCase, stage) => await useCase.Run(Forum(stage), Decision(stage), new DeclineForumDecisionInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        var input = new SetUpForumInput
        {
            Name = $"Corridor committee {AccessStage.Canary}",
            Purpose = $"Follow the agreement {AccessStage.Canary}",
            Label = Label.Confidential,
            Rhythm = ForumRhythm.Monthly,
            Communities = [stage.Id("community")],
            Leaders = [stage.Id("leader")],
            Authorities = $"Prefect’s office {AccessStage.Canary}",
        };
        (await stage.As<SetUpForum, Result>(Caller.Officer, useCase => useCase.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("forum", input.Id);
        var view = (await stage.As<ViewForum, Result<ForumView>>(Caller.Officer, useCase => useCase.Run(Forum(stage), "en", Cancel))).Value;
        var meeting = new HoldForumMeetingInput { On = view.Today, Place = $"Market {AccessStage.Canary}", Present = [view.Members[0].Id], Version = 1 };
        (await stage.As<HoldForumMeeting, Result>(Caller.Officer, useCase => useCase.Run(Forum(stage), meeting, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("forum meeting", meeting.Id);
        var decision = new RecordForumDecisionInput { Text = $"Mark the ponds {AccessStage.Canary}", DoneBy = $"Civil Affairs {AccessStage.Canary}", AsksMission = true, Version = 2 };
        (await stage.As<RecordForumDecision, Result>(Caller.Officer, useCase => useCase.Run(Forum(stage), new ForumMeetingId(meeting.Id), decision, Cancel))).Refusals.ShouldBeEmpty();
        stage.Keep("forum decision", decision.Id);
    }

    /// <summary>A liaison assistant reads the forums of the own office; this one is of all offices.</summary>
    private static Caller[] Readers { get; } = Callers.Readers.Except(Caller.LiaisonAssistant);

    private static JointForumId Forum(AccessStage stage) => new(stage.Id("forum"));

    private static ForumDecisionId Decision(AccessStage stage) => new(stage.Id("forum decision"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
