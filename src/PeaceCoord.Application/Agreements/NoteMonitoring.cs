using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Agreements;

/// <summary>Notes how an agreement is kept, as those who watch it saw it. Officers and section heads.</summary>
public sealed class NoteMonitoring(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, NoteMonitoringInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<NoteMonitoring>(actor, cancel);
        return await db.Do(actor, id, input.Version, (agreement, today) => agreement.NoteMonitoring(input.On, input.Text, actor.Id!.Value, today), clock.GetUtcNow(), cancel);
    }
}

public sealed class NoteMonitoringInput
{
    public DateOnly? On { get; set; }

    public string? Text { get; set; }

    public int? Version { get; set; }
}
