using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Begins to write down a meeting that was held. The draft is read by its author alone.</summary>
public sealed class StartConsultation(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    /// <param name="id">A UUID version 7 made by the one who asks; starting twice under one id is starting once.</param>
    /// <param name="workspace">Null for the only one the actor writes in.</param>
    /// <param name="community">Whom it was held with, ticked already; left out when the actor may not see it.</param>
    public async Task<Result> Run(ConsultationId id, Guid? workspace, CommunityId? community, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<StartConsultation>(actor, cancel);
        var started = await db.StartDraft(vault, actor, id, workspace, community, clock.GetUtcNow(), cancel);
        if (!started.TryGet(out var begun))
            return started;
        return begun.Draft is { IsNew: true } ? await db.Save(cancel) : Result.Done;
    }
}
