using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Puts what was submitted on record under a reference, makes commitments of what was promised, and writes what was told on the
/// commitments and concerns it was told of: all of it, or nothing.
/// </summary>
public sealed class RecordConsultation(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, RecordConsultationInput input, CancellationToken cancel)
    {
        var recorded = await Once(id, input, cancel);
        // Somebody told one of its commitments at this very moment: seen anew, that one is left as it is.
        return recorded.Is(RefusalCodes.Conflict) ? await Once(id, input, cancel) : recorded;
    }

    private async Task<Result> Once(ConsultationId id, RecordConsultationInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<RecordConsultation>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanReview(actor, consultation))
            return Refusal.NotPermitted(Who.OfficersOtherThanTheAuthor);

        var code = await db.Workspaces.Where(w => w.Id == consultation.WorkspaceId).Select(w => w.Code).FirstAsync(cancel);
        var reference = await db.UnusedReference(code, (consultation.HeldOn ?? default).Year, cancel);
        var recorded = consultation.Record(reference, input.Comment, actor.Id!.Value, now);
        if (!recorded.Succeeded)
            return recorded;

        db.Commitments.AddRange(consultation.ProposedCommitments.Select(promised => consultation.Commit(
            promised.Id, promised.Kind, promised.Text, promised.PromisedBy, promised.OwnerId, promised.Due, promised.Priority, promised.ConcernId, now, promised.OrganisationId,
            promised.LeftOut.Select(community => new CommunityId(community)))));
        await db.TellAll(consultation, actor, now, cancel);
        return await db.Save(recorded, consultation, input.Version, cancel);
    }
}

public sealed class RecordConsultationInput
{
    public string? Comment { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
