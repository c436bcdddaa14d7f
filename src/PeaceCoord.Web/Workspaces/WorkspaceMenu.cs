using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Workspaces;

internal sealed class WorkspaceEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Workspace, () => Words.Workspace, 50, SignedInOnly: true);
}
