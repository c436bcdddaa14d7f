using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Requests;

/// <summary>The mission says when and how to meet, and may say which planned consultation that is. Officers and section heads.</summary>
public sealed class SetMeeting(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(RequestId id, SetMeetingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SetMeeting>(actor, cancel);
        return await db.Do(actor, id, input.Version, RequestAccess.CanAnswer, RequestAccess.Answerers, Set, clock, cancel);

        async Task<Result> Set(EngagementRequest request, DateOnly today)
        {
            // A plan that the actor does not see stays linked: their form could not offer it.
            var kept = input.ConsultationId is null && request.ConsultationId is { } was && !await db.Consultations.AsNoTracking().VisibleTo(actor).AnyAsync(c => c.Id == was, cancel) ? request.ConsultationId : null;
            var plan = kept ?? (input.ConsultationId is { } chosen ? new ConsultationId(chosen) : null);
            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == request.WorkspaceId, cancel);
            var neverSeen = await db.Organisations.AsNoTracking().AnyAsync(o => o.Id == request.OrganisationId && o.Visibility == SeenWithUs.Never, cancel);
            var check = new Check().Unless(
                plan is null || plan == kept || await db.Consultations.AsNoTracking().VisibleTo(actor).AnyAsync(c => c.Id == plan && c.WorkspaceId == request.WorkspaceId, cancel),
                new Refusal(RequestRefusalCodes.NoSuchPlan, nameof(input.ConsultationId)))
                .Unless(input.MeetingHow != HowToMeet.Openly || !neverSeen, new Refusal(RequestRefusalCodes.MoreOpenlyThanAsked, nameof(input.MeetingHow)))
                .Unless(workspace.TakesMeetingsOn(input.MeetingOn), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(input.MeetingOn), workspace.EndsOn ?? default));
            return check.Passed
                ? request.SetMeeting(input.MeetingOn, input.MeetingHow, input.MeetingNote, plan, actor.Id!.Value, today, clock.GetUtcNow())
                : check.Result();
        }
    }
}

public sealed class SetMeetingInput
{
    public int? Version { get; set; }

    public DateOnly? MeetingOn { get; set; }

    public HowToMeet? MeetingHow { get; set; }

    public string? MeetingNote { get; set; }

    public Guid? ConsultationId { get; set; }
}
