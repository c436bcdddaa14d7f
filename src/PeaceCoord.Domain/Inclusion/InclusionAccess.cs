using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Inclusion;

/// <summary>Who may read whom the mission meets: a row of the table in <c>docs/access.md</c>.</summary>
public static class InclusionAccess
{
    /// <summary>Those who read figures of a whole workspace. Liaison assistants read their office's records, and no figures.</summary>
    public static readonly IReadOnlyList<Role> Readers = [Role.Officer, Role.SectionHead, Role.Analyst, Role.Leadership, Role.DataFocalPoint];

    public static bool CanRead(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. Readers]);
}
