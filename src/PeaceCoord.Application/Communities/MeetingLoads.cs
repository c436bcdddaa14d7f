using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>When a community was last met, and how often it was consulted since it last heard back: as far as the actor may read.</summary>
public sealed class MeetingLoad
{
    /// <summary>Consulted this often without hearing back is too often.</summary>
    public const int TooOften = 3;

    public required CommunityId CommunityId { get; init; }

    public required DateOnly? LastMet { get; init; }

    /// <summary>When it last heard back; null when it never did.</summary>
    public required DateOnly? HeardBack { get; init; }

    /// <summary>All meetings when it never heard back.</summary>
    public required int SinceAnAnswer { get; init; }
}

internal static class MeetingLoads
{
    /// <summary>
    /// So many days are looked at first. Who was met and told in them needs no look further back, and of many communities that
    /// is most: with 31,000 meetings a quarter of the work.
    /// </summary>
    private const int Recently = 30;

    /// <summary>Of so few, every meeting is looked at in one go.</summary>
    private const int Few = 20;

    /// <summary>Of the communities of the workspace that were met. Two queries, however many meetings.</summary>
    public static async Task<IReadOnlyDictionary<CommunityId, MeetingLoad>> Loads(
        this PeaceCoordDb db, Actor actor, WorkspaceId workspace, DateOnly today, IReadOnlyCollection<CommunityId> of, CancellationToken cancel)
    {
        await db.PlanForTheseValues(cancel);
        var recent = of.Count <= Few ? [] : await db.Loads(actor, workspace, today.AddDays(-Recently), today).Where(load => load.HeardBack != null).ToListAsync(cancel);
        var known = recent.ConvertAll(load => load.CommunityId).ToHashSet();
        var rest = of.Where(id => !known.Contains(id)).ToList();
        var older = rest.Count == 0 ? [] : await db.Loads(actor, workspace, DateOnly.MinValue, today, rest).ToListAsync(cancel);
        return recent.Concat(older).ToDictionary(load => load.CommunityId);
    }

    private static IQueryable<MeetingLoad> Loads(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, DateOnly from, DateOnly today, IReadOnlyList<CommunityId>? of = null)
    {
        var held = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.HeldOn >= from && c.HeldOn <= today);
        // Word of a promise, however it was told; and a meeting at which anything was told, if only why something is not possible.
        var toldAt = held.Where(c => c.Tellings.Any(t => t.Outcome == TellingOutcome.Told))
            .SelectMany(c => c.Communities.Select(consulted => new { CommunityId = (CommunityId?)consulted.CommunityId, On = c.HeldOn!.Value }));
        var told = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace)
            .SelectMany(c => c.Communities.Where(owed => EF.Property<WorkspaceId>(owed, WorkspaceColumns.Column) == workspace && owed.HeardOn >= from).Select(owed => new { CommunityId = (CommunityId?)owed.CommunityId, On = owed.HeardOn!.Value }))
            .Concat(toldAt);
        // Said of the links too, for an index has these of a mission together; the rules of the tables alone would have all rows read.
        var met = held.SelectMany(c => c.Communities.Where(consulted => EF.Property<WorkspaceId>(consulted, WorkspaceColumns.Column) == workspace).Select(consulted => new { consulted.CommunityId, c.HeldOn }));
        if (of is not null)
        {
            var asked = of.Select(id => (CommunityId?)id).ToList();
            told = told.Where(t => asked.Contains(t.CommunityId));
            met = met.Where(m => of.Contains(m.CommunityId));
        }

        var heardBack = told.GroupBy(t => t.CommunityId).Select(t => new { CommunityId = t.Key, On = t.Max(one => (DateOnly?)one.On) });
        return met
            .LeftJoin(heardBack, meeting => (CommunityId?)meeting.CommunityId, heard => heard.CommunityId, (meeting, heard) => new { meeting.CommunityId, meeting.HeldOn, HeardBack = heard!.On })
            .GroupBy(meeting => meeting.CommunityId)
            .Select(meetings => new MeetingLoad
            {
                CommunityId = meetings.Key,
                LastMet = meetings.Max(m => m.HeldOn),
                HeardBack = meetings.Max(m => m.HeardBack),
                SinceAnAnswer = meetings.Count(m => m.HeardBack == null || m.HeldOn > m.HeardBack),
            });
    }
}
