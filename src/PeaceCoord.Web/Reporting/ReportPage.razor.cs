using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Reporting;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Reporting;
using PeaceCoord.Web.Inclusion;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Reporting;

/// <summary>A report of a period, built from what its audience may see, to be read or printed.</summary>
public sealed partial class ReportPage
{
    private const int MonthsOffered = 12;
    private const int QuartersOffered = 8;

    [SupplyParameterFromQuery] public string? Workspace { get; set; }

    [SupplyParameterFromQuery] public string? Audience { get; set; }

    [SupplyParameterFromQuery] public string? Period { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? Area { get; set; }

    [Inject] public required MakeReport Reports { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private ReportView? View { get; set; }

    private AddressReading Asked { get; } = new();

    private IReadOnlyList<Refusal> Refusals => [.. Asked.Refusals, .. View?.Refusals ?? []];

    /// <summary>The last quarters and months, and what is shown.</summary>
    private IEnumerable<(string Value, string Text)> Periods
    {
        get
        {
            var quarter = InclusionPeriod.QuarterOf(View!.Today);
            List<ReportPeriod> offered = [];
            for (var i = 0; i < QuartersOffered; i++, quarter = quarter.Before())
                offered.Add(ReportPeriod.Of(quarter));
            offered.AddRange(Enumerable.Range(0, MonthsOffered).Select(back => ReportPeriod.MonthOf(View.Today.AddMonths(-back))));
            return offered.Append(View.Period).Distinct().Select(period => (period.ToString(), ReportWords.PeriodName(period)));
        }
    }

    private string Lede => View! switch
    {
        { ForMission: { } report } => Say.Fill(Words.Lede, Say.Count(report.Meetings, Inclusion.Words.MeetingOne, Inclusion.Words.MeetingMany), Figure.Of(report.People.People).Text),
        { Results: { } results } => Say.Fill(Words.Lede, Say.Count(results.Figures.Meetings, Inclusion.Words.MeetingOne, Inclusion.Words.MeetingMany), Figure.Of(results.Figures.People().People).Text),
        _ => Words.NoReport,
    };

    protected override async Task OnInitializedAsync()
    {
        var asked = new ReportAsked
        {
            Audience = Asked.Choice<ReportAudience>(Audience, nameof(Audience)) ?? ReportAudience.Mission,
            Period = Days(),
            Area = Asked.Words(Area, Domain.Places.Area.NameMaxLength, nameof(Area)),
        };
        if ((await Reports.Run(string.IsNullOrEmpty(Workspace) ? null : Workspace, asked, Say.Language, CancellationToken.None)).TryGet(out var view))
            View = view;
        else
            Navigate.NotFound();
    }

    /// <summary>Two days go before a quarter or a month that is chosen; one day alone is no range.</summary>
    private ReportPeriod? Days()
    {
        var (from, to) = (Asked.Day(From, nameof(From)), Asked.Day(To, nameof(To)));
        Asked.Refuse(from is null && to is not null && string.IsNullOrWhiteSpace(From), nameof(From));
        Asked.Refuse(to is null && from is not null && string.IsNullOrWhiteSpace(To), nameof(To));
        if (from is { } first && to is { } last)
            return new ReportPeriod(first, last);
        if (string.IsNullOrWhiteSpace(Period))
            return null;
        var period = ReportPeriod.Read(Period);
        Asked.Refuse(period is null && !Period.Contains("..", StringComparison.Ordinal), nameof(Period));
        return period ?? Range(Period);
    }

    /// <summary>As the list of periods writes the free range that is shown.</summary>
    private static ReportPeriod? Range(string text)
    {
        var reading = new AddressReading();
        return text.Split("..") is [var first, var last] && reading.Day(first, nameof(From)) is { } from && reading.Day(last, nameof(To)) is { } to ? new ReportPeriod(from, to) : null;
    }
}
