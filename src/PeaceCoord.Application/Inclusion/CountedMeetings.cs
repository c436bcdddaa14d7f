using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>The meetings of one area in a report.</summary>
/// <param name="AreaPCode">Null where the area or the place is not told.</param>
/// <param name="Told">What their records tell of who came, added up.</param>
internal sealed record CountedMeetings(string? AreaPCode, int Count, MeetingFigures Told);

internal static class CountingMeetings
{
    private const string Counted = $$"""
          from consultations
         where workspace_id = {0} and state = '{{nameof(ConsultationState.Recorded)}}' and label <> '{{nameof(Label.StrictlyConfidential)}}' and held_on between {1} and {2}
        """;

    private static readonly string Sql = $$"""
        select case when sensitivity = '{{PlaceSensitivity.Hidden}}' then null else area_p_code end as "AreaPCode", count(*)::int as "Count",
               array[{{string.Join(", ", Enumerable.Range(1, MeetingFigures.Length).Select(number => $"least(sum(figures[{number}]), {int.MaxValue})::int"))}}] as "Figures"
        {{Counted}}
         group by 1
        """;

    /// <summary>
    /// Recorded in the period and not Strictly confidential. Not <c>VisibleTo</c>, on purpose: the figures are the same for every clearance,
    /// and what is counted leaves here as figures only. Row-level security still keeps other workspaces out.
    /// </summary>
    public static async Task<List<CountedMeetings>> CountedMeetings(this PeaceCoordDb db, WorkspaceId workspace, InclusionPeriod period, CancellationToken cancel)
    {
        var counted = await db.Database.SqlQueryRaw<Row>(Sql, workspace.Value, period.First, period.Last).ToListAsync(cancel);
        return counted.ConvertAll(row => new CountedMeetings(row.AreaPCode, row.Count, MeetingFigures.Read(row.Figures)));
    }

    private sealed record Row(string? AreaPCode, int Count, int[] Figures);
}
