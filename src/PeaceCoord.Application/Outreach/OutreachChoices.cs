using PeaceCoord.Application.Missions;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Outreach;

namespace PeaceCoord.Application.Outreach;

/// <summary>What the form of an outreach activity offers: missions where the actor writes, with the offices and sections of one, and mandate tasks.</summary>
public sealed class OutreachChoices(Database database, ICurrentActor current) : IUseCase
{
    /// <param name="workspace">Null for the first one.</param>
    /// <returns>Null for people who write nowhere, or not there.</returns>
    public async Task<OutreachOffers?> Run(Guid? workspace, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<OutreachChoices>(actor, cancel);
        return await db.PlacesFor(actor, workspace, OutreachAccess.WriterRoles, cancel) is { } places ? new OutreachOffers(places, await db.TasksNamed(cancel)) : null;
    }
}

public sealed record OutreachOffers(RecordPlaces Places, IReadOnlyList<TaskName> Tasks);
