using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.People;

/// <summary>
/// Who is acting, as the database knows them at this moment: the account and the memberships in force now. Made anew for every
/// use case, never kept.
/// </summary>
/// <param name="Id">The account; null for a visitor.</param>
/// <param name="Standings">The memberships in force.</param>
/// <param name="Reach">Ids of records beyond the actor's workspaces that were shared with, or concern, the actor's organisations.</param>
public sealed record Actor(AccountId? Id, IReadOnlyList<Standing> Standings, IReadOnlySet<Guid> Reach)
{
    /// <summary>A visitor, signed in or not known.</summary>
    public static Actor Anonymous { get; } = new(null, [], new HashSet<Guid>());

    public bool IsSignedIn => Id is not null;

    /// <summary>Consultations that the actor opened in an emergency, and until when. What that opens is said in one place, <see cref="Consultations.ConsultationAccess.OpenedInAnEmergencyBy"/>.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Opened { get; init; } = new Dictionary<Guid, DateTimeOffset>();

    /// <summary>When the actor last proved who they are: at the sign-in or by a later confirmation. Null of whoever never did, such as the portal itself. See <see cref="StepUp"/>.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>Whether memberships wait for a second step that the account does not have yet: until then they give nothing. See <see cref="SecondStep"/>.</summary>
    public bool NeedsSecondStep { get; init; }

    /// <summary>The session they act in; null outside one.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>Workspaces the actor is staff of. Query filters use this: <c>actor.Workspaces.Contains(record.WorkspaceId)</c>.</summary>
    public IReadOnlyList<WorkspaceId> Workspaces { get; } =
        [.. Standings.Where(s => s.WorkspaceId is not null).Select(s => s.WorkspaceId!.Value).Distinct()];

    /// <summary>Organisations the actor coordinates or is a member of.</summary>
    public IReadOnlyList<OrganisationId> Organisations { get; } =
        [.. Standings.Where(s => s.OrganisationId is not null).Select(s => s.OrganisationId!.Value).Distinct()];

    public bool IsSystemAdmin => Standings.Any(s => s.Role == Role.SystemAdmin);

    /// <summary>
    /// Whether the actor holds one of <paramref name="roles"/> in the workspace, by whatever membership. For acts that no record stands
    /// behind yet; on a record, <see cref="Is(Labelled, ReadOnlySpan{Role})"/>.
    /// </summary>
    public bool Is(WorkspaceId workspace, params ReadOnlySpan<Role> roles)
    {
        foreach (var standing in Standings)
        {
            if (standing.WorkspaceId == workspace && roles.Contains(standing.Role))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether one membership both gives one of <paramref name="roles"/> and opens the record. The role of one and the clearance of
    /// another do not add up: who may read it as an analyst and is an officer for what is public acts on nothing above that.
    /// </summary>
    public bool Is(Labelled record, params ReadOnlySpan<Role> roles)
    {
        foreach (var standing in Standings)
        {
            if (roles.Contains(standing.Role) && standing.Opens(record))
                return true;
        }

        return false;
    }

    /// <summary>Whether a membership of the workspace gives the actor both one of <paramref name="roles"/> and that clearance: the clearance of one does not lift the role of another.</summary>
    public bool IsCleared(WorkspaceId workspace, Label clearance, params ReadOnlySpan<Role> roles)
    {
        foreach (var standing in Standings)
        {
            if (standing.WorkspaceId == workspace && standing.Clearance >= clearance && roles.Contains(standing.Role))
                return true;
        }

        return false;
    }

    /// <summary>The actor without what memberships of these workspaces give.</summary>
    public Actor Outside(IReadOnlyCollection<WorkspaceId> workspaces) =>
        workspaces.Count == 0 ? this : new Actor(Id, [.. Standings.Where(s => s.WorkspaceId is not { } workspace || !workspaces.Contains(workspace))], Reach) { Opened = Opened };

    /// <summary>Whether the actor holds one of <paramref name="roles"/> in the organisation.</summary>
    public bool Is(OrganisationId organisation, params ReadOnlySpan<Role> roles)
    {
        foreach (var standing in Standings)
        {
            if (standing.OrganisationId == organisation && roles.Contains(standing.Role))
                return true;
        }

        return false;
    }

    /// <summary>
    /// The offices of the memberships of that workspace which give one of <paramref name="roles"/>, each once; null for a membership that is
    /// limited to none. What is made by one role is not put under the office of another.
    /// </summary>
    public IReadOnlyList<FieldOfficeId?> OfficesAs(WorkspaceId workspace, params IReadOnlyList<Role> roles) =>
        [.. Standings.Where(s => s.WorkspaceId == workspace && roles.Contains(s.Role)).Select(s => s.FieldOfficeId).Distinct()];

    /// <summary>Workspaces where the actor holds one of <paramref name="roles"/>.</summary>
    public IReadOnlyList<WorkspaceId> WorkspacesAs(params IReadOnlyList<Role> roles) =>
        [.. Standings.Where(s => s.WorkspaceId is not null && roles.Contains(s.Role)).Select(s => s.WorkspaceId!.Value).Distinct()];
}

/// <summary>One membership in force: of a workspace (with clearance and field office) or of an organisation.</summary>
/// <param name="Clearance">The highest label readable in that workspace.</param>
/// <param name="FieldOfficeId">The one office the membership is limited to; null for all.</param>
public sealed record Standing(WorkspaceId? WorkspaceId, OrganisationId? OrganisationId, Role Role, Label Clearance, FieldOfficeId? FieldOfficeId)
{
    /// <summary>Whether its clearance covers the record's label (Strictly confidential: the person is named) and its office the record's.</summary>
    public bool Opens(Labelled record) => WorkspaceId == record.WorkspaceId
        && (record.Label == Label.StrictlyConfidential ? record.IsNamed : Clearance >= record.Label && (record.IsOwn || Reaches(record.FieldOfficeId)));

    /// <summary>A liaison assistant of one office works in that office; everybody else in the whole mission.</summary>
    public bool Reaches(FieldOfficeId? office) => this is not { Role: Role.LiaisonAssistant, FieldOfficeId: { } own } || own == office;
}

/// <summary>What of a record decides who may act on it, as it is for one person.</summary>
/// <param name="FieldOfficeId">Null for none: then no one office's.</param>
/// <param name="IsNamed">Whether the person reads it when it is Strictly confidential.</param>
/// <param name="IsOwn">Whether it is the person's to follow up, whatever its office.</param>
public readonly record struct Labelled(WorkspaceId WorkspaceId, Label Label, FieldOfficeId? FieldOfficeId, bool IsNamed, bool IsOwn = false);
