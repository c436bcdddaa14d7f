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

    /// <summary>All meetings when it never heard back.</summary>
    public required int SinceAnAnswer { get; init; }
}

internal static class MeetingLoads
{
    /// <summary>Of every community of the workspace that was met; one query.</summary>
    public static IQueryable<MeetingLoad> Loads(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, DateOnly today)
    {
        // Word of a promise, however it was told; and a meeting at which anything was told, if only why something is not possible.
        var toldAt = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.HeldOn <= today && c.Tellings.Any(t => t.Outcome == TellingOutcome.Told))
            .SelectMany(c => c.Communities.Select(consulted => new { CommunityId = (CommunityId?)consulted.CommunityId, On = c.HeldOn!.Value }));
        var heardBack = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == workspace && c.CommunityId != null)
            .SelectMany(c => c.Tellings.Select(t => new { c.CommunityId, t.On }))
            .Concat(toldAt)
            .GroupBy(told => told.CommunityId)
            .Select(told => new { CommunityId = told.Key, On = told.Max(t => (DateOnly?)t.On) });
        var met = db.Consultations.AsNoTracking().VisibleTo(actor).Where(c => c.WorkspaceId == workspace && c.State == ConsultationState.Recorded && c.HeldOn <= today)
            .SelectMany(c => c.Communities.Select(consulted => new { consulted.CommunityId, c.HeldOn }));
        return met
            .LeftJoin(heardBack, meeting => (CommunityId?)meeting.CommunityId, told => told.CommunityId, (meeting, told) => new { meeting.CommunityId, meeting.HeldOn, HeardBack = told!.On })
            .GroupBy(meeting => meeting.CommunityId)
            .Select(meetings => new MeetingLoad
            {
                CommunityId = meetings.Key,
                LastMet = meetings.Max(m => m.HeldOn),
                SinceAnAnswer = meetings.Count(m => m.HeardBack == null || m.HeldOn > m.HeardBack),
            });
    }
}
