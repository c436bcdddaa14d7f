using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Audit;

/// <summary>Checks the chain of the audit trail; a verb of the command line, run as the owner.</summary>
public sealed class VerifyAudit(Database database, AuditTrail trail) : IUseCase
{
    /// <param name="since">A head that <see cref="Head"/> gave earlier; null to check from the first entry only.</param>
    public async Task<AuditOutcome> Run(AuditHead? since, CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<VerifyAudit>();
        var entries = await db.AuditEntries.LongCountAsync(cancel);
        return new AuditOutcome(entries, await trail.FirstFault(db, since, cancel));
    }

    /// <summary>The end of the chain, <c>number:code</c>, to be kept where an attacker of the database cannot reach.</summary>
    public async Task<AuditHead> Head(CancellationToken cancel)
    {
        await using var db = database.OpenAsOwner<VerifyAudit>();
        var last = await db.AuditEntries.AsNoTracking().OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancel);
        return new AuditHead(last?.Sequence ?? 0, last?.Code ?? []);
    }
}

/// <param name="Entries">How many entries were read.</param>
/// <param name="Fault">What does not hold; null when all holds.</param>
public sealed record AuditOutcome(long Entries, AuditFault? Fault);

/// <summary>How a chain can fail to hold.</summary>
public enum AuditFaultKind
{
    Missing,
    Changed,

    /// <summary>The entry that a head kept elsewhere names was written anew.</summary>
    NotOfTheHead,

    /// <summary>The last entries are gone.</summary>
    Cut,
}

/// <summary>The first entry that does not fit.</summary>
/// <param name="Last">The last entry concerned; the same where it is one.</param>
public sealed record AuditFault(AuditFaultKind Kind, long Entry, long Last)
{
    public AuditFault(AuditFaultKind kind, long entry)
        : this(kind, entry, entry)
    {
    }
}
