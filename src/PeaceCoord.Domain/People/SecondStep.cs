namespace PeaceCoord.Domain.People;

/// <summary>Whose sign-in needs a second step: what these accounts open must not depend on a password alone.</summary>
public static class SecondStep
{
    /// <summary>Staff of any mission, and administrators of the system. People of organisations are free to have one: many share a telephone.</summary>
    public static bool IsRequiredOf(IEnumerable<Standing> standings) => standings.Any(standing => standing.WorkspaceId is not null || standing.Role == Role.SystemAdmin);
}
