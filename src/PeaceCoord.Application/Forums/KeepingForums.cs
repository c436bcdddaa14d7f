using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

internal static class KeepingForums
{
    /// <summary>Loads a forum for one who keeps it, lets a verb change it on the mission's day, and saves.</summary>
    /// <param name="version">The version the form was opened on.</param>
    /// <param name="act">Null from it: it was done already, by the same form sent twice.</param>
    public static async Task<Result> Keep(this PeaceCoordDb db, Actor actor, JointForumId id, int? version, TimeProvider clock, Func<JointForum, DateOnly, Task<Result?>> act, CancellationToken cancel)
    {
        var forum = await db.JointForums.VisibleTo(actor).Find(id, cancel);
        if (forum is null)
            return Refusal.NotFound;
        if (!JointForumAccess.CanKeep(actor, forum))
            return Refusal.NotPermitted(JointForumAccess.Keepers);

        return await act(forum, await db.Today(forum.WorkspaceId, clock, cancel)) is { } result ? await db.Save(result, forum, version, cancel) : Result.Done;
    }
}
