using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Forums;

/// <summary>Writes down a meeting of a forum: who was there, and when it meets next. Officers and section heads.</summary>
public sealed class HoldForumMeeting(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, HoldForumMeetingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<HoldForumMeeting>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, async (forum, today) =>
        {
            var meeting = new ForumMeetingId(input.Id);
            if (forum.Meetings.Any(held => held.Id == meeting))
                return null;
            var linked = await db.Linkable(actor, forum, input.ConsultationId, cancel);
            var facts = new ForumMeetingFacts(input.On, input.Place, input.Note, [.. input.Present.Select(member => new ForumMemberId(member))], input.ConsultationId is { } held ? new ConsultationId(held) : null, input.NextMeeting);
            var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == forum.WorkspaceId, cancel);
            var taken = new Check()
                .Unless(workspace.TakesMeetingsOn(input.On), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(input.On), workspace.EndsOn ?? default))
                .Unless(workspace.TakesMeetingsOn(input.NextMeeting), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, nameof(input.NextMeeting), workspace.EndsOn ?? default));
            return !linked.Succeeded ? linked : taken.Passed ? forum.HoldMeeting(meeting, facts, today) : taken.Result();
        }, cancel);
    }
}

public sealed class HoldForumMeetingInput
{
    /// <summary>Made with the empty form, so that sending it twice is holding it once.</summary>
    public Guid Id { get; set; } = ForumMeetingId.New().Value;

    public DateOnly? On { get; set; }

    public string? Place { get; set; }

    public string? Note { get; set; }

    /// <summary>Members of the forum, by their ids in it.</summary>
    public List<Guid> Present { get; set => field = value ?? []; } = [];

    /// <summary>The consultation that it was logged as.</summary>
    public Guid? ConsultationId { get; set; }

    public DateOnly? NextMeeting { get; set; }

    public int? Version { get; set; }
}
