using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Audit;

/// <summary>Checks the chain of the audit trail; a verb of the command line, run as the owner.</summary>
public sealed class VerifyAudit(Database database, AuditTrail trail) : IUseCase
{
    /// <param name="since">A head that <see cref="Head"/> gave earlier; null to check from the first entry only.</param>
    public async Task<AuditOutcome> Run(string? since, CancellationToken cancel)
    {
        AuditHead? head = null;
        if (since is not null && !AuditHead.TryParse(since, out head))
            return new AuditOutcome(0, $"'{since}' is not a head; it reads number:code, as 'audit head' prints it");

        await using var db = database.OpenAsOwner<VerifyAudit>();
        var entries = await db.AuditEntries.LongCountAsync(cancel);
        return new AuditOutcome(entries, await trail.FirstFault(db, head, cancel));
    }

    /// <summary>The end of the chain, <c>number:code</c>, to be kept where an attacker of the database cannot reach.</summary>
    public async Task<string> Head(CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<VerifyAudit>();
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancel);
        return new AuditHead(last?.Sequence ?? 0, last?.Code ?? []).ToString();
    }
}

/// <param name="Entries">How many entries were read.</param>
/// <param name="Fault">What does not hold, naming the entry; null when all holds.</param>
public sealed record AuditOutcome(long Entries, string? Fault);
