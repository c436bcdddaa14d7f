using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Agreements;

/// <summary>Says how a breach was settled. Officers and section heads.</summary>
public sealed class SettleBreach(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, BreachId breach, SettleBreachInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SettleBreach>(actor, cancel);
        var agreement = await db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (agreement is null)
            return Refusal.NotFound;
        if (!LocalAgreementAccess.CanKeep(actor, agreement))
            return Refusal.NotPermitted(LocalAgreementAccess.Keepers);

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == agreement.WorkspaceId, cancel);
        return await db.Save(agreement.SettleBreach(breach, input.On, input.How, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow())), agreement, input.Version, cancel);
    }
}

public sealed class SettleBreachInput
{
    public DateOnly? On { get; set; }

    public string? How { get; set; }

    public int? Version { get; set; }
}
