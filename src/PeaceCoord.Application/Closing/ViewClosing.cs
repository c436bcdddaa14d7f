using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>How a workspace ends: its state and what was decided about it, what is open and who takes over. Staff; what is open as far as each reads it.</summary>
public sealed class ViewClosing(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<ClosingView>> Run(WorkspaceId id, OpenFilter filter, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ClosingAccess.CanSee(actor, id))
            return Refusal.NotFound;

        await using var db = await database.Open<ViewClosing>(actor, cancel);
        var workspace = await db.Workspaces.AsNoTracking().SingleAsync(w => w.Id == id, cancel);
        var changes = await db.WorkspaceChanges.AsNoTracking().Where(ClosingAccess.VisibleTo(actor)).Where(c => c.WorkspaceId == id).OrderByDescending(c => c.ProposedAt).ToListAsync(cancel);
        var people = changes.SelectMany(c => new[] { c.ProposedBy, c.DecidedBy }).OfType<AccountId>().Distinct().ToList();
        var open = await db.OpenFor(actor, id, filter, PageSize, cancel);
        var shown = open.Rows.Select(row => row.Id).ToList();
        var said = await db.Successions.AsNoTracking().Where(s => s.WorkspaceId == id && shown.Contains(s.RecordId)).ToDictionaryAsync(s => (s.Kind, s.RecordId), cancel);
        var successors = said.Values.Select(s => s.OrganisationId).OfType<OrganisationId>().Distinct().ToList();
        var organisations = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => successors.Contains(o.Id)).Select(o => new { o.Id, o.LegalName }).ToDictionaryAsync(o => o.Id, o => o.LegalName, cancel);
        var proposed = changes.Find(c => c.State == ChangeState.Proposed);
        return new ClosingView
        {
            Workspace = workspace,
            Today = MissionTime.Today(workspace.TimeZone, clock.GetUtcNow()),
            Changes = changes,
            Names = await db.NamesOf(people, cancel),
            Counts = await db.CountOpen(id, cancel),
            Found = open.Count,
            Page = open.Page,
            Rows = [.. open.Rows.Select(row => new OpenRow(row, said.GetValueOrDefault((row.Kind, row.Id)), Organisation(said.GetValueOrDefault((row.Kind, row.Id)))))],
            Proposed = proposed,
            CanPropose = proposed is null && ClosingAccess.CanPropose(actor, id) ? WorkspaceChange.From(workspace.State) : [],
            CanConfirm = proposed is not null && ClosingAccess.CanConfirm(actor, proposed),
            CanWithdraw = proposed is not null && ClosingAccess.CanWithdraw(actor, proposed),
            CanSetRetention = ClosingAccess.CanSetRetention(actor, id),
        };

        string? Organisation(Succession? succession) => succession?.OrganisationId is { } successor && organisations.TryGetValue(successor, out var name) ? name : null;
    }
}

/// <summary>What the address says.</summary>
public sealed record OpenFilter
{
    public OpenKind? Kind { get; init; }

    /// <summary>Of which nobody said who takes over.</summary>
    public bool OnlyWithout { get; init; }

    public int Page { get; init; } = 1;
}

public sealed class ClosingView
{
    public required MissionWorkspace Workspace { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>All that was proposed and decided, the last first.</summary>
    public required IReadOnlyList<WorkspaceChange> Changes { get; init; }

    public required IReadOnlyDictionary<AccountId, string> Names { get; init; }

    /// <summary>Of all that is not Strictly confidential, the same for every reader.</summary>
    public required IReadOnlyList<OpenCount> Counts { get; init; }

    /// <summary>How much the filter found, as far as the reader sees it.</summary>
    public required int Found { get; init; }

    public required int Page { get; init; }

    public required IReadOnlyList<OpenRow> Rows { get; init; }

    /// <summary>What waits for a second person; null when nothing does.</summary>
    public required WorkspaceChange? Proposed { get; init; }

    /// <summary>What the reader may propose now.</summary>
    public required IReadOnlyList<ChangeKind> CanPropose { get; init; }

    public required bool CanConfirm { get; init; }

    public required bool CanWithdraw { get; init; }

    public required bool CanSetRetention { get; init; }
}

/// <param name="Succession">Who takes over; null while nobody said.</param>
/// <param name="Organisation">The successor's name, when it is one of the registry that the reader sees.</param>
public sealed record OpenRow(OpenRecord Record, Succession? Succession, string? Organisation);
