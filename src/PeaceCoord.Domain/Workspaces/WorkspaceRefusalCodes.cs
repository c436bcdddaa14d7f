namespace PeaceCoord.Domain.Workspaces;

public static class WorkspaceRefusalCodes
{
    public const string CodeTaken = "Workspaces.CodeTaken";
    public const string CodeMalformed = "Workspaces.CodeMalformed";
    public const string UnknownZone = "Workspaces.UnknownZone";
    public const string OfficeMalformed = "Workspaces.OfficeMalformed";
    public const string HasAdministrator = "Workspaces.HasAdministrator";
}
