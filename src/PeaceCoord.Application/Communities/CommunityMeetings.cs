using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// The meetings with one community that the actor may read, and what was raised at them, without a word of either. Read once for all parts of
/// the community's page: which of 3,500 meetings somebody may read is the costly question, and was asked six times there.
/// </summary>
internal sealed class CommunityMeetings
{
    private readonly IReadOnlyList<Meeting> _shown;
    private readonly IReadOnlyList<Meeting> _recorded;

    private CommunityMeetings(IReadOnlyList<Meeting> shown, IReadOnlyList<Meeting> recorded) => (_shown, _recorded) = (shown, recorded);

    /// <summary>Held and planned ones, the latest first.</summary>
    public IReadOnlyList<ConsultationId> Shown => [.. _shown.Select(meeting => meeting.Id)];

    /// <summary>With a day.</summary>
    public int Held => _recorded.Count(meeting => meeting.On is not null);

    public DateOnly? First => _recorded.Min(meeting => meeting.On);

    public static async Task<CommunityMeetings> Read(CommunityChain chain, CancellationToken cancel)
    {
        ConsultationState[] states = [ConsultationState.Recorded, ConsultationState.Planned, ConsultationState.Postponed];
        var shown = await chain.Consultations.Where(c => states.Contains(c.State)).Select(c => new Meeting(c.Id, c.HeldOn, c.State)).ToListAsync(cancel);
        return new CommunityMeetings(
            [.. shown.OrderByDescending(meeting => meeting.On ?? DateOnly.MaxValue).ThenBy(meeting => meeting.Id.Value)],
            shown.FindAll(meeting => meeting.State == ConsultationState.Recorded));
    }

    /// <summary>Of the concerns raised at recorded meetings: how many there are, and those that no promise answers, the latest first.</summary>
    public async Task<(int All, IReadOnlyList<ConcernId> Unpromised)> Concerns(PeaceCoordDb db, CommunityPromises promises, CancellationToken cancel)
    {
        Guid[] ids = [.. _recorded.Select(meeting => meeting.Id.Value)];
        DateOnly[] days = [.. _recorded.Select(meeting => meeting.On ?? DateOnly.MaxValue)];
        Guid[] promised = [.. promises.Concerns.Select(concern => concern.Value)];
        // In one row: thousands of rows take longer on their way here than to be found.
        var raised = await db.Database.SqlQuery<Raised>($"""
            select count(*)::int as "All", coalesce(array_agg(raised.id order by meeting.held desc, meeting.id, raised."order") filter (where promised.id is null), array[]::uuid[]) as "Unpromised"
              from unnest({ids}, {days}) as meeting (id, held)
              join consultation_concerns as raised on raised.consultation_id = meeting.id
              left join unnest({promised}) as promised (id) on promised.id = raised.id
            """).SingleAsync(cancel);
        return (raised.All, Array.ConvertAll(raised.Unpromised, id => new ConcernId(id)));
    }

    /// <summary>As <see cref="MeetingLoad.SinceAnAnswer"/>: how often it was consulted since it last heard back.</summary>
    public async Task<int> SinceAnAnswer(PeaceCoordDb db, CommunityPromises promises, DateOnly today, CancellationToken cancel)
    {
        var past = _recorded.Where(meeting => meeting.On <= today).ToList();
        Guid[] ids = [.. past.Select(meeting => meeting.Id.Value)];
        var told = (await db.Database.SqlQuery<Guid>($"""select distinct consultation_id as "Value" from consultation_tellings where outcome = {nameof(TellingOutcome.Told)} and consultation_id = any({ids})""").ToListAsync(cancel)).ToHashSet();
        var heard = promises.HeardOn;
        foreach (var meeting in past.Where(meeting => told.Contains(meeting.Id.Value) && (heard is null || meeting.On > heard)))
            heard = meeting.On;
        return past.Count(meeting => heard is null || meeting.On > heard);
    }

    private sealed record Meeting(ConsultationId Id, DateOnly? On, ConsultationState State);

    private sealed record Raised(int All, Guid[] Unpromised);
}
