using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Web.Communities;

namespace PeaceCoord.Web.Commitments;

/// <summary>A form about one commitment: finds it, or is not found.</summary>
public abstract class CommitmentFormPage : ComponentBase
{
    [Parameter] public Guid Id { get; set; }

    [Inject] public required ViewCommitment ViewCommitment { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    protected CommitmentView? View { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        View = await ViewCommitment.Run(new CommitmentId(Id), Spoken.Language, CancellationToken.None);
        if (View is null)
            Navigate.NotFound();
        else
            Begin(View);
    }

    /// <summary>Fills an input that was not posted.</summary>
    protected abstract void Begin(CommitmentView view);
}
