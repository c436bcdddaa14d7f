using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.Work;

/// <summary>
/// Does what is still to be done, one item after the other, the longest waiting first. The portal runs it by itself every few seconds; several may
/// run at once, and none takes what another holds. What goes wrong is undone whole and tried again later; it does not keep others waiting.
/// </summary>
public sealed class RunWork(Database database, Vault vault, TimeProvider clock, ILogger<RunWork> log) : IUseCase, IGoesOnWhenArchived
{
    /// <returns>How many were done.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        var done = 0;
        while (await Next(cancel) is { } succeeded)
            done += succeeded ? 1 : 0;
        return done;
    }

    /// <returns>Whether it went well; null when there was nothing to do.</returns>
    private async Task<bool?> Next(CancellationToken cancel)
    {
        await using var db = await database.OpenForWork<RunWork>(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow();
        var item = (await db.WorkItems.FromSql($"select * from work_items where due_at <= {now} order by due_at, id limit 1 for update skip locked").ToListAsync(cancel)).SingleOrDefault();
        if (item is null)
            return null;
        try
        {
            await db.WorkFor(item, cancel);
            await Do(db, item, now, cancel);
            db.WorkItems.Remove(item);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await transaction.RollbackAsync(CancellationToken.None);
            await PutOff(item.Id, fault, cancel);
            Failed(log, item.Kind.ToString(), fault.GetType().Name, null);
            return false;
        }
    }

    private Task Do(PeaceCoordDb db, WorkItem item, DateTimeOffset now, CancellationToken cancel) => item.Kind switch
    {
        WorkKind.FollowWithdrawal => db.FollowWithdrawal(vault, item, now, cancel),
        WorkKind.TakeNameOut => db.TakeNameOut(vault, item, cancel),
        _ => throw new InvalidOperationException($"Nobody does {item.Kind}."),
    };

    private async Task PutOff(Guid id, Exception fault, CancellationToken cancel)
    {
        await using var db = await database.OpenForWork<RunWork>(cancel);
        if (await db.WorkItems.FirstOrDefaultAsync(item => item.Id == id, cancel) is not { } left)
            return;
        left.PutOff(fault, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    private static readonly Action<ILogger, string, string, Exception?> Failed =
        LoggerMessage.Define<string, string>(LogLevel.Warning, new EventId(1, nameof(RunWork)), "{Kind} went wrong ({Fault}) and is tried again.");
}
