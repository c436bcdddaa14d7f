using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

/// <summary>Corrects a meeting that was written down wrongly, with the reason. Leaders who were there and whom the actor does not see stay. Officers and section heads.</summary>
public sealed class CorrectForumMeeting(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumMeetingId meeting, CorrectForumMeetingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<CorrectForumMeeting>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, async (forum, today) =>
        {
            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == forum.WorkspaceId, cancel);
            if (!workspace.TakesMeetingsOn(input.On))
                return new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(input.On), workspace.EndsOn ?? default);
            var there = input.Present.Union(await Unseen(db, actor, forum, meeting, cancel)).Select(member => new ForumMemberId(member));
            return forum.CorrectMeeting(meeting, new ForumMeetingFacts(input.On, input.Place, input.Note, [.. there], null, null), input.Reason, actor.Id!.Value, today);
        }, cancel);
    }

    private static async Task<List<Guid>> Unseen(PeaceCoordDb db, Actor actor, JointForum forum, ForumMeetingId meeting, CancellationToken cancel)
    {
        var there = forum.Meetings.FirstOrDefault(held => held.Id == meeting)?.Present ?? [];
        var leaders = forum.Members.Where(member => member.LeaderId is not null && there.Contains(member.Id.Value)).ToList();
        var ids = leaders.ConvertAll(member => member.LeaderId!.Value);
        var seen = await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).Where(leader => ids.Contains(leader.Id)).Select(leader => leader.Id).ToListAsync(cancel);
        return [.. leaders.Where(member => !seen.Contains(member.LeaderId!.Value)).Select(member => member.Id.Value)];
    }
}

public sealed class CorrectForumMeetingInput
{
    public DateOnly? On { get; set; }

    public string? Place { get; set; }

    public string? Note { get; set; }

    /// <summary>Members of the forum, by their ids in it; former ones too.</summary>
    public List<Guid> Present { get; set => field = value ?? []; } = [];

    public string? Reason { get; set; }

    public int? Version { get; set; }
}
