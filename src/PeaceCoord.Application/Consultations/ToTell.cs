using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Something earlier that the people of a meeting were not told of yet, or have not answered yet.</summary>
/// <param name="SubjectId">The commitment; the concern, where it is not possible.</param>
/// <param name="Text">What was promised, or asked.</param>
/// <param name="Became">What became of it, as it would be told: what was delivered, the reason that was given. Null when nothing was written down.</param>
/// <param name="Since">The day it was delivered, declined, due; or asked.</param>
public sealed record ToTellRow(Guid SubjectId, ToldOf What, string Text, string? Became, DateOnly? Since)
{
    /// <summary>Of several communities at the meeting, those that would be told; none for a concern, which is everybody's who raised it.</summary>
    public IReadOnlyList<CommunityId> Whom { get; init; } = [];

    /// <summary>The day they were last told, where only their answer is missing.</summary>
    public DateOnly? ToldOn { get; init; }

    /// <summary>Why somebody asked that it be closed without telling them, which a second person has not decided.</summary>
    public UntoldReason? AskedNotToTell { get; init; }
}

/// <param name="KnowsWhom">Whether the draft says which communities, or at least which area, it is about.</param>
public sealed record ToTellList(IReadOnlyList<ToTellRow> Rows, bool KnowsWhom);

internal static class ToTell
{
    /// <summary>
    /// What the draft's communities (without any: its area) were promised and not told of by the day of the meeting, and the concerns of theirs that
    /// cannot be met; and what they were told of and have not answered: as far as the actor may see and tell of them. A hidden place leads to nothing. A fixed number of queries.
    /// </summary>
    public static async Task<ToTellList> ToTellAt(this PeaceCoordDb db, Consultation meeting, ConsultationContent content, Actor actor, DateOnly today, CancellationToken cancel)
    {
        if (content.Communities.Count == 0 && content.AreaPCode is null)
            return new ToTellList([], KnowsWhom: false);

        var on = content.HeldOn ?? today;
        var rows = await db.Promises(meeting, content, actor, on, cancel);
        rows.AddRange(await db.Refused(meeting, content, actor, on, cancel));
        return new ToTellList([.. rows.OrderBy(row => row.What).ThenBy(row => row.Since).Take(DraftFields.MostRows)], KnowsWhom: true);
    }

    private static async Task<List<ToTellRow>> Promises(this PeaceCoordDb db, Consultation meeting, ConsultationContent content, Actor actor, DateOnly on, CancellationToken cancel)
    {
        var (workspace, id, area) = (meeting.WorkspaceId, meeting.Id, content.AreaPCode);
        var untold = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor))
            .Where(c => c.WorkspaceId == workspace && c.ConsultationId != id && c.ClosedAt == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Disputed || (c.ToldOn == null && c.Due < on)));
        if (content.Communities.Count > 0)
        {
            var met = content.Communities.ToList();
            untold = untold.Where(c => c.Communities.Any(owed => met.Contains(owed.CommunityId) && (owed.ToldOn == null || owed.Answer == CommunityAnswer.NotYet)));
        }
        else
        {
            var there = db.Consultations.VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.AreaPCode == area && c.Sensitivity != PlaceSensitivity.Hidden);
            // Which of several was there would not be known: those who came are to be named first.
            untold = untold.Where(c => c.Communities.Count <= 1 && (c.ToldOn == null || c.Tellings.Any(telling => telling.Stands && telling.Answer == CommunityAnswer.NotYet)) && there.Any(asked => asked.Id == c.ConsultationId));
        }

        var found = await untold.OrderBy(c => c.Due).ThenBy(c => c.Id).Take(2 * DraftFields.MostRows).ToListAsync(cancel);
        return [.. found.Where(c => CommitmentAccess.CanTell(actor, c)).Select(c => (Commitment: c, What: c.ToTell(on, content.Communities))).Where(c => c.What is not null).Select(c => Row(c.Commitment, c.What!.Value, content))];
    }

    private static ToTellRow Row(Commitment c, ToldOf what, ConsultationContent content)
    {
        var told = c.ToldAtMeetingWith(content.Communities);
        var owed = c.Communities.Where(community => told.Contains(community.CommunityId)).ToList();
        var day = owed.Count == 0 ? c.ToldOn : owed.TrueForAll(community => community.ToldOn is not null) ? owed.Max(community => community.ToldOn) : null;
        return Row(c, what) with { Whom = content.Communities.Count > 1 ? told : [], ToldOn = what == ToldOf.Late ? null : day, AskedNotToTell = c.Untold?.Reason };
    }

    private static ToTellRow Row(Commitment c, ToldOf what) => what switch
    {
        ToldOf.Delivered => new ToTellRow(c.Id.Value, what, c.Text, c.DeliveryNote, c.DeliveredOn),
        ToldOf.Declined => new ToTellRow(c.Id.Value, what, c.Text, c.DeclinedReason, c.DeclinedOn),
        _ => new ToTellRow(c.Id.Value, what, c.Text, c.Steps.MaxBy(step => (step.On, step.AddedAt))?.Note, c.Due),
    };

    private static async Task<List<ToTellRow>> Refused(this PeaceCoordDb db, Consultation meeting, ConsultationContent content, Actor actor, DateOnly on, CancellationToken cancel)
    {
        var (workspace, id, area) = (meeting.WorkspaceId, meeting.Id, content.AreaPCode);
        var asked = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.Id != id && c.State == ConsultationState.Recorded && c.HeldOn <= on);
        var met = content.Communities.ToList();
        var refused = (met.Count > 0
                ? asked.Where(c => c.Communities.Any(consulted => met.Contains(consulted.CommunityId)))
                : asked.Where(c => c.AreaPCode == area && c.Sensitivity != PlaceSensitivity.Hidden))
            .SelectMany(c => c.Concerns.Where(concern => concern.State == ConcernState.NotPossible), (c, concern) => new { Meeting = c, Concern = concern });
        // Answered by all of the meeting's communities that came now; without any on either side, by anybody.
        var open = met.Count > 0
            ? refused.Where(r => r.Meeting.Communities.Any(consulted => met.Contains(consulted.CommunityId)
                && !r.Meeting.ConcernTellings.Any(t => t.ConcernId == r.Concern.Id && t.Answer != CommunityAnswer.NotYet && (t.Communities.Count == 0 || t.Communities.Contains((Guid)(object)consulted.CommunityId)))))
            : refused.Where(r => !r.Meeting.ConcernTellings.Any(t => t.ConcernId == r.Concern.Id && t.Answer != CommunityAnswer.NotYet));
        var found = await open
            .Select(r => new { r.Concern.Id, r.Concern.Summary, r.Concern.NotPossibleReason, r.Meeting.HeldOn, ToldOn = r.Meeting.ConcernTellings.Where(t => t.ConcernId == r.Concern.Id).Max(t => (DateOnly?)t.On) })
            .OrderBy(concern => concern.HeldOn).ThenBy(concern => concern.Id).Take(DraftFields.MostRows).ToListAsync(cancel);
        return [.. found.Select(concern => new ToTellRow(concern.Id.Value, ToldOf.NotPossible, concern.Summary, concern.NotPossibleReason, concern.HeldOn) { ToldOn = concern.ToldOn })];
    }
}
