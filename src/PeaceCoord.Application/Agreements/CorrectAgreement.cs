using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Agreements;

/// <summary>Corrects what is known of an agreement, with the reason; what it said before is kept. Officers and section heads.</summary>
public sealed class CorrectAgreement(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, CorrectAgreementInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectAgreement>(actor, cancel);
        return await db.Do(actor, id, input.Version, (agreement, today) => agreement.Correct(input.Facts(), input.Reason, actor.Id!.Value, today), clock.GetUtcNow(), cancel);
    }
}

public sealed class CorrectAgreementInput : AgreementInput
{
    public string? Reason { get; set; }

    public int? Version { get; set; }
}
