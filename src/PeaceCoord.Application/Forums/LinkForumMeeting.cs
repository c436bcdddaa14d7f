using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

/// <summary>Says as which recorded consultation a meeting of a forum was logged: what the mission takes on there becomes a commitment of it.</summary>
public sealed class LinkForumMeeting(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(JointForumId id, ForumMeetingId meeting, LinkForumMeetingInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<LinkForumMeeting>(actor, cancel);
        return await db.Keep(actor, id, input.Version, clock, async (forum, _) =>
        {
            if (input.ConsultationId is not { } held)
                return Refusal.Required(nameof(input.ConsultationId));
            if (forum.Meetings.Any(m => m.Id == meeting && m.Consultations.Contains(held)))
                return null;
            var linked = await db.Linkable(actor, forum, held, cancel);
            return linked.Succeeded ? forum.LinkMeeting(meeting, new ConsultationId(held)) : linked;
        }, cancel);
    }
}

public sealed class LinkForumMeetingInput
{
    public Guid? ConsultationId { get; set; }

    public int? Version { get; set; }
}

internal static class LinkingMeetings
{
    /// <summary>Whether the actor sees that recorded consultation of the mission, and it is read by those who read the forum or by fewer, though not by name.</summary>
    public static async Task<Result> Linkable(this PeaceCoordDb db, Actor actor, JointForum forum, Guid? consultation, CancellationToken cancel)
    {
        if (consultation is not { } held)
            return Result.Done;
        var found = await db.Consultations.VisibleTo(actor).Find(new ConsultationId(held), cancel);
        if (found?.WorkspaceId != forum.WorkspaceId || found.State != ConsultationState.Recorded || found.Label == Label.StrictlyConfidential)
            return new Refusal(ForumRefusalCodes.UnknownRecord, nameof(LinkForumMeetingInput.ConsultationId));
        return found.Label < forum.Label ? new Refusal(ForumRefusalCodes.ReadByMore, nameof(LinkForumMeetingInput.ConsultationId)) : Result.Done;
    }
}
