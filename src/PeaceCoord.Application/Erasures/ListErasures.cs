using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Erasures;

/// <summary>What waits for a second person, and what was erased and destroyed: the stubs of what is gone. By kind, reference and date, never what it was.</summary>
public sealed class ListErasures(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<ErasureList>> Run(int page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs(ErasureAccess.Readers).Count == 0)
            return Refusal.NotFound;

        await using var db = await database.Open<ListErasures>(actor, cancel);
        var visible = db.Erasures.AsNoTracking().Where(ErasureAccess.VisibleTo(actor));
        var waiting = await visible.Where(e => e.State == ErasureState.Proposed).OrderBy(e => e.ProposedAt).ThenBy(e => e.Id).Take(Erasure.MostAtOnce).ToListAsync(cancel);
        var decided = visible.Where(e => e.State != ErasureState.Proposed);
        var count = await decided.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var rows = await decided.OrderByDescending(e => e.DecidedAt).ThenBy(e => e.Id).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return new ErasureList(
            [.. waiting.Select(e => new WaitingErasure(e, ErasureAccess.CanConfirm(actor, e), ErasureAccess.CanWithdraw(actor, e)))],
            rows,
            count,
            number,
            await db.NamesOf([.. waiting.Concat(rows).SelectMany(e => new[] { e.ProposedBy, e.DecidedBy }).OfType<AccountId>()], cancel));
    }
}

/// <param name="Waiting">The longest waiting first, no more than can be decided at once.</param>
/// <param name="Rows">What was decided, the last first.</param>
public sealed record ErasureList(IReadOnlyList<WaitingErasure> Waiting, IReadOnlyList<Erasure> Rows, int Count, int Page, IReadOnlyDictionary<AccountId, string> Names);

public sealed record WaitingErasure(Erasure Erasure, bool CanConfirm, bool CanWithdraw);
