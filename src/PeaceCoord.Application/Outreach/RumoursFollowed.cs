using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Outreach;

/// <summary>What became of rumours, and where concerns were heard first: both ways, each for those who may open the other record.</summary>
internal static class RumoursFollowed
{
    /// <summary>By rumour: the concerns that it became, in consultations that the actor sees. What was thrown away is none.</summary>
    public static async Task<ILookup<RumourId, TakenUpView>> TakenUp(this PeaceCoordDb db, Actor actor, OutreachActivityId activity, CancellationToken cancel)
    {
        var links = await db.RumoursTakenUp.AsNoTracking().Where(taken => taken.ActivityId == activity).OrderBy(taken => taken.At).ToListAsync(cancel);
        var consultations = links.ConvertAll(taken => taken.ConsultationId);
        var concerns = links.ConvertAll(taken => taken.ConcernId);
        var seen = await db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => consultations.Contains(c.Id) && c.State != ConsultationState.Cancelled)
            .Select(c => new { c.Id, c.State, c.Reference, Raised = c.Concerns.Where(concern => concerns.Contains(concern.Id)).Select(concern => new { concern.Id, concern.State }).ToList() })
            .ToDictionaryAsync(c => c.Id, cancel);
        var made = await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ConcernId != null && concerns.Contains(c.ConcernId.Value))
            .OrderBy(c => c.Due).ThenBy(c => c.Id).Select(c => new { c.Id, c.ConcernId, c.State }).ToListAsync(cancel);
        List<(RumourId Rumour, TakenUpView Told)> told = [];
        foreach (var link in links)
        {
            if (!seen.TryGetValue(link.ConsultationId, out var held))
                continue;
            var concern = held.Raised.FirstOrDefault(raised => raised.Id == link.ConcernId);
            // Whoever wrote it down took it out again before it was handed in.
            if (concern is null && held.State != ConsultationState.Draft)
                continue;
            told.Add((link.RumourId, new TakenUpView(
                held.Id, link.ConcernId, held.State, held.Reference, concern?.State, [.. made.Where(c => c.ConcernId == link.ConcernId).Select(c => new PromisedForRumour(c.Id, c.State))])));
        }

        return told.ToLookup(one => one.Rumour, one => one.Told);
    }

    /// <summary>The highest label of the outreach activities whose rumours became these concerns; null where none did. Whether or not the actor sees them.</summary>
    public static async Task<Label?> HighestRumour(this PeaceCoordDb db, ConsultationId consultation, IEnumerable<ConcernId> concerns, CancellationToken cancel)
    {
        var raised = concerns.ToList();
        var labels = await db.RumoursTakenUp.AsNoTracking().Where(taken => taken.ConsultationId == consultation && raised.Contains(taken.ConcernId))
            .Join(db.OutreachActivities, taken => taken.ActivityId, activity => activity.Id, (taken, activity) => activity.Label).Distinct().ToListAsync(cancel);
        return labels.Count == 0 ? null : labels.Max();
    }

    /// <summary>By concern: the outreach activity at which it was heard as a rumour, as far as the actor sees it.</summary>
    public static async Task<IReadOnlyDictionary<Guid, HeardFirst>> HeardAt(this PeaceCoordDb db, Actor actor, ConsultationId consultation, CancellationToken cancel)
    {
        var links = await db.RumoursTakenUp.AsNoTracking().Where(taken => taken.ConsultationId == consultation).ToListAsync(cancel);
        if (links.Count == 0)
            return new Dictionary<Guid, HeardFirst>();
        var activities = links.ConvertAll(taken => taken.ActivityId);
        var seen = await db.OutreachActivities.AsNoTracking().VisibleTo(actor).Where(a => activities.Contains(a.Id)).Select(a => new HeardFirst(a.Id, a.Channel, a.On)).ToDictionaryAsync(a => a.Id, cancel);
        return links.Where(taken => seen.ContainsKey(taken.ActivityId)).DistinctBy(taken => taken.ConcernId).ToDictionary(taken => taken.ConcernId.Value, taken => seen[taken.ActivityId]);
    }
}

/// <summary>A concern that a rumour became.</summary>
/// <param name="Reference">Null until it is on record.</param>
/// <param name="Concern">Null while it is a draft.</param>
public sealed record TakenUpView(ConsultationId ConsultationId, ConcernId ConcernId, ConsultationState State, string? Reference, ConcernState? Concern, IReadOnlyList<PromisedForRumour> Promised);

public sealed record PromisedForRumour(CommitmentId Id, CommitmentState State);

/// <summary>Where a concern was heard as a rumour.</summary>
public sealed record HeardFirst(OutreachActivityId Id, OutreachChannel Channel, DateOnly On);
