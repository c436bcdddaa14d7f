using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Missions;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Web.Missions;

/// <summary>Draws a mission's mandates on a thread, and under it a bar for each stretch of time it had a task.</summary>
public sealed partial class Timeline
{
    private const int Width = 1136;
    private const int Labels = 215;
    private const int LabelLetters = 32;
    private const int BetweenNumbers = 34;

    private static readonly int[] Steps = [1, 2, 5, 10];

    [Parameter, EditorRequired] public required MissionHistory History { get; set; }

    [Parameter, EditorRequired] public required DateOnly On { get; set; }

    [Parameter, EditorRequired] public required string Here { get; set; }

    [Inject] public required TimeProvider Clock { get; init; }

    private DateOnly First { get; set; }

    private DateOnly Last { get; set; }

    private List<Row> Rows { get; set; } = [];

    private int Height => 144 + (19 * Rows.Count);

    private bool IsLate => Position(On) > Width - 120;

    private IEnumerable<MandateEntry> Naming => History.Mandates.Where(mandate => mandate.Engagement is { Strength: > EngagementStrength.None });

    private IEnumerable<int> Years
    {
        get
        {
            var span = Last.Year - First.Year;
            var step = Steps.FirstOrDefault(candidate => span / candidate <= 18, Steps[^1]);
            return Enumerable.Range(First.Year + 1, span).Where(year => year % step == 0);
        }
    }

    /// <summary>Those whose number has room beside its neighbour's.</summary>
    private IEnumerable<MandateEntry> Labelled
    {
        get
        {
            var taken = double.MinValue;
            foreach (var mandate in History.Mandates.Where(mandate => Position(mandate.AdoptedOn) - taken >= BetweenNumbers))
            {
                if (Position(mandate.AdoptedOn) - taken < BetweenNumbers)
                    continue;
                taken = Position(mandate.AdoptedOn);
                yield return mandate;
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (History.Mandates.Count == 0)
            return;

        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        First = Earlier(History.Start.Earliest, History.Mandates[0].AdoptedOn);
        Last = Later(History.End?.Latest ?? today, History.Mandates[^1].AdoptedOn);
        Rows = [.. History.Stretches.GroupBy(stretch => stretch.Task)
            .Select(task => new Row(task.Key, [.. task], task.Any(stretch => stretch.From <= On && (stretch.Until is null || On <= stretch.Until))))];
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Short(string label) => label.Length <= LabelLetters ? label : label[..(LabelLetters - 1)].TrimEnd() + "…";

    private static string Number(MandateEntry mandate) => new([.. mandate.Resolution.Split(' ')[0].Where(char.IsAsciiDigit)]);

    private static string Css(MandateEntry mandate) => mandate.Engagement!.Strength switch
    {
        EngagementStrength.Mentions => "b2",
        EngagementStrength.Encourages => "b3",
        EngagementStrength.Decides => "b4",
        _ => "",
    };

    private static string Text(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Half(int index) => Text(141.5 + (19 * index));

    private double Position(DateOnly day)
    {
        var from = First.DayNumber - 30;
        var share = (double)(Math.Clamp(day.DayNumber, from, Last.DayNumber) - from) / Math.Max(1, Last.DayNumber - from);
        return Labels + (share * (Width - Labels - 36));
    }

    private string X(DateOnly day, double shift = 0) => Text(Position(day) + shift);

    private string Span(TaskStretch stretch) => Text(Math.Max(2, Position(stretch.Until ?? Last) - Position(stretch.From)));

    private sealed record Row(TaskName Task, IReadOnlyList<TaskStretch> Stretches, bool IsInForce);
}
