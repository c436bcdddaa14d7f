using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Says that the words of a consultation were read again after a withdrawal, and nobody who withdrew is known by them. They may be shared again.</summary>
public sealed class ReadAgain(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ReadAgainInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ReadAgain>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanReadAgain(actor, consultation))
            return Refusal.NotPermitted(Who.Officers);

        return await db.Save(consultation.ReadAgain(actor.Id!.Value, clock.GetUtcNow()), consultation, input.Version, cancel);
    }
}

public sealed class ReadAgainInput
{
    /// <summary>The version that was read.</summary>
    public int? Version { get; set; }
}
