using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Agreements;

/// <summary>Corrects what is known of an agreement, with the reason; what it said before is kept. Officers and section heads.</summary>
public sealed class CorrectAgreement(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, CorrectAgreementInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectAgreement>(actor, cancel);
        var agreement = await db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (agreement is null)
            return Refusal.NotFound;
        if (!LocalAgreementAccess.CanKeep(actor, agreement))
            return Refusal.NotPermitted(LocalAgreementAccess.Keepers);

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == agreement.WorkspaceId, cancel);
        return await db.Save(agreement.Correct(input.Facts(), input.Reason, actor.Id!.Value, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow())), agreement, input.Version, cancel);
    }
}

public sealed class CorrectAgreementInput : AgreementInput
{
    public string? Reason { get; set; }

    public int? Version { get; set; }
}
