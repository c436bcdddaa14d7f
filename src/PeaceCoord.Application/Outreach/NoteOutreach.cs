using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>Writes down what the mission said to people at large, and what it heard there. Those who log consultations.</summary>
public sealed class NoteOutreach(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(NoteOutreachInput input, CancellationToken cancel)
    {
        var id = new OutreachActivityId(input.Id);
        var actor = await current.Get(cancel);
        var mission = actor.MissionOf(input.WorkspaceId, OutreachAccess.WriterRoles, OutreachAccess.Writers, nameof(input.WorkspaceId));
        if (!mission.TryGet(out var workspaceId))
            return mission;

        await using var db = await database.Open<NoteOutreach>(actor, cancel);
        if (await db.OutreachActivities.VisibleTo(actor).AnyAsync(activity => activity.Id == id, cancel))
            return Result.Done;
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspaceId, cancel);
        var placed = actor.OfficeIn(workspace, input.OfficeId, OutreachAccess.WriterRoles, nameof(input.OfficeId));
        if (!placed.TryGet(out var office))
            return placed;

        var check = new Check();
        var facts = input.Facts();
        await check.Lookups(db, workspace, facts, [], actor, cancel);
        var noted = OutreachActivity.Note(id, workspaceId, office.Id, facts, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow()));
        if (!noted.TryGet(out var activity) || !check.Passed)
            return Result.Refused(check.MergedWith(noted));

        db.Add(activity);
        return await db.Save(cancel);
    }
}

public class NoteOutreachInput : OutreachInput
{
    /// <summary>Made with the empty form, so that sending it twice is noting it once.</summary>
    public Guid Id { get; set; } = OutreachActivityId.New().Value;

    /// <summary>Null for people of one mission only.</summary>
    public Guid? WorkspaceId { get; set; }

    /// <summary>Null for people of one office, and for what the whole mission did.</summary>
    public Guid? OfficeId { get; set; }
}
