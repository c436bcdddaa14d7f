using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Reporting;

/// <summary>Who makes reports of a period: the row "export" of the table in <c>docs/access.md</c>.</summary>
public static class ReportingAccess
{
    /// <summary>What partners are told of single records: of these labels, by reference and without their words.</summary>
    public const Label MostForPartners = Label.Restricted;

    /// <summary>Those who make whole reports, and reports for others.</summary>
    public static readonly IReadOnlyList<Role> ExporterRoles = [Role.Officer, Role.SectionHead];

    /// <summary>Those who make reports: analysts and leadership of figures only.</summary>
    public static readonly IReadOnlyList<Role> ReporterRoles = [.. ExporterRoles, Role.Analyst, Role.Leadership];

    public static bool CanExport(Actor actor, WorkspaceId workspace) => actor.Is(workspace, [.. ExporterRoles]);

    /// <summary>
    /// How far a report of the actor reaches: the highest clearance of a membership with one of these roles. What is Strictly confidential is read
    /// by name and stands in no report.
    /// </summary>
    public static IReadOnlyList<Label> LabelsFor(Actor actor, WorkspaceId workspace, IReadOnlyList<Role> roles)
    {
        var clearances = actor.Standings.Where(s => s.WorkspaceId == workspace && roles.Contains(s.Role)).Select(s => s.Clearance).ToList();
        return clearances.Count == 0 ? [] : Consultations.ConsultationAccess.LabelsTo(clearances.Max());
    }
}
