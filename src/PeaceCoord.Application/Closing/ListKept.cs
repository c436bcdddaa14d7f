using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>What is due for deletion in a mission, what is held, and how long the rest is kept: for the data protection focal point, by kind, reference and date.</summary>
public sealed class ListKept(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    /// <param name="code">Of the workspace; null for the first the actor watches over.</param>
    public async Task<Result<KeptList>> Run(string? code, KeptFilter filter, int page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var own = actor.WorkspacesAs(Role.DataFocalPoint);
        if (own.Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ListKept>(actor, cancel);
        var workspaces = await db.Workspaces.AsNoTracking().Where(w => own.Contains(w.Id)).OrderBy(w => w.Code).ToListAsync(cancel);
        if (workspaces.Find(w => code is null || w.Code == code) is not { } workspace)
            return Refusal.NotFound;

        var today = MissionTime.Today(workspace.TimeZone, clock.GetUtcNow());
        var (kept, due) = (db.Kept(actor, workspace.Id), workspace.DueFrom(today));
        var dueNow = kept.Where(row => due != null && row.Day <= due && !row.IsHeld);
        var found = filter switch { KeptFilter.Due => dueNow, KeptFilter.Held => kept.Where(row => row.IsHeld), _ => kept };
        var count = await found.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var rows = await found.OrderBy(row => row.Day).ThenBy(row => row.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var holds = await db.LegalHolds.AsNoTracking().Where(h => h.WorkspaceId == workspace.Id && h.RecordId == null).OrderByDescending(h => h.PlacedAt).ToListAsync(cancel);
        return new KeptList(
            workspace,
            [.. workspaces.Select(w => (w.Code, w.Name))],
            [.. rows.Select(row => KeptRecord.Of(row, workspace, today))],
            count,
            number,
            filter == KeptFilter.Due ? count : await dueNow.CountAsync(cancel),
            holds,
            await db.NamesOf([.. holds.SelectMany(h => new[] { h.PlacedBy, h.LiftedBy }).OfType<AccountId>()], cancel));
    }
}

public enum KeptFilter
{
    Due,
    Held,
    All,
}

/// <param name="Due">How many are due for deletion.</param>
/// <param name="Holds">On the whole workspace, lifted ones too.</param>
public sealed record KeptList(
    MissionWorkspace Workspace, IReadOnlyList<(string Code, string Name)> Workspaces, IReadOnlyList<KeptRecord> Rows, int Count, int Page, int Due, IReadOnlyList<LegalHold> Holds, IReadOnlyDictionary<AccountId, string> Names);

/// <param name="Name">Its reference or code; null for what has none.</param>
/// <param name="Day">The day it is of.</param>
/// <param name="Until">Null while the mission's last day is not known.</param>
public sealed record KeptRecord(RecordKind Kind, Guid Id, string? Name, Label? Label, DateOnly Day, DateOnly? Until, bool IsHeld, bool IsDue)
{
    internal static KeptRecord Of(KeptRow row, MissionWorkspace workspace, DateOnly today)
    {
        var until = workspace.RetainUntil(row.Day);
        return new(Enum.Parse<RecordKind>(row.Kind), row.Id, row.Name, row.Label is null ? null : Enum.Parse<Label>(row.Label), row.Day, until, row.IsHeld, until <= today && !row.IsHeld);
    }
}
