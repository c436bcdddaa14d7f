using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>The workspaces the actor is a member of, with their field offices: what forms and filters offer.</summary>
public sealed class ListWorkplaces(Database database, ICurrentActor current) : IUseCase
{
    public Task<IReadOnlyList<Workplace>> Run(CancellationToken cancel) => Run(Errand.Any, cancel);

    /// <returns>Those where the actor may do that.</returns>
    public async Task<IReadOnlyList<Workplace>> Run(Errand errand, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListWorkplaces>(actor, cancel);
        var mine = actor.Workspaces.Where(workspace => May(actor, workspace, errand)).ToList();
        var workspaces = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(workspace => mine.Contains(workspace.Id)).OrderBy(workspace => workspace.Code).ToListAsync(cancel);
        return [.. workspaces.Select(workspace => Workplace.Of(workspace) with { OfficesToChoose = Own(actor, workspace, errand) })];
    }

    private static bool May(Actor actor, WorkspaceId workspace, Errand errand) => errand switch
    {
        Errand.AddCommunity => CommunityAccess.CanAddCommunities(actor, workspace),
        Errand.AddLeader => CommunityAccess.CanAddLeaders(actor, workspace),
        Errand.RegisterAgreement => actor.Is(workspace, [.. LocalAgreementAccess.KeeperRoles]),
        _ => true,
    };

    private static IReadOnlyList<Office> Own(Actor actor, MissionWorkspace workspace, Errand errand)
    {
        var own = errand == Errand.RegisterAgreement ? actor.OfficesAs(workspace.Id, LocalAgreementAccess.KeeperRoles) : [];
        return own.Count < 2 ? [] : [.. Workplace.Of(workspace).Offices.Where(office => own.Contains(office.Id))];
    }
}

/// <summary>What somebody looks for a workspace for.</summary>
public enum Errand
{
    Any,
    AddCommunity,
    AddLeader,
    RegisterAgreement,
}

public sealed record Workplace(WorkspaceId Id, string Code, string Name, string TimeZone, IReadOnlyList<Office> Offices)
{
    /// <summary>Those of the actor's memberships there, when they are of several: then one of them is to be said.</summary>
    public IReadOnlyList<Office> OfficesToChoose { get; init; } = [];

    internal static Workplace Of(MissionWorkspace workspace) => new(
        workspace.Id, workspace.Code, workspace.Name, workspace.TimeZone,
        [.. workspace.FieldOffices.OrderBy(office => office.Name, StringComparer.CurrentCulture).Select(office => new Office(office.Id, office.Name))]);
}

public sealed record Office(FieldOfficeId Id, string Name);
