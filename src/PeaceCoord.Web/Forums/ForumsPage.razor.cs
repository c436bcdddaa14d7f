using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Forums;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Forums;

public sealed partial class ForumsPage
{
    private const string WaitingWord = "waiting";
    private const string EndedWord = "ended";

    private ForumList? _list;

    /// <summary><c>waiting</c>: those with a decision that waits for the mission's answer. <c>ended</c>: those that have ended.</summary>
    [SupplyParameterFromQuery] public string? Only { get; set; }

    [SupplyParameterFromQuery] public string? Office { get; set; }

    [SupplyParameterFromQuery] public string? Rhythm { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListForums Forums { get; init; }

    private AddressReading Asked { get; } = new();

    private static IEnumerable<(string Value, string Text)> Onlies => [(WaitingWord, Words.WaitingOnly), (EndedWord, Words.EndedOnly)];

    private static IEnumerable<(string Value, string Text)> Rhythms => FilterField.Of<ForumRhythm>();

    private IEnumerable<(string Value, string Text)> Offices => _list!.Offices.Select(office => (office.Id.ToString(), office.Name));

    private IEnumerable<(string Text, string Without)> Chips =>
        Chosen(Onlies, Only, nameof(Only)).Concat(Chosen(Offices, Office, nameof(Office))).Concat(Chosen(Rhythms, Rhythm, nameof(Rhythm)));

    protected override async Task OnInitializedAsync()
    {
        var office = Asked.Id(Office, nameof(Office));
        var ended = EndedWord.Equals(Only, StringComparison.OrdinalIgnoreCase);
        var waiting = !ended && Asked.Is(WaitingWord, Only, nameof(Only));
        _list = await Forums.Run(new ForumFilter(waiting, office is { } id ? new FieldOfficeId(id) : null, Asked.Choice<ForumRhythm>(Rhythm, nameof(Rhythm)), AddressReading.Page(Page), ended), CancellationToken.None);
        Asked.Refuse(office is not null && _list.Offices.All(known => known.Id != office), nameof(Office));
    }

    private IEnumerable<(string Text, string Without)> Chosen(IEnumerable<(string Value, string Text)> options, string? value, string name) =>
        options.Where(option => option.Value.Equals(value, StringComparison.OrdinalIgnoreCase)).Select(option => (option.Text, Address((name, null))));

    private string Address((string Name, string? Value) change) =>
        Routes.Changed(Routes.Forums, change, [(nameof(Only), Only), (nameof(Office), Office), (nameof(Rhythm), Rhythm), (nameof(Page), null)]);
}
