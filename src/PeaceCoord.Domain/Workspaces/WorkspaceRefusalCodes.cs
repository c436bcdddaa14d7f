namespace PeaceCoord.Domain.Workspaces;

public static class WorkspaceRefusalCodes
{
    public const string CodeTaken = "Workspaces.CodeTaken";
    public const string CodeMalformed = "Workspaces.CodeMalformed";
    public const string UnknownZone = "Workspaces.UnknownZone";
    public const string OfficeMalformed = "Workspaces.OfficeMalformed";
    /// <summary>The mission had an administrator before: the next is one of its members.</summary>
    public const string NotAMember = "Workspaces.NotAMember";
    public const string HasAdministrator = "Workspaces.HasAdministrator";
}
