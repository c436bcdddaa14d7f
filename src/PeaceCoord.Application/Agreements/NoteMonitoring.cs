using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Agreements;

/// <summary>Notes how an agreement is kept, as those who watch it saw it. Officers and section heads.</summary>
public sealed class NoteMonitoring(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(LocalAgreementId id, NoteMonitoringInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<NoteMonitoring>(actor, cancel);
        var agreement = await db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (agreement is null)
            return Refusal.NotFound;
        if (!LocalAgreementAccess.CanKeep(actor, agreement))
            return Refusal.NotPermitted(LocalAgreementAccess.Keepers);

        var workspace = await db.Workspaces.SingleAsync(w => w.Id == agreement.WorkspaceId, cancel);
        return await db.Save(agreement.NoteMonitoring(input.On, input.Text, actor.Id!.Value, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow())), agreement, input.Version, cancel);
    }
}

public sealed class NoteMonitoringInput
{
    public DateOnly? On { get; set; }

    public string? Text { get; set; }

    public int? Version { get; set; }
}
