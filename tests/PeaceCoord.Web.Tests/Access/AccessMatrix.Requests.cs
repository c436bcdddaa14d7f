using PeaceCoord.Application.Requests;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Two requests of the partner organisation: one acknowledged, one to take back.</summary>
internal sealed class RequestsAccess : AccessRows
{
    public override IEnumerable<AddressRow> Addresses =>
    [
        Page("/requests", Callers.SignedIn, reads: Readers),
        Page("/requests/new", Senders),
        Record("/requests/{Id:guid}", stage => $"/requests/{stage.Id("request")}", Readers),
        ActOn("/requests/{Id:guid}/meeting", stage => $"/requests/{stage.Id("request")}/meeting", Callers.Officers),
        ActOn("/requests/{Id:guid}/answer", stage => $"/requests/{stage.Id("request")}/answer", Callers.Officers),
        ActOn("/requests/{Id:guid}/withdraw", stage => $"/requests/{stage.Id("request to withdraw")}/withdraw", Partners),
    ];

    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Reading<ListRequests>(Readers, async (useCase, _) => await useCase.Run(new(), Cancel)),
        Act<ViewRequest>(Readers, async (useCase, stage) => await useCase.Run(Request(stage), Cancel)),
        Act<RequestChoices>(Senders, async (useCase, _) => await useCase.Run(Cancel)),
        Act<SendRequest>(Senders, async (useCase, _) => await useCase.Run(new SendRequestInput(), Cancel)),
        Act<AcknowledgeRequest>(Callers.Officers, async (useCase, stage) => await useCase.Run(Request(stage), Cancel)),
        Act<SetMeeting>(Callers.Officers, async (useCase, stage) => await useCase.Run(Request(stage), new SetMeetingInput(), Cancel)),
        Act<AnswerRequest>(Callers.Officers, async (useCase, stage) => await useCase.Run(Request(stage), new AnswerRequestInput(), Cancel)),
        Refused<WithdrawRequest>(Partners, async (useCase, stage) => await useCase.Run(Request(stage), new WithdrawRequestInput(), Cancel)),
    ];

    public override async Task Arrange(AccessStage stage)
    {
        foreach (var name in new[] { "request", "request to withdraw" })
        {
            var input = new SendRequestInput
            {
                OrganisationId = stage.Partner.Value,
                Kind = RequestKind.AskForMeeting,
                Subject = $"The wells {AccessStage.Canary}",
                Theme = ConcernTheme.Water,
                Text = $"They are dry {AccessStage.Canary}",
                Language = "fr",
                How = HowToMeet.Telephone,
            };
            (await stage.As<SendRequest, Result>(Caller.OrgMember, useCase => useCase.Run(input, Cancel))).Refusals.ShouldBeEmpty();
            stage.Keep(name, input.Id);
        }

        (await stage.As<AcknowledgeRequest, Result>(Caller.Officer, useCase => useCase.Run(Request(stage), Cancel))).Refusals.ShouldBeEmpty();
    }

    private static Caller[] Partners { get; } = [Caller.OrgCoordinator, Caller.OrgMember];

    private static Caller[] Senders { get; } = [Caller.OrgCoordinator, Caller.OrgMember, Caller.OrgCoordinatorElsewhere];

    private static Caller[] Readers { get; } = Callers.Officers.And(Partners);

    private static RequestId Request(AccessStage stage) => new(stage.Id("request"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
