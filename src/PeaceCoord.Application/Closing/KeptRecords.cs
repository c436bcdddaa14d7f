using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>Records with the day until which they are kept: by kind, reference and dates, without titles and without opening them.</summary>
internal static class KeptRecords
{
    /// <summary>The day each record is of: of a meeting its own; of a commitment and an agreement when it was made; of a joint forum the last time it met; of an activity and a request its own; of the others when they were first kept. Nothing that is Strictly confidential: that there is one is for those it names. Nothing that is destroyed already. What is closed after an incident is held by that, and can be held beyond it.</summary>
    internal static readonly string Records = $$"""
        select 'Consultation' as kind, c.id, c.workspace_id, c.reference as name, c.label, coalesce(c.held_on, (select (v.saved_at at time zone 'utc')::date from consultations_versions v where v.record_id = c.id and v.version = 1)) as day from consultations c where c.title is not null
        union all select 'Commitment', c.id, c.workspace_id, r.reference, c.label, (c.recorded_at at time zone 'utc')::date from commitments c left join consultations r on r.id = c.consultation_id
        union all select 'LocalAgreement', a.id, a.workspace_id, null, a.label, a.signed_on from local_agreements a
        union all select 'Partnership', p.id, p.workspace_id, null, null, (select (v.saved_at at time zone 'utc')::date from partnerships_versions v where v.record_id = p.id and v.version = 1) from partnerships p
        union all select 'Community', c.id, c.workspace_id, null, '{{nameof(Label.Restricted)}}', (select (v.saved_at at time zone 'utc')::date from communities_versions v where v.record_id = c.id and v.version = 1) from communities c
        union all select 'Leader', l.id, l.workspace_id, l.code, '{{nameof(Label.Confidential)}}', (select (v.saved_at at time zone 'utc')::date from leaders_versions v where v.record_id = l.id and v.version = 1) from leaders l
        union all select 'JointForum', f.id, f.workspace_id, null, f.label, coalesce((select max(m."on") from joint_forum_meetings m where m.joint_forum_id = f.id), (select (v.saved_at at time zone 'utc')::date from joint_forums_versions v where v.record_id = f.id and v.version = 1)) from joint_forums f
        union all select 'Outreach', o.id, o.workspace_id, null, o.label, o."on" from outreach_activities o
        union all select 'Request', q.id, q.workspace_id, null, q.label, q.sent_on from requests q
        """;

    private static readonly string Sql = $$"""
        select kind as "Kind", id as "Id", name as "Name", label as "Label", day as "Day",
               exists (select 1 from legal_holds h where h.workspace_id = {0} and h.lifted_at is null and h.record_id is null) or kept.id = any((select peacecoord_held({0}))::uuid[]) as "IsHeld"
          from ({{Records}}) kept
         where workspace_id = {0} and day is not null and (label is null or label <> '{{nameof(Label.StrictlyConfidential)}}')
           and not exists (select 1 from erasures e where e.record_id = kept.id and e.part_id is null and e.state = '{{nameof(ErasureState.Confirmed)}}')
        """;

    /// <summary>What the focal point of a mission watches over.</summary>
    public static IQueryable<KeptRow> Kept(this PeaceCoordDb db, Actor actor, WorkspaceId workspace)
    {
        // A code, too, is read with that clearance only.
        var seesLeaders = actor.IsCleared(workspace, CommunityAccess.ForLeaders, Role.DataFocalPoint);
        return db.Database.SqlQueryRaw<KeptRow>(Sql, workspace.Value).Where(row => seesLeaders || row.Kind != nameof(RecordKind.Leader));
    }

    /// <summary>The last day a record that is due now can be of; null where nothing is due.</summary>
    public static DateOnly? DueFrom(this MissionWorkspace workspace, DateOnly today) => workspace.RetentionBasis switch
    {
        RetentionBasis.AfterRecord => today.AddYears(-workspace.RetentionYears),
        _ when workspace.EndsOn is { } last && last.AddYears(workspace.RetentionYears) <= today => today.AddYears(-workspace.RetentionYears),
        _ => null,
    };
}

internal sealed record KeptRow
{
    public string Kind { get; init; } = "";

    public Guid Id { get; init; }

    public string? Name { get; init; }

    public string? Label { get; init; }

    public DateOnly Day { get; init; }

    public bool IsHeld { get; init; }
}
