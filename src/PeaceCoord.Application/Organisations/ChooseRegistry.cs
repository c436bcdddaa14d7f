using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Organisations;

/// <summary>The workspaces in whose registry a person may enter an organisation.</summary>
public sealed class ChooseRegistry(Database database, ICurrentActor current) : IUseCase
{
    public async Task<IReadOnlyList<RegistryWorkspace>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var mine = actor.WorkspacesAs(Role.LiaisonAssistant, Role.Officer, Role.SectionHead);
        await using var db = await database.Open<ChooseRegistry>(actor, cancel);
        return await db.Workspaces.AsNoTracking()
            .Where(workspace => mine.Contains(workspace.Id))
            .OrderBy(workspace => workspace.Name)
            .Select(workspace => new RegistryWorkspace(workspace.Id, workspace.Name))
            .ToListAsync(cancel);
    }
}

public sealed record RegistryWorkspace(WorkspaceId Id, string Name);
