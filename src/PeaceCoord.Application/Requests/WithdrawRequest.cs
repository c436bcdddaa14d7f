using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>The organisation does not ask any more. Its coordinators and members, before it is answered.</summary>
public sealed class WithdrawRequest(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(RequestId id, WithdrawRequestInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<WithdrawRequest>(actor, cancel);
        return await db.Do(actor, id, input.Version, RequestAccess.CanWithdraw, RequestAccess.Senders, (request, _) => Task.FromResult(request.Withdraw(input.WithdrawnBecause, actor.Id!.Value, clock.GetUtcNow())), clock, cancel);
    }
}

public sealed class WithdrawRequestInput
{
    /// <summary>For the mission to read; may be left out.</summary>
    public string? WithdrawnBecause { get; set; }

    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
