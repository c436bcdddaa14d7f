using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>In which mission and under which office a new record stands.</summary>
internal static class PlacingRecords
{
    /// <summary>What the form of a new record offers people with one of the roles. Null for people who have it nowhere, or not there.</summary>
    /// <param name="workspace">Null for the first one.</param>
    public static async Task<RecordPlaces?> PlacesFor(this PeaceCoordDb db, Actor actor, Guid? workspace, IReadOnlyList<Role> roles, CancellationToken cancel)
    {
        var own = actor.WorkspacesAs(roles);
        if (own.Count == 0 || (workspace is not null && own.All(w => w.Value != workspace)))
            return null;

        var workspaces = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var place = workspaces.First(w => workspace is null || w.Id.Value == workspace);
        var offices = actor.OfficesAs(place.Id, roles);
        return new RecordPlaces(
            [.. workspaces.Select(Workplace.Of)],
            [.. Workplace.Of(place).Offices.Where(office => offices.Contains(null) || offices.Contains(office.Id)).Select(office => (office.Id.Value, office.Name))],
            [.. place.Sections.OrderBy(s => s.Name, StringComparer.CurrentCulture).Select(s => (s.Id.Value, s.Name))],
            offices.Contains(null));
    }

    /// <summary>
    /// The mission that was said, or the only one where the actor has one of the roles. Who works in two says which: a record in the wrong one
    /// would be read by the wrong people.
    /// </summary>
    public static Result<WorkspaceId> MissionOf(this Actor actor, Guid? said, IReadOnlyList<Role> roles, Who who, string field)
    {
        var own = actor.WorkspacesAs(roles);
        if (own.Count == 0)
            return Refusal.NotPermitted(who);
        if (said is not { } named)
            return own.Count == 1 ? own[0] : Refusal.Required(field);
        return own.Contains(new WorkspaceId(named)) ? new WorkspaceId(named) : Refusal.NotFound;
    }

    /// <summary>
    /// The one office of the actor's memberships with those roles there. Who has several says which; a membership of all offices gives any of the
    /// mission's, and none unless one is said.
    /// </summary>
    public static Result<OfficeOf> OfficeIn(this Actor actor, MissionWorkspace workspace, Guid? said, IReadOnlyList<Role> roles, string field)
    {
        var own = actor.OfficesAs(workspace.Id, roles);
        if (said is { } named)
        {
            var chosen = new FieldOfficeId(named);
            return workspace.FieldOffices.Any(office => office.Id == chosen) && (own.Contains(null) || own.Contains(chosen))
                ? new OfficeOf(chosen)
                : new Refusal(RefusalCodes.UnknownChoice, field);
        }

        if (own.Contains(null))
            return new OfficeOf(null);
        return own.Count == 1 ? new OfficeOf(own[0]) : Refusal.Required(field);
    }
}

/// <summary>Where somebody can put a new record.</summary>
/// <param name="Workspaces">All the missions; the rest is of the one asked for.</param>
/// <param name="MayBeOfAll">Whether it may be of no office.</param>
public sealed record RecordPlaces(IReadOnlyList<Workplace> Workspaces, IReadOnlyList<(Guid Id, string Name)> Offices, IReadOnlyList<(Guid Id, string Name)> Sections, bool MayBeOfAll);

/// <param name="Id">Null for the whole mission.</param>
internal sealed record OfficeOf(FieldOfficeId? Id);
