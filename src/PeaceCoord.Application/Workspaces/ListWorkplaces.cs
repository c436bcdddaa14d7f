using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>The workspaces the actor is a member of, with their field offices: what forms and filters offer.</summary>
public sealed class ListWorkplaces(Database database, ICurrentActor current) : IUseCase
{
    public async Task<IReadOnlyList<Workplace>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListWorkplaces>(actor, cancel);
        var mine = actor.Workspaces;
        var workspaces = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(workspace => mine.Contains(workspace.Id)).OrderBy(workspace => workspace.Code).ToListAsync(cancel);
        return [.. workspaces.Select(Workplace.Of)];
    }
}

public sealed record Workplace(WorkspaceId Id, string Code, string Name, string TimeZone, IReadOnlyList<Office> Offices)
{
    internal static Workplace Of(MissionWorkspace workspace) => new(
        workspace.Id, workspace.Code, workspace.Name, workspace.TimeZone,
        [.. workspace.FieldOffices.OrderBy(office => office.Name, StringComparer.CurrentCulture).Select(office => new Office(office.Id, office.Name))]);
}

public sealed record Office(FieldOfficeId Id, string Name);
