using PeaceCoord.Application.Workspaces;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Workspace = "/workspace";
    public const string Work = "/work";

    /// <summary>Sections, offices and the label that consultations begin with.</summary>
    public static string WorkspaceSettings(Guid id) => $"/workspace/settings/{id}";

    public static string WorkList(WorkList list) => With(Work, ("list", Word(list)));
}
