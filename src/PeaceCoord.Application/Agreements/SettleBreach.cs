using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Agreements;

/// <summary>Says how a breach was settled. Officers and section heads.</summary>
public sealed class SettleBreach(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, BreachId breach, SettleBreachInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SettleBreach>(actor, cancel);
        return await db.Do(actor, id, input.Version, (agreement, today) => agreement.SettleBreach(breach, input.On, input.How, today), clock.GetUtcNow(), cancel);
    }
}

public sealed class SettleBreachInput
{
    public DateOnly? On { get; set; }

    public string? How { get; set; }

    public int? Version { get; set; }
}
