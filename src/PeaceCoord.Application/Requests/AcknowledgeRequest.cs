using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>The mission has read it and tells the organisation so. Officers and section heads.</summary>
public sealed class AcknowledgeRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(RequestId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AcknowledgeRequest>(actor, cancel);
        return await db.Do(actor, id, null, RequestAccess.CanAnswer, RequestAccess.Answerers, (request, _) => Task.FromResult(request.Acknowledge(actor.Id!.Value, clock.GetUtcNow())), clock, cancel);
    }
}
