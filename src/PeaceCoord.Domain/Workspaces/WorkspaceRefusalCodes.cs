namespace PeaceCoord.Domain.Workspaces;

public static class WorkspaceRefusalCodes
{
    public const string CodeTaken = "Workspaces.CodeTaken";
    public const string CodeMalformed = "Workspaces.CodeMalformed";
    public const string UnknownZone = "Workspaces.UnknownZone";
    public const string OfficeMalformed = "Workspaces.OfficeMalformed";
    /// <summary>A workspace lets consultations begin with no label below Confidential.</summary>
    public const string Loosened = "Workspaces.Loosened";

    /// <summary>Another section, or office, of the mission has this name.</summary>
    public const string NamedTwice = "Workspaces.NamedTwice";

    /// <summary>More sections, or offices, than a mission has. Arguments: how many there may be.</summary>
    public const string TooManyPlaces = "Workspaces.TooManyPlaces";

    /// <summary>The gazetteer has no area of this code.</summary>
    public const string UnknownArea = "Workspaces.UnknownArea";

    /// <summary>The mission had an administrator before: the next is one of its members.</summary>
    public const string NotAMember = "Workspaces.NotAMember";
    public const string HasAdministrator = "Workspaces.HasAdministrator";

    /// <summary>The workspace is archived: nothing in it is changed before two people re-open it.</summary>
    public const string Archived = "Workspaces.Archived";

    /// <summary>The mission's last day is before the day a meeting would be on. Arguments: the last day.</summary>
    public const string AfterItsEnd = "Workspaces.AfterItsEnd";
}
