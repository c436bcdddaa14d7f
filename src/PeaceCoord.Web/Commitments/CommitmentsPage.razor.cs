using Microsoft.AspNetCore.Components;
using PeaceCoord.Application;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Commitments;

public sealed partial class CommitmentsPage
{
    private const string OverdueOnly = "overdue";
    private const string UndoneOnly = "undone";
    private const string UntoldOnly = "untold";
    private const string UnansweredOnly = "unanswered";
    private const string ToVerifyOnly = "to-verify";
    private const string ToCloseOnly = "to-close";
    private const string ClosedUntoldOnly = "closed-untold";
    private const string MineOnly = "mine";
    private const string OthersOnly = "others";
    private const string ClosedOnly = "closed";
    private const string OpenOnly = "open";

    private DateOnly? _from;
    private DateOnly? _until;

    [SupplyParameterFromQuery] public string? State { get; set; }

    /// <summary><c>overdue</c>, <c>undone</c>, <c>untold</c>, <c>unanswered</c>, <c>to-verify</c>, <c>to-close</c> or <c>closed-untold</c>.</summary>
    [SupplyParameterFromQuery] public string? Only { get; set; }

    /// <summary><c>mine</c>, <c>others</c>, somebody's account, or everybody's.</summary>
    [SupplyParameterFromQuery] public string? Owner { get; set; }

    [SupplyParameterFromQuery] public string? Community { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? Until { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? Page { get; set; }

    [Inject] public required ListCommitments ListCommitments { get; init; }

    private CommitmentList? List { get; set; }

    private AddressReading Asked { get; } = new();

    private CommitmentSort SortBy => Sort switch { "-due" => CommitmentSort.DueLast, "new" => CommitmentSort.Newest, "due" => CommitmentSort.DueFirst, _ => CommitmentSort.OpenFirst };

    /// <summary>Of whom the list is, where it is one person's: all of its rows have that owner.</summary>
    private string OwnerName => List?.Rows is [{ Owner: { } name }, ..] ? name : Words.OneOwner;

    private bool IsFiltered => Chips.Any();

    private static IEnumerable<(string Value, string Text)> States =>
        FilterField.Of<CommitmentState>().Append((ClosedOnly, Words.Closed)).Append((OpenOnly, Words.NotClosed));

    private static IEnumerable<(string Value, string Text)> Onlies => [(OverdueOnly, Words.Overdue), (UndoneOnly, Words.StillToDo), (UntoldOnly, Words.CommunityNotTold), (UnansweredOnly, Words.NotAnswered), (ToVerifyOnly, Words.ToVerify), (ToCloseOnly, Words.ToClose), (ClosedUntoldOnly, Words.ClosedUntold)];

    private static IEnumerable<(string Value, string Text)> Owners => [(MineOnly, Words.Mine), (OthersOnly, Words.OfOthers)];

    private IEnumerable<(string Text, string Without)> Chips
    {
        get
        {
            if (States.FirstOrDefault(state => state.Value == State) is { Text: { } state })
                yield return (state, Address((nameof(State), null)));
            if (Onlies.FirstOrDefault(only => only.Value == Only) is { Text: { } only })
                yield return (only, Address((nameof(Only), null)));
            if (Owners.FirstOrDefault(of => of.Value == Owner) is { Text: { } whose })
                yield return (whose, Address((nameof(Owner), null)));
            if (Guid.TryParse(Owner, out _))
                yield return (OwnerName, Address((nameof(Owner), null)));
            if (Guid.TryParse(Community, out _))
                yield return (List?.Community?.Text ?? Words.OneCommunity, Address((nameof(Community), null)));
            if (_from is { } from)
                yield return (Say.Fill(Words.DueFromDay, Say.Short(from)), Address((nameof(From), null)));
            if (_until is { } until)
                yield return (Say.Fill(Words.DueUntilDay, Say.Short(until)), Address((nameof(Until), null)));
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var only = Asked.OneOf(Only, nameof(Only), OverdueOnly, UndoneOnly, UntoldOnly, UnansweredOnly, ToVerifyOnly, ToCloseOnly, ClosedUntoldOnly);
        (_from, _until) = (Asked.Day(From, nameof(From)), Asked.Day(Until, nameof(Until)));
        var owner = Guid.TryParse(Owner, out var person) ? person : (Guid?)null;
        var whose = owner is null ? Asked.OneOf(Owner, nameof(Owner), MineOnly, OthersOnly) : null;
        List = await ListCommitments.Run(
            new CommitmentFilter(
                State is ClosedOnly or OpenOnly ? null : Asked.Choice<CommitmentState>(State, nameof(State)),
                State switch { ClosedOnly => true, OpenOnly => false, _ => null },
                whose == MineOnly,
                only == OverdueOnly,
                only == UntoldOnly,
                only == ClosedUntoldOnly,
                Asked.Id(Community, nameof(Community)),
                _from,
                _until,
                SortBy,
                AddressReading.Page(Page),
                owner,
                only == UndoneOnly,
                only == ToVerifyOnly,
                only == ToCloseOnly,
                whose == OthersOnly,
                only == UnansweredOnly),
            Say.Language,
            CancellationToken.None);
    }

    /// <summary>This list with one part of its address changed; a changed filter goes back to the first page.</summary>
    private string Address((string Name, string? Value) change) => Routes.Changed(
        Routes.Commitments,
        change,
        [
            (nameof(State), State), (nameof(Only), Only), (nameof(Owner), Owner), (nameof(Community), Community), (nameof(From), From),
            (nameof(Until), Until), (nameof(Sort), Sort), (nameof(Page), null),
        ]);
}
