using PeaceCoord.Application.Workspaces;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Workspace = "/workspace";
    public const string Work = "/work";

    public static string WorkList(WorkList list) => With(Work, ("list", Word(list)));
}
