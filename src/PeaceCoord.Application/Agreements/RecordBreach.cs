using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Agreements;

/// <summary>Notes something that went against an agreement. Officers and section heads.</summary>
public sealed class RecordBreach(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, RecordBreachInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RecordBreach>(actor, cancel);
        return await db.Do(actor, id, input.Version, (agreement, today) => agreement.RecordBreach(input.On, input.What, today), clock.GetUtcNow(), cancel);
    }
}

public sealed class RecordBreachInput
{
    public DateOnly? On { get; set; }

    public string? What { get; set; }

    public int? Version { get; set; }
}
