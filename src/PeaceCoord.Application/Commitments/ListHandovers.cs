using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>Whose handover the actor may prepare: the own in each mission worked in, and everybody's who follows something up where the actor is section head.</summary>
public sealed class ListHandovers(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<IReadOnlyList<HandoverRow>>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var worked = actor.WorkspacesAs(CommitmentAccess.Workers);
        if (actor.Id is not { } me || worked.Count == 0)
            return Refusal.NotPermitted(Who.LiaisonAssistantsAndOfficers);

        await using var db = await database.Open<ListHandovers>(actor, cancel);
        var headed = actor.WorkspacesAs(Role.SectionHead);
        var missions = await db.Workspaces.AsNoTracking().Where(w => worked.Contains(w.Id)).OrderBy(w => w.Code).Select(w => new { w.Id, w.Name }).ToListAsync(cancel);
        var open = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor))
            .Where(c => c.ClosedAt == null && (headed.Contains(c.WorkspaceId) || (c.OwnerId == me && worked.Contains(c.WorkspaceId))))
            .GroupBy(c => new { c.WorkspaceId, c.OwnerId }).Select(c => new { c.Key.WorkspaceId, c.Key.OwnerId, Count = c.Count() })
            .ToListAsync(cancel);
        var counts = open.ToDictionary(c => (c.WorkspaceId, c.OwnerId), c => c.Count);
        var people = missions.SelectMany(mission => counts.Keys.Where(key => key.WorkspaceId == mission.Id).Select(key => key.OwnerId).Append(me).Distinct().Select(person => (Mission: mission, Person: person))).ToList();
        var names = await db.DisplayNames([.. people.Select(row => row.Person)], cancel);
        List<HandoverRow> rows =
        [
            .. people.Select(row => new HandoverRow(row.Mission.Id, row.Mission.Name, row.Person, names.GetValueOrDefault(row.Person, ""), row.Person == me, counts.GetValueOrDefault((row.Mission.Id, row.Person))))
                .OrderBy(row => !row.IsMe).ThenBy(row => row.MissionName, StringComparer.CurrentCulture).ThenBy(row => row.Name, StringComparer.CurrentCulture),
        ];
        return rows;
    }
}

/// <param name="Open">Commitments the person follows up, as far as the reader may see.</param>
public sealed record HandoverRow(WorkspaceId Mission, string MissionName, AccountId Person, string Name, bool IsMe, int Open);
