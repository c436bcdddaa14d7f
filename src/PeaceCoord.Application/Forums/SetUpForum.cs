using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Forums;

/// <summary>Sets up a standing committee or forum with communities and organisations. Officers and section heads.</summary>
public sealed class SetUpForum(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(SetUpForumInput input, CancellationToken cancel)
    {
        var id = new JointForumId(input.Id);
        var actor = await current.Get(cancel);
        var mission = actor.MissionOf(input.WorkspaceId, JointForumAccess.KeeperRoles, JointForumAccess.Keepers, nameof(input.WorkspaceId));
        if (!mission.TryGet(out var workspaceId))
            return mission;

        await using var db = await database.Open<SetUpForum>(actor, cancel);
        if (await db.JointForums.VisibleTo(actor).AnyAsync(forum => forum.Id == id, cancel))
            return Result.Done;
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == workspaceId, cancel);
        var placed = actor.OfficeIn(workspace, input.OfficeId, JointForumAccess.KeeperRoles, nameof(input.OfficeId));
        if (!placed.TryGet(out var office))
            return placed;

        var check = new Check();
        var facts = input.Facts();
        await check.Lookups(db, workspace, facts, new JointForumFacts(), actor, cancel);
        var set = JointForum.SetUp(id, workspaceId, office.Id, facts);
        if (!set.TryGet(out var forum) || !check.Passed)
            return Result.Refused(check.MergedWith(set));

        db.Add(forum);
        return await db.Save(cancel);
    }
}

public class SetUpForumInput : ForumInput
{
    /// <summary>Made with the empty form, so that sending it twice is setting up once.</summary>
    public Guid Id { get; set; } = JointForumId.New().Value;

    /// <summary>Null for people of one mission only.</summary>
    public Guid? WorkspaceId { get; set; }

    /// <summary>Null for people of one office, and for a forum of the whole mission.</summary>
    public Guid? OfficeId { get; set; }
}
