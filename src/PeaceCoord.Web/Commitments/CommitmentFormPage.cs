using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Commitments;

/// <summary>A form about one commitment.</summary>
public abstract class CommitmentFormPage : RecordPage<CommitmentView>
{
    [Inject] public required ViewCommitment ViewCommitment { get; init; }

    protected override Task<CommitmentView?> Load(CancellationToken cancel) => ViewCommitment.Run(new CommitmentId(Id), Say.Language, cancel);
}
