using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Partnerships;

/// <summary>The partnerships an actor may see, whose turn it is first.</summary>
public sealed class ListPartnerships(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 25;

    public async Task<PartnershipList> Run(ListPartnershipsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var asked = new AddressReading();
        var kind = asked.Choice<PartnershipKind>(input.Kind, nameof(input.Kind));
        var state = asked.Choice<PartnershipState>(input.State, nameof(input.State));
        var mine = asked.Is("mine", input.Turn, nameof(input.Turn));

        await using var db = await database.Open<ListPartnerships>(actor, cancel);
        var days = await Days(db, cancel);
        var seen = db.Partnerships.AsNoTracking().VisibleTo(actor);
        if (kind is { } k)
            seen = seen.Where(partnership => partnership.Kind == k);
        if (state is { } s)
            seen = seen.Where(partnership => partnership.State == s);

        // A turn is worked out from the whole record, so it is sorted here: a workspace has partnerships by the hundred, not more.
        var rows = (await seen.OrderByDescending(partnership => partnership.Id).ToListAsync(cancel))
            .Select(partnership => Row(actor, partnership, days))
            .OrderBy(row => row.Turn is null)
            .ToList();
        var myTurns = rows.Count(row => row.Turn is not null);
        if (mine)
            rows = [.. rows.Where(row => row.Turn is not null)];
        var page = Part.At(AddressReading.Page(input.Page), rows.Count, PageSize);
        return new PartnershipList(
            [.. rows.Skip((page - 1) * PageSize).Take(PageSize)], rows.Count, page, kind, state, mine, myTurns, CanPropose(actor), asked.Refusals);
    }

    private static bool CanPropose(Actor actor) => actor.Standings.Any(standing => standing.Role is Role.Officer or Role.SectionHead or Role.OrgCoordinator);

    private PartnershipRow Row(Actor actor, Partnership partnership, Dictionary<WorkspaceId, string> zones) => new(
        partnership.Id,
        partnership.Title,
        partnership.Kind,
        partnership.State,
        [.. partnership.Parties.Select(party => party.Name)],
        partnership.From,
        partnership.Until,
        PartnershipAccess.TurnOf(actor, partnership, MissionTime.Today(zones[partnership.WorkspaceId], clock.GetUtcNow())));

    private static async Task<Dictionary<WorkspaceId, string>> Days(PeaceCoordDb db, CancellationToken cancel) =>
        (await db.Workspaces.AsNoTracking().Select(workspace => new { workspace.Id, workspace.TimeZone }).ToListAsync(cancel))
        .ToDictionary(workspace => workspace.Id, workspace => workspace.TimeZone);
}

/// <summary>The list's address, as typed.</summary>
public sealed record ListPartnershipsInput
{
    public string? Kind { get; init; }

    public string? State { get; init; }

    /// <summary><c>mine</c>: only those that wait for the reader.</summary>
    public string? Turn { get; init; }

    public string? Page { get; init; }
}

/// <param name="Turn">What the reader is asked to do; null when it is somebody else's turn.</param>
public sealed record PartnershipRow(
    PartnershipId Id, string Title, PartnershipKind Kind, PartnershipState State, IReadOnlyList<string> Parties, DateOnly? From, DateOnly? Until, Turn? Turn);

/// <param name="MyTurns">How many of those found wait for the reader.</param>
public sealed record PartnershipList(
    IReadOnlyList<PartnershipRow> Rows,
    int Count,
    int Page,
    PartnershipKind? Kind,
    PartnershipState? State,
    bool Mine,
    int MyTurns,
    bool CanPropose,
    IReadOnlyList<Refusal> Refusals);
