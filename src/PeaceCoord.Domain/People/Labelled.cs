using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.People;

/// <summary>A record of a mission that is read to clearance, and by liaison assistants in their own office. It has no readers by name.</summary>
public interface ILabelled : IInWorkspace
{
    /// <summary>Null for a record of the whole mission.</summary>
    FieldOfficeId? FieldOfficeId { get; }

    Label Label { get; }
}

/// <summary>Who reads records that are read like recorded consultations.</summary>
public static class ReadToClearance
{
    private static readonly Role[] Readers = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership];

    /// <summary>What the actor may read: of their workspaces to their clearance, a liaison assistant of one office its records only.</summary>
    public static Expression<Func<TRecord, bool>> VisibleTo<TRecord>(Actor actor)
        where TRecord : class, ILabelled
    {
        var restricted = Whole(actor, Label.Restricted);
        var confidential = Whole(actor, Label.Confidential);
        var bound = actor.Standings.Where(BoundToAnOffice).Select(s => s.WorkspaceId!.Value).Distinct().ToList();
        var ownRestricted = Offices(actor, Label.Restricted);
        var ownConfidential = Offices(actor, Label.Confidential);
        return record =>
            ((record.Label == Label.Public || record.Label == Label.Restricted) && (restricted.Contains(record.WorkspaceId) || (record.FieldOfficeId != null && bound.Contains(record.WorkspaceId) && ownRestricted.Contains(record.FieldOfficeId))))
            || (record.Label == Label.Confidential && (confidential.Contains(record.WorkspaceId) || (record.FieldOfficeId != null && bound.Contains(record.WorkspaceId) && ownConfidential.Contains(record.FieldOfficeId))));
    }

    /// <summary>Whether one membership both opens the record and gives one of the roles.</summary>
    public static bool Is(Actor actor, ILabelled record, params ReadOnlySpan<Role> roles) => actor.Is(new Labelled(record.WorkspaceId, record.Label, record.FieldOfficeId, IsNamed: false), roles);

    private static List<WorkspaceId> Whole(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => s.WorkspaceId is not null && s.Clearance >= label && (Readers.Contains(s.Role) || s is { Role: Role.LiaisonAssistant, FieldOfficeId: null })).Select(s => s.WorkspaceId!.Value).Distinct()];

    private static List<FieldOfficeId?> Offices(Actor actor, Label label) =>
        [.. actor.Standings.Where(s => BoundToAnOffice(s) && s.Clearance >= label).Select(s => s.FieldOfficeId).Distinct()];

    private static bool BoundToAnOffice(Standing standing) => standing is { Role: Role.LiaisonAssistant, FieldOfficeId: not null, WorkspaceId: not null };
}
