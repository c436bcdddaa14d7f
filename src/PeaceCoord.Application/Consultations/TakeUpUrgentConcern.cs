using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Somebody on duty says that they act on an urgent concern.</summary>
public sealed class TakeUpUrgentConcern(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConcernId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<TakeUpUrgentConcern>(actor, cancel);
        var urgent = await db.UrgentConcerns.Where(ConsultationAccess.OnDutyListOf(actor)).FirstOrDefaultAsync(u => u.Id == id, cancel);
        if (urgent is null)
            return Refusal.NotFound;

        return await db.Save(urgent.TakeUp(actor.Id!.Value, clock.GetUtcNow()), urgent, null, cancel);
    }
}
