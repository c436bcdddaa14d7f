using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Reporting;

public sealed class ReportPeriodTests
{
    [Fact]
    public void A_period_is_read_as_it_is_written()
    {
        foreach (var text in (string[])["2026-03", "2026-Q1", "2024-02"])
            ReportPeriod.Read(text)!.Value.ToString().ShouldBe(text);
        ReportPeriod.Read("2024-02").ShouldBe(new ReportPeriod(new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 29)));
        ReportPeriod.Read("2026-Q1")!.Value.Quarter.ShouldBe(new InclusionPeriod(2026, 1));
        new ReportPeriod(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 30)).Quarter.ShouldBeNull("a day short of the quarter");
        foreach (var text in (string?[])[null, "", "2026-13", "2026-Q5", "9999-01", "0001-01", "x"])
            ReportPeriod.Read(text).ShouldBeNull(text);
    }

    [Fact]
    public void A_report_reaches_as_far_as_the_membership_that_makes_it_and_never_to_what_is_strictly_confidential()
    {
        var workspace = WorkspaceId.New();
        var actor = new Actor(AccountId.New(), [new Standing(workspace, null, Role.Officer, Label.Public, null), new Standing(workspace, null, Role.Analyst, Label.StrictlyConfidential, null)], new HashSet<Guid>());

        ReportingAccess.LabelsFor(actor, workspace, ReportingAccess.ExporterRoles).ShouldBe([Label.Public]);
        ReportingAccess.LabelsFor(actor, workspace, ReportingAccess.ReporterRoles).ShouldBe([Label.Public, Label.Restricted, Label.Confidential]);
        ReportingAccess.LabelsFor(actor, WorkspaceId.New(), ReportingAccess.ReporterRoles).ShouldBeEmpty();
    }
}
