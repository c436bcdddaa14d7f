using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Outreach;

/// <summary>Corrects an outreach activity. Communities whom the actor does not see stay on it.</summary>
public sealed class CorrectOutreach(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(OutreachActivityId id, CorrectOutreachInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectOutreach>(actor, cancel);
        var activity = await db.OutreachActivities.VisibleTo(actor).FirstOrDefaultAsync(a => a.Id == id, cancel);
        if (activity is null)
            return Refusal.NotFound;
        if (!OutreachAccess.CanCorrect(actor, activity))
            return Refusal.NotPermitted(OutreachAccess.Writers);

        var check = new Check();
        var communities = activity.Communities.Select(community => new CommunityId(community)).ToList();
        var seen = await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        var kept = communities.Except(seen).ToList();
        var typed = input.Facts();
        var facts = typed with { Communities = [.. typed.Communities.Union(kept)] };
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == activity.WorkspaceId, cancel);
        await check.Lookups(db, workspace, facts, kept, actor, cancel);
        if (!check.Passed)
            return check.Result();

        return await db.Save(activity.Correct(facts, MissionTime.Today(workspace.TimeZone, clock.GetUtcNow())), activity, input.Version, cancel);
    }
}

public class CorrectOutreachInput : OutreachInput
{
    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
