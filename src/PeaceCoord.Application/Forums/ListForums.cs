using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

/// <summary>The joint forums that the actor may read, those that go on or those that ended: those that wait longest for the mission first, then by name. A fixed number of queries.</summary>
public sealed class ListForums(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<ForumList> Run(ForumFilter filter, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListForums>(actor, cancel);
        var places = await db.Workspaces.AsNoTracking().AsSingleQuery().Where(w => actor.Workspaces.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        var today = MissionTime.Today(places.FirstOrDefault()?.TimeZone ?? "UTC", clock.GetUtcNow());
        var forums = Filtered(db.JointForums.AsNoTracking().VisibleTo(actor), filter);
        var count = await forums.CountAsync(cancel);
        var number = Part.At(filter.Page, count, PageSize);
        var seesLeaders = actor.Workspaces.Where(workspace => actor.IsCleared(workspace, CommunityAccess.ForLeaders, [.. CommunityAccess.LeaderReaders])).ToList();
        var rows = await forums
            .Select(forum => new
            {
                forum.Id,
                forum.Name,
                forum.Label,
                forum.Rhythm,
                forum.NextMeeting,
                forum.EndedOn,
                forum.FieldOfficeId,
                Members = forum.Members.Count(member => !member.IsFormer && (member.LeaderId == null || seesLeaders.Contains(forum.WorkspaceId))),
                LastMeeting = forum.Meetings.Max(meeting => (DateOnly?)meeting.On),
                Open = forum.Decisions.Count(decision => decision.State == ForumDecisionState.Open),
                Waiting = forum.Decisions.Count(decision => decision.AsksMission && decision.Answer == null && decision.State == ForumDecisionState.Open),
                Since = forum.Decisions.Where(decision => decision.AsksMission && decision.Answer == null && decision.State == ForumDecisionState.Open).Min(decision => (DateOnly?)decision.TakenOn),
            })
            .OrderBy(forum => forum.Since ?? DateOnly.MaxValue).ThenBy(forum => forum.Name).ThenBy(forum => forum.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        var offices = places.SelectMany(place => place.FieldOffices).ToDictionary(office => office.Id, office => office.Name);
        return new ForumList(
            [.. rows.Select(row => new ForumRow(
                row.Id.Value, row.Name, row.Label, row.Rhythm, row.NextMeeting, row.LastMeeting, row.FieldOfficeId is { } office ? offices.GetValueOrDefault(office) : null,
                row.Members, row.Open, row.Waiting, row.Since is { } since ? today.DayNumber - since.DayNumber : 0, row.EndedOn))],
            count,
            number,
            [.. offices.OrderBy(office => office.Value, StringComparer.CurrentCulture).Select(office => (office.Key.Value, office.Value))],
            actor.WorkspacesAs(JointForumAccess.KeeperRoles).Count > 0,
            today);
    }

    private static IQueryable<JointForum> Filtered(IQueryable<JointForum> forums, ForumFilter filter)
    {
        if (filter.Office is { } office)
            forums = forums.Where(forum => forum.FieldOfficeId == office);
        if (filter.Rhythm is { } rhythm)
            forums = forums.Where(forum => forum.Rhythm == rhythm);
        forums = filter.Ended ? forums.Where(forum => forum.EndedOn != null) : forums.Where(forum => forum.EndedOn == null);
        return filter.Waiting ? forums.Where(forum => forum.Decisions.Any(decision => decision.AsksMission && decision.Answer == null && decision.State == ForumDecisionState.Open)) : forums;
    }
}

/// <param name="Waiting">Only those with a decision that waits for the mission's answer.</param>
/// <param name="Ended">Those that have ended, in place of those that go on.</param>
/// <param name="Page">From 1; the nearest there is when it is out of range.</param>
public sealed record ForumFilter(bool Waiting = false, FieldOfficeId? Office = null, ForumRhythm? Rhythm = null, int? Page = null, bool Ended = false);

/// <param name="MaySetUp">Whether the actor may set up a new one.</param>
public sealed record ForumList(IReadOnlyList<ForumRow> Rows, int Count, int Page, IReadOnlyList<(Guid Id, string Name)> Offices, bool MaySetUp, DateOnly Today);

/// <param name="Waiting">Decisions that wait for the mission's answer.</param>
/// <param name="WaitingDays">Of the one that waits longest.</param>
public sealed record ForumRow(Guid Id, string Name, Label Label, ForumRhythm Rhythm, DateOnly? NextMeeting, DateOnly? LastMeeting, string? Office, int Members, int Open, int Waiting, int WaitingDays, DateOnly? EndedOn);

internal static class WaitingDecisions
{
    /// <summary>How many decisions wait for the mission's answer where the actor gives it, and since when the longest does. One query, none for people who keep no forum.</summary>
    public static async Task<(int Count, DateOnly? Since)> DecisionsWaiting(this PeaceCoordDb db, Actor actor, CancellationToken cancel)
    {
        var kept = actor.WorkspacesAs(JointForumAccess.KeeperRoles);
        if (kept.Count == 0)
            return (0, null);
        var waiting = await db.JointForums.AsNoTracking().VisibleTo(actor).Where(forum => kept.Contains(forum.WorkspaceId))
            .SelectMany(forum => forum.Decisions.Where(decision => decision.AsksMission && decision.Answer == null && decision.State == ForumDecisionState.Open))
            .GroupBy(_ => 1).Select(all => new { Count = all.Count(), Since = all.Min(decision => decision.TakenOn) })
            .SingleOrDefaultAsync(cancel);
        return waiting is null ? (0, null) : (waiting.Count, waiting.Since);
    }
}
