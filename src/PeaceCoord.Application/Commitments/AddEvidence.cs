using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Files;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Commitments;

/// <summary>
/// Adds a file to a step of a commitment, or to its delivery: those who may note a step, the organisation that gave its word included. It is there at
/// once, and makes no version. Sent twice under one id it is added once.
/// </summary>
public sealed class AddEvidence(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(CommitmentId id, AddEvidenceInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AddEvidence>(actor, cancel);
        var commitment = await Read();
        var takes = Takes(actor, commitment, input.Step);
        return takes.Succeeded
            ? await db.Keep(vault, commitment!.AsFileOwner(), input.Step, input, actor.Id!.Value, async () => Takes(actor, await Read(), input.Step), clock.GetUtcNow(), cancel)
            : takes;

        Task<Commitment?> Read() => db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).SingleOrDefaultAsync(c => c.Id == id, cancel);
    }

    private static Result Takes(Actor actor, Commitment? commitment, Guid? step)
    {
        if (commitment is null)
            return Refusal.NotFound;
        if (!CommitmentAccess.CanWork(actor, commitment))
            return Refusal.NotPermitted(Who.TheOwnerOrAnOfficer);
        if (commitment.IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        if (!commitment.TakesFiles)
            return new Refusal(CommitmentRefusalCodes.NotInThisState, null, commitment.State);
        return commitment.HasPart(step) ? Result.Done : step is null ? Refusal.Required(nameof(AddEvidenceInput.Step)) : new Refusal(RefusalCodes.UnknownChoice, nameof(AddEvidenceInput.Step));
    }
}

public sealed class AddEvidenceInput : AddFileInput
{
    /// <summary>The step that it is evidence of; null for its delivery.</summary>
    public Guid? Step { get; set; }
}

internal static class Evidence
{
    /// <summary>A hold on the consultation that it comes from holds its files too.</summary>
    public static FileOwner AsFileOwner(this Commitment commitment) => new(RecordKind.Commitment, commitment.Id.Value, commitment.WorkspaceId, commitment.Version, commitment.ConsultationId.Value);
}
