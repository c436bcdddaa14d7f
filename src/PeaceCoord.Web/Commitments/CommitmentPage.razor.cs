using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Commitments;

public sealed partial class CommitmentPage
{
    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromForm(FormName = "accept")] public CommitmentActInput? Accept { get; set; }

    [SupplyParameterFromForm(FormName = "plan")] public PlanCommitmentInput? Plan { get; set; }

    [SupplyParameterFromForm(FormName = "start")] public CommitmentActInput? Start { get; set; }

    [SupplyParameterFromForm(FormName = "verify")] public CommitmentActInput? Verify { get; set; }

    [SupplyParameterFromForm(FormName = "close")] public CommitmentActInput? Close { get; set; }

    [SupplyParameterFromForm(FormName = "agree")] public CommitmentActInput? Agree { get; set; }

    [SupplyParameterFromForm(FormName = "turn-down")] public CommitmentActInput? TurnDown { get; set; }

    [Inject] public required ViewCommitment ViewCommitment { get; init; }

    [Inject] public required AcceptCommitment AcceptCommitment { get; init; }

    [Inject] public required PlanCommitment PlanCommitment { get; init; }

    [Inject] public required StartCommitment StartCommitment { get; init; }

    [Inject] public required VerifyCommitment VerifyCommitment { get; init; }

    [Inject] public required CloseCommitment CloseCommitment { get; init; }

    [Inject] public required AgreeToCloseUntold AgreeToCloseUntold { get; init; }

    [Inject] public required TurnDownClosingUntold TurnDownClosingUntold { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private CommitmentId Here => new(Id);

    private CommitmentView? View { get; set; }

    private int DaysOverdue => View?.Commitment.DaysOverdue ?? 0;

    private int? DaysUntold => View?.Commitment.DaysUntold;

    /// <summary>What it is in one sentence.</summary>
    private string Sentence => Say.Fill(
        View!.Commitment.IsClosed ? Words.SentenceClosed : Words.SentenceOpen,
        Say.Choice(View.Commitment.PromisedBy),
        Say.Date(View.Commitment.Due),
        View.Told(View.Commitment.OwnerId));

    protected override async Task OnInitializedAsync()
    {
        View = await ViewCommitment.Run(Here, Say.Language, CancellationToken.None);
        if (View is null)
        {
            Navigate.NotFound();
            return;
        }

        CommitmentActInput fresh = new() { Version = View.Commitment.Version };
        Accept ??= fresh;
        Plan ??= new PlanCommitmentInput { Version = fresh.Version, Horizon = View.Commitment.Horizon };
        Start ??= fresh;
        Verify ??= fresh;
        Close ??= fresh;
        Agree ??= fresh;
        TurnDown ??= fresh;
    }

    private Task<Result> AcceptIt(CommitmentActInput input, CancellationToken cancel) => AcceptCommitment.Run(Here, input, cancel);

    private Task<Result> PlanIt(PlanCommitmentInput input, CancellationToken cancel) => PlanCommitment.Run(Here, input, cancel);

    private Task<Result> StartIt(CommitmentActInput input, CancellationToken cancel) => StartCommitment.Run(Here, input, cancel);

    private Task<Result> VerifyIt(CommitmentActInput input, CancellationToken cancel) => VerifyCommitment.Run(Here, input, cancel);

    private Task<Result> CloseIt(CommitmentActInput input, CancellationToken cancel) => CloseCommitment.Run(Here, input, cancel);

    private Task<Result> AgreeIt(CommitmentActInput input, CancellationToken cancel) => AgreeToCloseUntold.Run(Here, input, cancel);

    private Task<Result> TurnItDown(CommitmentActInput input, CancellationToken cancel) => TurnDownClosingUntold.Run(Here, input, cancel);

    private static (string To, string? Text)[] Above(CommitmentView view) => view.Commitment.Communities is [{ Name: { } name } only] ? [(Routes.Community(only.Id), name.Text)] : [];
}
