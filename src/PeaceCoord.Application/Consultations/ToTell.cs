using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Something earlier that the people of a meeting were not told of yet.</summary>
/// <param name="SubjectId">The commitment; the concern, where it is not possible.</param>
/// <param name="Text">What was promised, or asked.</param>
/// <param name="Became">What became of it, as it would be told: what was delivered, the reason that was given. Null when nothing was written down.</param>
/// <param name="Since">The day it was delivered, declined, due; or asked.</param>
public sealed record ToTellRow(Guid SubjectId, ToldOf What, string Text, string? Became, DateOnly? Since)
{
    /// <summary>Of several communities at the meeting, those that would be told; none for a concern, which is everybody's who raised it.</summary>
    public IReadOnlyList<CommunityId> Whom { get; init; } = [];
}

/// <param name="KnowsWhom">Whether the draft says which communities, or at least which area, it is about.</param>
public sealed record ToTellList(IReadOnlyList<ToTellRow> Rows, bool KnowsWhom);

internal static class ToTell
{
    /// <summary>
    /// What the draft's communities (without any: its area) were promised and not told of by the day of the meeting, and the concerns of theirs that
    /// cannot be met: as far as the actor may see and tell of them. A hidden place leads to nothing. A fixed number of queries.
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
            .Where(c => c.WorkspaceId == workspace && c.ConsultationId != id && c.ClosedAt == null && c.ToldOn == null && (c.State == CommitmentState.Delivered || c.State == CommitmentState.Declined || c.State == CommitmentState.Disputed || c.Due < on));
        if (content.Communities.Count > 0)
        {
            var met = content.Communities.ToList();
            untold = untold.Where(c => c.Communities.Any(owed => met.Contains(owed.CommunityId) && owed.ToldOn == null));
        }
        else
        {
            var there = db.Consultations.VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.AreaPCode == area && c.Sensitivity != PlaceSensitivity.Hidden);
            // Which of several was there would not be known: those who came are to be named first.
            untold = untold.Where(c => c.Communities.Count <= 1 && there.Any(asked => asked.Id == c.ConsultationId));
        }

        var found = await untold.OrderBy(c => c.Due).ThenBy(c => c.Id).Take(2 * DraftFields.MostRows).ToListAsync(cancel);
        return [.. found.Where(c => CommitmentAccess.CanTell(actor, c)).Select(c => (Commitment: c, What: c.ToTell(on, content.Communities))).Where(c => c.What is not null).Select(c => Row(c.Commitment, c.What!.Value) with { Whom = content.Communities.Count > 1 ? c.Commitment.ToldAtMeetingWith(content.Communities) : [] })];
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
        asked = met.Count > 0
            ? asked.Where(c => c.Communities.Any(consulted => met.Contains(consulted.CommunityId)))
            : asked.Where(c => c.AreaPCode == area && c.Sensitivity != PlaceSensitivity.Hidden);
        var found = await asked
            .SelectMany(c => c.Concerns.Where(concern => concern.State == ConcernState.NotPossible && concern.Told == null).Select(concern => new { concern.Id, concern.Summary, concern.NotPossibleReason, c.HeldOn }))
            .OrderBy(concern => concern.HeldOn).ThenBy(concern => concern.Id).Take(DraftFields.MostRows).ToListAsync(cancel);
        return [.. found.Select(concern => new ToTellRow(concern.Id.Value, ToldOf.NotPossible, concern.Summary, concern.NotPossibleReason, concern.HeldOn))];
    }
}
