using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Says what became of a concern that is on record, and what the mission does differently because of it.</summary>
public sealed class AnswerConcern(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ConcernId concern, AnswerConcernInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AnswerConcern>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanAmend(actor, consultation))
            return Refusal.NotPermitted(Who.Officers);

        return await db.Save(consultation.AnswerConcern(concern, input.State, input.NotPossibleReason, input.ChangedBecause), consultation, input.Version, cancel);
    }
}

public sealed class AnswerConcernInput
{
    public ConcernState? State { get; set; }

    /// <summary>Asked when nothing can be done.</summary>
    public string? NotPossibleReason { get; set; }

    public string? ChangedBecause { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
