using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Inclusion;

/// <summary>One meeting of a report.</summary>
/// <param name="AreaPCode">Null where the area or the place is not told.</param>
/// <param name="Told">What its record tells of who came.</param>
internal sealed record CountedMeeting(string? AreaPCode, MeetingFigures Told);

internal static class CountingMeetings
{
    // A row a meeting, with its table of heads as one array, rather than a row a cell.
    private static readonly string Sql = $$"""
        select case when c.sensitivity = '{{PlaceSensitivity.Hidden}}' then null else c.area_p_code end as "AreaPCode",
               c.persons_with_disabilities as "PersonsWithDisabilities", c.displaced_persons as "DisplacedPersons",
               array[{{string.Join(", ", HeadCounts.Table.Select(cell => $"coalesce(sum(p.heads) filter (where p.sex = '{cell.Sex}' and p.age = '{cell.Age}'), 0)::int"))}}] as "Heads"
          from consultations c left join consultation_participation p on p.consultation_id = c.id
         where c.workspace_id = {0} and c.state = '{{ConsultationState.Recorded}}' and c.label <> '{{Label.StrictlyConfidential}}' and c.held_on between {1} and {2}
         group by c.id
        """;

    /// <summary>
    /// Recorded in the period and not Strictly confidential. Not <c>VisibleTo</c>, on purpose: the figures are the same for every clearance,
    /// and what is counted leaves here as figures only. Row-level security still keeps other workspaces out.
    /// </summary>
    public static async Task<List<CountedMeeting>> CountedMeetings(this PeaceCoordDb db, WorkspaceId workspace, InclusionPeriod period, CancellationToken cancel)
    {
        var counted = await db.Database.SqlQueryRaw<Row>(Sql, workspace.Value, period.First, period.Last).ToListAsync(cancel);
        return [.. counted.Select(row => new CountedMeeting(row.AreaPCode, MeetingFigures.Of(row.Heads, row.PersonsWithDisabilities, row.DisplacedPersons)))];
    }

    private sealed record Row(string? AreaPCode, int? PersonsWithDisabilities, int? DisplacedPersons, int[] Heads);
}
