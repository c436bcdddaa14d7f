using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

/// <summary>Corrects a forum and who sits in it. Members whom the actor does not see stay: nobody takes out whom they do not know of.</summary>
public sealed class ChangeForum(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ChangeForumInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ChangeForum>(actor, cancel);
        var forum = await db.JointForums.VisibleTo(actor).Find(id, cancel);
        if (forum is null)
            return Refusal.NotFound;
        if (!JointForumAccess.CanKeep(actor, forum))
            return Refusal.NotPermitted(JointForumAccess.Keepers);

        var check = new Check();
        var kept = await Unseen(db, forum, actor, cancel);
        var typed = input.Facts();
        var facts = typed with
        {
            Communities = [.. typed.Communities.Union(kept.Communities)],
            Organisations = [.. typed.Organisations.Union(kept.Organisations)],
            Leaders = [.. typed.Leaders.Union(kept.Leaders)],
        };
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == forum.WorkspaceId, cancel);
        await check.Lookups(db, workspace, facts, kept, actor, cancel);
        if (!check.Passed)
            return check.Result();

        return await db.Save(forum.Change(facts), forum, input.Version, cancel);
    }

    private static async Task<JointForumFacts> Unseen(PeaceCoordDb db, JointForum forum, Actor actor, CancellationToken cancel)
    {
        var sitting = forum.Members.Where(member => !member.IsFormer).ToList();
        var communities = sitting.Select(member => member.CommunityId).Where(c => c is not null).Select(c => c!.Value).ToList();
        var organisations = sitting.Select(member => member.OrganisationId).Where(o => o is not null).Select(o => o!.Value).ToList();
        var leaders = sitting.Select(member => member.LeaderId).Where(l => l is not null).Select(l => l!.Value).ToList();
        return new JointForumFacts
        {
            Communities = [.. communities.Except(await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel))],
            Organisations = [.. organisations.Except(await db.Organisations.VisibleTo(actor).Where(o => organisations.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel))],
            Leaders = [.. leaders.Except(await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => leaders.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel))],
        };
    }
}

public class ChangeForumInput : ForumInput
{
    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
