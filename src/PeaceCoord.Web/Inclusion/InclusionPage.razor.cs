using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Inclusion;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Inclusion;

/// <summary>Whom the mission meets, by area; whom it has not met for long; whom it asks too often.</summary>
public sealed partial class InclusionPage
{
    private const int QuartersOffered = 8;
    private const int YearsOffered = 3;

    [SupplyParameterFromQuery] public string? Workspace { get; set; }

    [SupplyParameterFromQuery] public string? Period { get; set; }

    [SupplyParameterFromQuery] public string? Measure { get; set; }

    [Inject] public required ViewInclusion ViewInclusion { get; init; }

    [Inject] public required NavigationManager Navigate { get; init; }

    private static PeopleGroup[] InFigures { get; } = [PeopleGroup.Women, PeopleGroup.Youth, PeopleGroup.Displaced, PeopleGroup.WithDisabilities];

    private static IEnumerable<(string Value, string Text)> Groups => FilterField.Of<PeopleGroup>();

    private InclusionView? View { get; set; }

    private PeopleGroup Group { get; set; }

    private AddressReading Asked { get; } = new();

    /// <summary>The last quarters and years, and the one that is shown.</summary>
    private IEnumerable<(string Value, string Text)> Periods
    {
        get
        {
            var now = InclusionPeriod.QuarterOf(View!.Today);
            List<InclusionPeriod> offered = [now];
            while (offered.Count < QuartersOffered)
                offered.Add(offered[^1].Before());
            offered.AddRange(Enumerable.Range(0, YearsOffered).Select(back => new InclusionPeriod(now.Year - back, null)));
            return offered.Append(View.Period).Distinct().Select(period => (period.ToString(), PeriodName(period)));
        }
    }

    private string Lede => View!.Total.Meetings == 0
        ? PeriodName(View.Period)
        : Say.Fill(View.IsOver ? Words.Lede : Words.LedeRunning, PeriodName(View.Period), Say.Count(View.Total.Meetings, Words.MeetingOne, Words.MeetingMany), Figure.Of(View.Total.People).Text);

    protected override async Task OnInitializedAsync()
    {
        var viewed = await ViewInclusion.Run(string.IsNullOrEmpty(Workspace) ? null : Workspace, InclusionPeriod.Read(Period), Say.Language, CancellationToken.None);
        Group = Asked.Choice<PeopleGroup>(Measure, nameof(Measure)) ?? PeopleGroup.Women;
        Asked.Refuse(!string.IsNullOrEmpty(Period) && InclusionPeriod.Read(Period) is null, nameof(Period));
        if (viewed.TryGet(out var view))
            View = view;
        else
            Navigate.NotFound();
    }

    internal static string PeriodName(InclusionPeriod period) => period.Quarter is { } quarter
        ? Say.Fill(quarter == 1 ? Words.QuarterNameFirst : Words.QuarterName, quarter, period.Year)
        : Say.Fill(Words.YearName, period.Year);

    private string Address(InclusionPeriod period) =>
        Routes.With(Routes.Inclusion, ("workspace", View!.Workspaces.Count > 1 ? View.Workspace.Code : null), ("period", period.ToString()), ("measure", Measure is null ? null : Routes.Word(Group)));
}
