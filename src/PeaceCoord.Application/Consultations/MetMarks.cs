using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>What whoever plans is to know of a community, organisation or leader to be met.</summary>
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
        this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyCollection<CommunityId> communities, IReadOnlyCollection<OrganisationId> organisations, IReadOnlyCollection<LeaderId> leaders, DateOnly today, CancellationToken cancel)
    {
        var (asked, askedLeaders) = (communities.ToList(), leaders.ToList());
        var seen = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && asked.Contains(c.Id)).Select(c => new { c.Id, c.SeenWithUs }).ToListAsync(cancel);
        var loads = await db.Loads(actor, workspace, today, asked, cancel);
        var known = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => l.WorkspaceId == workspace && askedLeaders.Contains(l.Id))
            .Select(l => new { l.Id, l.SeenWithUs, l.ReprisalRisk }).ToListAsync(cancel);
        var askedOrganisations = organisations.ToList();
        var registered = askedOrganisations.Count == 0 ? [] : await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => askedOrganisations.Contains(o.Id)).Select(o => new { o.Id, o.Visibility }).ToListAsync(cancel);
        var ofLeaders = await db.LoadsOfLeaders(actor, workspace, [.. known.Select(l => l.Id)], today, cancel);
        return seen.Select(c => (c.Id.Value, Mark: new MetMark(c.SeenWithUs, null, loads.GetValueOrDefault(c.Id)?.SinceAnAnswer ?? 0)))
            .Concat(known.Select(l => (l.Id.Value, Mark: new MetMark(l.SeenWithUs, l.ReprisalRisk, ofLeaders.GetValueOrDefault(l.Id)))))
            .Concat(registered.Select(o => (o.Id.Value, Mark: new MetMark(o.Visibility ?? SeenWithUs.Discreetly, null, 0))))
            .ToDictionary(met => met.Value, met => met.Mark);
    }

    /// <summary>
    /// How often each was consulted since hearing back: at a meeting with them at which anything was told, or by word of a commitment of a
    /// meeting with them, told to a community that they speak for; where they speak for none of those it is owed to, to any. The rule of
    /// <see cref="MeetingLoads"/>, for people in place of communities.
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
            .Select(c => new { c.ConsultationId, Owed = c.Communities.Select(owed => new { owed.CommunityId, owed.HeardOn }).ToList(), On = c.Tellings.Max(t => (DateOnly?)t.On) }).ToListAsync(cancel)).ToLookup(c => c.ConsultationId);
        var speaksFor = await db.Leaders.AsNoTracking().Where(l => leaders.Contains(l.Id)).Select(l => new { l.Id, Communities = l.SpeaksFor.Select(link => link.CommunityId).ToList() }).ToDictionaryAsync(l => l.Id, l => l.Communities, cancel);
        return leaders.ToDictionary(leader => leader, leader =>
        {
            var own = met.Where(c => c.Leaders.Contains(leader)).ToList();
            var heard = own.SelectMany(c => told[c.Id]).Select(c => c.Owed.Exists(owed => speaksFor[leader].Contains(owed.CommunityId)) ? c.Owed.Where(owed => speaksFor[leader].Contains(owed.CommunityId)).Max(owed => owed.HeardOn) : c.On);
            var heardBack = own.Where(c => c.HeardBack).Select(c => c.On).Concat(heard.OfType<DateOnly>()).DefaultIfEmpty(DateOnly.MinValue).Max();
            return own.Count(c => c.On > heardBack);
        });
    }
}
