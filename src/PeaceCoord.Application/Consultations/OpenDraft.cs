using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Opens the editor on a meeting that was planned and held, on what was returned, or (for officers and section heads) on what is recorded, to amend it.</summary>
public sealed class OpenDraft(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OpenDraft>(actor, cancel);
        var opened = await db.OpenDraft<OpenDraft>(vault, actor, id, clock.GetUtcNow(), cancel);
        if (!opened.TryGet(out var draft))
            return opened;
        return draft.IsNew ? await db.Save(cancel) : Result.Done;
    }
}
