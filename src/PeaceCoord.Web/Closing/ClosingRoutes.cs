using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>The states of one's missions.</summary>
    public const string Closings = "/closing";

    /// <summary>How long records are kept, and what is due for deletion.</summary>
    public const string Retention = "/retention";

    public static string Closing(WorkspaceId workspace) => $"{Closings}/{workspace.Value}";

    public static string KeptRecord(Guid record) => $"{Retention}/{record}";

    /// <summary>The page of something that is open.</summary>
    public static string Open(OpenKind kind, Guid id) => kind switch
    {
        OpenKind.Commitment => Commitment(new(id)),
        OpenKind.Partnership => Partnership(new(id)),
        OpenKind.JointForum => Forum(id),
        _ => Agreement(id),
    };
}
