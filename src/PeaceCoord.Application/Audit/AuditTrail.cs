using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;

namespace PeaceCoord.Application.Audit;

/// <summary>Appends to the chain, and checks it.</summary>
public sealed class AuditTrail(PurposeKeys purposes)
{
    /// <summary>The advisory lock that makes one chain of many writers.</summary>
    private const long ChainLock = 0x70656163_6C6F67;

    private byte[] Key => purposes.For(Purpose.AuditChain);

    /// <summary>Appends in the transaction that is open; the lock is held until it commits.</summary>
    internal async Task Append(PeaceCoordDb db, IReadOnlyList<Act> acts, DateTimeOffset now, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChainLock})", cancel);
        var last = await db.AuditEntries.AsNoTracking()
            .OrderByDescending(entry => entry.Sequence)
            .Select(entry => new { entry.Sequence, entry.Code })
            .FirstOrDefaultAsync(cancel);

        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % 10), TimeSpan.Zero);
        var sequence = last?.Sequence ?? 0;
        var previous = last?.Code ?? [];
        foreach (var act in acts)
        {
            var entry = Chained(act, ++sequence, at, db.Acting?.Actor.Id?.Value, previous);
            await Insert(db, entry, cancel);
            previous = entry.Code;
        }
    }

    /// <summary>Walks the whole chain. The first entry that does not fit is named; null when all do.</summary>
    /// <param name="since">An earlier head: its entry must still be there, unchanged.</param>
    internal async Task<AuditFault?> FirstFault(PeaceCoordDb db, AuditHead? since, CancellationToken cancel)
    {
        byte[] previous = [];
        var key = Key;
        var expected = 1L;
        var sawHead = since is null || since.Sequence == 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (entry.Sequence != expected)
                return new AuditFault(AuditFaultKind.Missing, expected);
            if (!entry.Code.AsSpan().SequenceEqual(entry.ExpectedCode(key, previous)))
                return new AuditFault(AuditFaultKind.Changed, entry.Sequence);
            if (since is not null && entry.Sequence == since.Sequence)
            {
                if (!entry.Code.AsSpan().SequenceEqual(since.Code))
                    return new AuditFault(AuditFaultKind.NotOfTheHead, entry.Sequence);
                sawHead = true;
            }

            previous = entry.Code;
            expected++;
        }

        return sawHead ? null : new AuditFault(AuditFaultKind.Cut, expected, since!.Sequence);
    }

    private AuditEntry Chained(Act act, long sequence, DateTimeOffset at, Guid? actor, byte[] previous)
    {
        AuditEntry Make(byte[] code) => new()
        {
            Sequence = sequence,
            At = at,
            ActorId = actor,
            Act = act.Name,
            RecordKind = act.RecordKind,
            RecordId = act.RecordId,
            WorkspaceId = act.WorkspaceId,
            Version = act.Version,
            Fields = [.. act.Fields ?? []],
            Reason = act.Reason,
            Code = code,
        };

        return Make(Make([]).ExpectedCode(Key, previous));
    }

    private static Task Insert(PeaceCoordDb db, AuditEntry e, CancellationToken cancel) =>
        db.Database.ExecuteSqlAsync(
            $"""
            insert into audit_entries (sequence, at, actor_id, act, record_kind, record_id, workspace_id, version, fields, reason, code)
            values ({e.Sequence}, {e.At}, {e.ActorId}, {e.Act}, {e.RecordKind}, {e.RecordId}, {e.WorkspaceId}, {e.Version}, {e.Fields}, {e.Reason}, {e.Code})
            """,
            cancel);
}

/// <summary>The end of the chain at some moment; kept elsewhere, it shows a later cut.</summary>
public sealed record AuditHead(long Sequence, byte[] Code)
{
    /// <summary>Reads <c>sequence:hex</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out AuditHead? head)
    {
        head = null;
        var parts = text.Split(':');
        if (parts.Length != 2 || !long.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var sequence) || sequence < 0)
            return false;
        try
        {
            head = new AuditHead(sequence, Convert.FromHexString(parts[1]));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    public override string ToString() => $"{Sequence}:{Convert.ToHexString(Code)}";
}
