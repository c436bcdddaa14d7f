using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Missions;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Web.Missions;

/// <summary>Share of the texts read in each decade that name civil society, by the strongest verb in each.</summary>
public sealed partial class EngagementChart
{
    private const int From = 52;
    private const int To = 636;

    private static readonly EngagementStrength[] Strengths =
        [EngagementStrength.Mentions, EngagementStrength.Encourages, EngagementStrength.Requests, EngagementStrength.Decides];

    [Parameter, EditorRequired] public required IReadOnlyList<EngagementDecade> Decades { get; set; }

    /// <summary>The same numbers as a table under the drawing.</summary>
    [Parameter] public bool WithTable { get; set; }

    private double Pitch => (double)(To - From) / Math.Max(1, Decades.Count);

    private string BarWidth => Text(Pitch * 0.6);

    private static string Css(EngagementStrength strength) => strength switch
    {
        EngagementStrength.Mentions => "b2",
        EngagementStrength.Encourages => "b3",
        EngagementStrength.Decides => "b4",
        _ => "",
    };

    private static string Y(double share, double shift = 0) => Text(194 - (share * 2.7) + shift);

    private static string Text(double length) => length.ToString("0.#", CultureInfo.InvariantCulture);

    private string Left(int index) => Text(From + (Pitch * (index + 0.2)));

    private string Middle(int index) => Text(From + (Pitch * (index + 0.5)));
}
