using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Forums;

/// <summary>What a forum did, as one reader may know it.</summary>
internal static class ForumTold
{
    /// <summary>Newest first, with the consultations that the actor may open.</summary>
    /// <param name="members">Those of whom the actor may know.</param>
    /// <param name="names">Of those who corrected something.</param>
    public static async Task<IReadOnlyList<ForumMeetingView>> MeetingsOf(this PeaceCoordDb db, Actor actor, JointForum forum, HashSet<Guid> members, IReadOnlyDictionary<AccountId, string> names, CancellationToken cancel)
    {
        var open = await db.MeetingsOpenTo(actor, forum.Meetings.SelectMany(meeting => meeting.Consultations).Select(held => (ConsultationId?)new ConsultationId(held)), cancel);
        return
        [
            .. forum.Meetings.OrderByDescending(meeting => meeting.On).ThenByDescending(meeting => meeting.Id.Value).Select(meeting => new ForumMeetingView(
                meeting.Id.Value, meeting.On, meeting.Place, meeting.Note, [.. meeting.Present],
                [.. meeting.Consultations.Select(held => new ConsultationId(held)).Where(open.ContainsKey).Select(held => new LinkedConsultation(held, open[held]))])
            {
                Corrections = CorrectionsOf(actor, forum, meeting.Id.Value, meeting.Present, members, names),
            }),
        ];
    }

    /// <summary>Newest first, with the commitments that the actor may open.</summary>
    public static async Task<IReadOnlyList<DecisionView>> DecisionsOf(this PeaceCoordDb db, Actor actor, JointForum forum, DateOnly today, IReadOnlyDictionary<AccountId, string> names, CancellationToken cancel)
    {
        var taken = forum.Decisions.Select(decision => decision.CommitmentId).OfType<CommitmentId>().ToList();
        var states = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => taken.Contains(c.Id)).Select(c => new { c.Id, c.State }).ToDictionaryAsync(c => c.Id, c => c.State, cancel);
        return
        [
            .. forum.Decisions.OrderByDescending(decision => decision.TakenOn).ThenBy(decision => decision.Id.Value).Select(decision => new DecisionView
            {
                Id = decision.Id.Value,
                MeetingId = decision.MeetingId.Value,
                TakenOn = decision.TakenOn,
                Text = decision.Text,
                DoneBy = decision.DoneBy,
                Due = decision.Due,
                AsksMission = decision.AsksMission,
                State = decision.State,
                SettledOn = decision.SettledOn,
                Outcome = decision.Outcome,
                Answer = decision.Answer,
                AnsweredOn = decision.AnsweredOn,
                AnsweredBy = decision.AnsweredBy is { } by ? names.GetValueOrDefault(by) : null,
                DeclinedReason = decision.DeclinedReason,
                Commitment = decision.CommitmentId is { } made && states.TryGetValue(made, out var state) ? new TakenOnCommitment(made, state) : null,
                IsOverdue = decision.IsOverdue(today),
                WaitingDays = decision.IsWaiting ? today.DayNumber - decision.TakenOn.DayNumber : null,
                Corrections = CorrectionsOf(actor, forum, decision.Id.Value, [], [], names),
            }),
        ];
    }

    /// <summary>Oldest first. What was taken out is told to those who keep the forum: others read that it was corrected, of what and why. Where members of whom the reader may not know were all that a correction changed, it is left out.</summary>
    /// <param name="present">Who was at the meeting, as it says now.</param>
    private static List<CorrectionView> CorrectionsOf(Actor actor, JointForum forum, Guid subject, IReadOnlyList<Guid> present, HashSet<Guid> members, IReadOnlyDictionary<AccountId, string> names)
    {
        List<CorrectionView> told = [];
        var tellsBefore = JointForumAccess.CanKeep(actor, forum);
        foreach (var correction in forum.Corrections.Where(one => one.SubjectId == subject).OrderByDescending(one => one.Id.Value))
        {
            var changed = correction.Changed;
            if (changed.Contains(nameof(ForumMeetingFacts.Present)))
            {
                if (present.Where(members.Contains).ToHashSet().SetEquals(correction.WasPresent.Where(members.Contains)))
                    changed = [.. changed.Where(name => name != nameof(ForumMeetingFacts.Present))];
                present = correction.WasPresent;
            }

            if (changed.Count > 0)
                told.Add(Told(correction, changed, names.GetValueOrDefault(correction.By), tellsBefore));
        }

        told.Reverse();
        return told;
    }

    private static CorrectionView Told(ForumCorrection correction, IReadOnlyList<string> changed, string? by, bool tellsBefore)
    {
        var view = new CorrectionView(correction.CorrectedOn, by, correction.Reason, changed);
        return !tellsBefore ? view : view with
        {
            TellsBefore = true,
            WasOn = correction.WasOn,
            WasPlace = correction.WasPlace,
            WasNote = correction.WasNote,
            WasPresent = correction.WasPresent,
            WasText = correction.WasText,
            WasDoneBy = correction.WasDoneBy,
            WasDue = correction.WasDue,
            WasAsking = correction.WasAsking,
        };
    }
}
