using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What whoever plans is to know of a community or leader to be met.</summary>
/// <param name="Risk">Of a leader.</param>
/// <param name="SinceAnAnswer">How often they were consulted since they last heard back, as far as the reader may read.</param>
public sealed record MetMark(SeenWithUs Wish, ReprisalRisk? Risk, int SinceAnAnswer)
{
    public bool IsAskedTooOften => SinceAnAnswer >= MeetingLoad.TooOften;
}

internal static class MetMarks
{
    /// <summary>Of those that the actor may see; the others have none. A fixed number of queries.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MetMark>> MarksOf(
        this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyCollection<CommunityId> communities, IReadOnlyCollection<LeaderId> leaders, DateOnly today, CancellationToken cancel)
    {
        var (asked, askedLeaders) = (communities.ToList(), leaders.ToList());
        var seen = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && asked.Contains(c.Id)).Select(c => new { c.Id, c.SeenWithUs }).ToListAsync(cancel);
        var loads = await db.Loads(actor, workspace, today).Where(load => asked.Contains(load.CommunityId)).ToDictionaryAsync(load => load.CommunityId, load => load.SinceAnAnswer, cancel);
        var known = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == workspace && askedLeaders.Contains(l.Id))
            .Select(l => new { l.Id, l.SeenWithUs, l.ReprisalRisk }).ToListAsync(cancel);
        var ofLeaders = await db.LoadsOfLeaders(actor, workspace, [.. known.Select(l => l.Id)], today, cancel);
        return seen.Select(c => (c.Id.Value, Mark: new MetMark(c.SeenWithUs, null, loads.GetValueOrDefault(c.Id))))
            .Concat(known.Select(l => (l.Id.Value, Mark: new MetMark(l.SeenWithUs, l.ReprisalRisk, ofLeaders.GetValueOrDefault(l.Id)))))
            .ToDictionary(met => met.Value, met => met.Mark);
    }

    /// <summary>
    /// How often each was consulted since hearing back: at a meeting with them at which anything was told, or by word of a commitment of a
    /// meeting with them. The rule of <see cref="MeetingLoads"/>, for people in place of communities.
    /// </summary>
    private static async Task<Dictionary<LeaderId, int>> LoadsOfLeaders(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, List<LeaderId> leaders, DateOnly today, CancellationToken cancel)
    {
        var met = await db.Consultations.AsNoTracking().VisibleTo(actor)
            .Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.HeldOn <= today && c.Leaders.Any(l => leaders.Contains(l.LeaderId)))
            .OrderBy(c => c.Id)
            .Select(c => new { c.Id, On = c.HeldOn!.Value, HeardBack = c.Tellings.Any(t => t.Outcome == TellingOutcome.Told), Leaders = c.Leaders.Select(l => l.LeaderId).ToList() })
            .ToListAsync(cancel);
        var ids = met.Select(c => c.Id).ToList();
        var told = (await db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => ids.Contains(c.ConsultationId))
            .SelectMany(c => c.Tellings.Select(t => new { c.ConsultationId, t.On })).ToListAsync(cancel)).ToLookup(t => t.ConsultationId, t => t.On);
        return leaders.ToDictionary(leader => leader, leader =>
        {
            var own = met.Where(c => c.Leaders.Contains(leader)).ToList();
            var heardBack = own.Where(c => c.HeardBack).Select(c => c.On).Concat(own.SelectMany(c => told[c.Id])).DefaultIfEmpty(DateOnly.MinValue).Max();
            return own.Count(c => c.On > heardBack);
        });
    }
}
