using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

/// <summary>One joint forum as the actor may read it. Members, consultations and commitments that the actor does not see are not named.</summary>
public sealed class ViewForum(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <param name="language">Of the names of communities.</param>
    public async Task<Result<ForumView>> Run(JointForumId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewForum>(actor, cancel);
        var forum = await db.JointForums.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (forum is null)
            return Refusal.NotFound;

        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == forum.WorkspaceId, cancel);
        var today = MissionTime.Today(workspace.TimeZone, clock.GetUtcNow());
        var members = await db.MembersOf(actor, forum, workspace, language, cancel);
        var names = await db.DisplayNames([.. PeopleIn(forum)], cancel);
        return new ForumView
        {
            Id = id,
            WorkspaceId = forum.WorkspaceId,
            Version = forum.Version,
            Name = forum.Name,
            Purpose = forum.Purpose,
            Label = forum.Label,
            Office = workspace.FieldOffices.FirstOrDefault(office => office.Id == forum.FieldOfficeId)?.Name,
            Areas = forum.Areas,
            Rhythm = forum.Rhythm,
            NextMeeting = forum.NextMeeting,
            Members = members,
            Meetings = await db.MeetingsOf(actor, forum, [.. members.Select(member => member.Id)], names, cancel),
            Decisions = await db.DecisionsOf(actor, forum, today, names, cancel),
            Ended = forum.EndedOn is { } ended ? new ForumEndView(ended, forum.EndReason ?? "", forum.EndedBy is { } by ? names.GetValueOrDefault(by) : null) : null,
            MayKeep = JointForumAccess.CanKeep(actor, forum),
            Zone = workspace.TimeZone,
            Today = today,
        };
    }

    private static IEnumerable<AccountId> PeopleIn(JointForum forum) =>
        forum.Decisions.Select(decision => decision.AnsweredBy).Append(forum.EndedBy).OfType<AccountId>().Concat(forum.Corrections.Select(correction => correction.By)).Distinct();
}
