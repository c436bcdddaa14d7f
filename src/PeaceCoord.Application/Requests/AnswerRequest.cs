using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>The mission answers, and the request is closed. Officers and section heads.</summary>
public sealed class AnswerRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(RequestId id, AnswerRequestInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<AnswerRequest>(actor, cancel);
        return await db.Do(
            actor, id, input.Version, RequestAccess.CanAnswer, RequestAccess.Answerers, (request, today) => Task.FromResult(request.Reply(input.Answer, actor.Id!.Value, today, clock.GetUtcNow())), clock, cancel);
    }
}

public sealed class AnswerRequestInput
{
    public int? Version { get; set; }

    /// <summary>The organisation reads this.</summary>
    public string? Answer { get; set; }
}
