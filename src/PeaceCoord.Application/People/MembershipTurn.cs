using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>One transaction that holds an advisory lock until its end. Taken before the lock of the audit chain, always.</summary>
internal sealed class MembershipTurn : IAsyncDisposable
{
    /// <summary>The first of the lock's two numbers; the chain's lock has one, and is another.</summary>
    public const int Space = 0x6D656D62;

    private readonly PeaceCoordDb _db;
    private readonly IDbContextTransaction _transaction;

    private MembershipTurn(PeaceCoordDb db, IDbContextTransaction transaction) => (_db, _transaction) = (db, transaction);

    /// <summary>Waits until whoever holds the same turn has saved or given up.</summary>
    public static async Task<MembershipTurn> Take(PeaceCoordDb db, string of, CancellationToken cancel)
    {
        var turn = new MembershipTurn(db, await db.Database.BeginTransactionAsync(cancel));
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Space}, hashtext({of}))", cancel);
        return turn;
    }

    /// <summary>Saves and commits, or hands on the refusal; what is not committed is undone when the turn is disposed of.</summary>
    public async Task<Result> Save(Result result, CancellationToken cancel)
    {
        var saved = result.Succeeded ? await _db.Save(cancel) : result;
        if (saved.Succeeded)
            await _transaction.CommitAsync(cancel);
        return saved;
    }

    /// <summary>As <see cref="Save(Result, CancellationToken)"/>, for a form opened on a version of a record.</summary>
    public async Task<Result> Save(Result result, AggregateRoot root, int? version, CancellationToken cancel)
    {
        var saved = await _db.Save(result, root, version, cancel);
        if (saved.Succeeded)
            await _transaction.CommitAsync(cancel);
        return saved;
    }

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}
