using PeaceCoord.Domain.Reporting;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Reporting;

internal sealed class ReportsEntry : IMenuEntry
{
    public static MenuItem Item { get; } = new(Routes.Reports, () => Words.Reports, 332, SignedInOnly: true, ReportingAccess.ReporterRoles);
}
