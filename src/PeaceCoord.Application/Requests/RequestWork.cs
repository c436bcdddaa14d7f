using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>What every act on a request begins with: find it among what is visible, ask who may, then do it and save.</summary>
internal static class RequestWork
{
    /// <param name="act">With the mission's day.</param>
    public static async Task<Result> Do(
        this PeaceCoordDb db, Actor actor, RequestId id, int? version, Func<Actor, EngagementRequest, bool> may, Who who, Func<EngagementRequest, DateOnly, Task<Result>> act, TimeProvider clock, CancellationToken cancel)
    {
        var request = await db.Requests.VisibleTo(actor).FirstOrDefaultAsync(r => r.Id == id, cancel);
        if (request is null)
            return Refusal.NotFound;
        if (!may(actor, request))
            return Refusal.NotPermitted(who);
        return await db.Save(await act(request, await db.Today(request.WorkspaceId, clock, cancel)), request, version, cancel);
    }

    /// <summary>How many requests wait for the mission, and for the actor's organisations. Two queries.</summary>
    public static async Task<(int ForTheMission, int WorstDays, int ForTheOrganisation)> RequestTurns(this PeaceCoordDb db, Actor actor, DateOnly today, CancellationToken cancel)
    {
        var organisations = actor.Organisations;
        var visible = db.Requests.AsNoTracking().VisibleTo(actor);
        var waiting = actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count == 0 ? [] : await visible
            .Where(r => !organisations.Contains(r.OrganisationId) && (r.State == RequestState.Sent || r.State == RequestState.Acknowledged || (r.State == RequestState.MeetingSet && r.MeetingOn < today)))
            .Select(r => r.SentOn).ToListAsync(cancel);
        var isNew = today.AddDays(-EngagementRequest.DaysAnswerIsNew);
        var turns = organisations.Count == 0 ? 0 : await visible
            .CountAsync(r => organisations.Contains(r.OrganisationId) && ((r.State == RequestState.MeetingSet && r.MeetingOn >= today) || (r.State == RequestState.Answered && r.AnsweredOn >= isNew)), cancel);
        return (waiting.Count, waiting.Count == 0 ? 0 : today.DayNumber - waiting.Min().DayNumber, turns);
    }
}
