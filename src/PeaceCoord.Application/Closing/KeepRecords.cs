using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>Sets how long the records of a workspace are kept. Mission administrators.</summary>
public sealed class KeepRecords(Database database, ICurrentActor current) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(WorkspaceId id, KeepRecordsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ClosingAccess.CanSee(actor, id))
            return Refusal.NotFound;
        if (!ClosingAccess.CanSetRetention(actor, id))
            return Refusal.NotPermitted(ClosingAccess.Proposers);

        await using var db = await database.Open<KeepRecords>(actor, cancel);
        var workspace = await db.Workspaces.SingleAsync(w => w.Id == id, cancel);
        return await db.Save(workspace.KeepRecords(input.RetentionBasis, input.RetentionYears), workspace, input.Version, cancel);
    }
}

public sealed class KeepRecordsInput
{
    public RetentionBasis? RetentionBasis { get; set; }

    public int? RetentionYears { get; set; }

    public int? Version { get; set; }
}
