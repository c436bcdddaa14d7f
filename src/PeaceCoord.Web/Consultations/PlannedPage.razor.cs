using System.Globalization;
using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>What is planned, as a month or as a list; everything it shows is said by its address.</summary>
public sealed partial class PlannedPage
{
    private const string MineWord = "mine";

    private PlannedList? _list;

    /// <summary><c>list</c>; else the month.</summary>
    [SupplyParameterFromQuery] public string? View { get; set; }

    /// <summary><c>mine</c>, or the id of a field office; else all.</summary>
    [SupplyParameterFromQuery] public string? Of { get; set; }

    /// <summary><c>2026-11</c>; else the present one.</summary>
    [SupplyParameterFromQuery] public string? Month { get; set; }

    [Inject] public required ListPlanned Planned { get; init; }

    private AddressReading Asked { get; } = new();

    private bool AsList { get; set; }

    private DateOnly First { get; set; }

    private IEnumerable<(string, string)> Whose => [(MineWord, Words.Mine), .. _list!.Offices.Select(office => (office.Key.Value.ToString(), office.Value))];

    private IEnumerable<(string Text, string Without)> Chips => Whose.Where(whose => whose.Item1.Equals(Of, StringComparison.OrdinalIgnoreCase)).Select(whose => (whose.Item2, Address(("of", null))));

    protected override async Task OnInitializedAsync()
    {
        AsList = Asked.OneOf(View, nameof(View), "list") is not null;
        var isMine = string.Equals(Of, MineWord, StringComparison.OrdinalIgnoreCase);
        var office = isMine ? null : Asked.Id(Of, nameof(Of));
        var month = MonthAsked();
        Asked.Refuse(!string.IsNullOrWhiteSpace(Month) && month is null, nameof(Month));
        var filter = new PlannedFilter { Mine = isMine, Office = office is { } id ? new FieldOfficeId(id) : null };
        var shown = AsList ? filter : month is { } first ? filter with { From = first, To = first.AddMonths(1).AddDays(-1) } : filter with { ThisMonth = true };
        _list = await Planned.Run(shown, Say.Language, CancellationToken.None);
        First = month ?? new DateOnly(_list.Today.Year, _list.Today.Month, 1);
        Asked.Refuse(office is not null && !_list.Offices.ContainsKey(new FieldOfficeId(office.Value)), nameof(Of));
    }

    /// <summary>Of this century only: nobody plans for another.</summary>
    private DateOnly? MonthAsked() =>
        DateOnly.TryParseExact(Month?.Trim() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 2000 and < 2100 ? first : null;

    private static string MonthOf(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private string Address(params ReadOnlySpan<(string Name, string? Value)> changes)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["view"] = AsList ? "list" : null, ["of"] = Of, ["month"] = Month };
        foreach (var (name, value) in changes)
            parts[name] = value;
        return Routes.With(Routes.PlannedConsultations, parts.Select(part => (part.Key, part.Value)));
    }
}
