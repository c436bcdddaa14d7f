using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Oversight;

/// <summary>What was opened in emergencies: all of the mission for its focal points and section heads, one's own for everybody who reads records. Open ones first.</summary>
public sealed class ListEmergencies(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<EmergencyList>> Run(int? page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs([.. ConsultationAccess.Readers, .. OversightAccess.Watchers]).Count == 0)
            return Refusal.NotFound;
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ListEmergencies>(actor, cancel);
        var found = db.Emergencies.AsNoTracking().Where(OversightAccess.EmergenciesVisibleTo(actor));
        var count = await found.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var rows = found.OrderBy(e => e.EndedAt != null || e.Until <= now).ThenByDescending(e => e.From).ThenBy(e => e.Id).Skip((number - 1) * PageSize).Take(PageSize);
        return new EmergencyList(await db.Rows(actor, rows, now, cancel), count, number, actor.WorkspacesAs(ConsultationAccess.Readers).Count > 0);
    }
}

/// <summary>One emergency: who opened what, why, how often it was read, and what was found of it.</summary>
public sealed class ViewEmergency(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result<EmergencyView>> Run(EmergencyId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ViewEmergency>(actor, cancel);
        if (await db.Emergencies.AsNoTracking().Where(OversightAccess.EmergenciesVisibleTo(actor)).SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } emergency)
            return Refusal.NotFound;
        var row = (await db.Rows(actor, db.Emergencies.AsNoTracking().Where(e => e.Id == id), now, cancel)).Single();
        var last = emergency.EndedAt ?? emergency.Until;
        var read = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.RecordId == emergency.ConsultationId.Value && entry.ActorId == emergency.AccountId.Value && entry.Act == EmergencyReading.Act && entry.At >= emergency.From && entry.At <= last)
            .OrderBy(entry => entry.Sequence).Select(entry => entry.At).Take(100).ToListAsync(cancel);
        var people = await db.NamesOf([.. new[] { emergency.EndedBy, emergency.ReviewedBy }.OfType<AccountId>()], cancel);
        var isOpen = emergency.IsOpen(now);
        return new EmergencyView(
            row, emergency.EndedBy is { } ender ? people.GetValueOrDefault(ender) : null, emergency.EndedAt, emergency.Words, emergency.ReviewedBy is { } reviewer ? people.GetValueOrDefault(reviewer) : null, emergency.ReviewedAt, read, emergency.Version,
            isOpen && OversightAccess.CanEnd(actor, emergency), !isOpen && emergency.ReviewedAt is null && OversightAccess.CanReview(actor, emergency));
    }
}

/// <param name="CanOpen">Whether the reader may open records in an emergency: those who read records.</param>
public sealed record EmergencyList(IReadOnlyList<EmergencyRow> Rows, int Count, int Page, bool CanOpen);

/// <param name="Reference">Of the record, and nothing else of it.</param>
/// <param name="IsMine">Whether the reader opened it.</param>
public sealed record EmergencyRow(
    EmergencyId Id, Guid ConsultationId, string Reference, Label Label, string By, string Zone, DateTimeOffset From, DateTimeOffset Until, string Reason, bool IsOpen, EmergencyVerdict? Verdict, bool IsMine);

/// <param name="Read">When it was read, as the audit trail has it.</param>
public sealed record EmergencyView(
    EmergencyRow Row, string? EndedBy, DateTimeOffset? EndedAt, string? Words, string? ReviewedBy, DateTimeOffset? ReviewedAt, IReadOnlyList<DateTimeOffset> Read, int Version, bool CanEnd, bool CanReview);

internal static class EmergencyRows
{
    public static async Task<IReadOnlyList<EmergencyRow>> Rows(this PeaceCoordDb db, Actor actor, IQueryable<Emergency> found, DateTimeOffset now, CancellationToken cancel)
    {
        var emergencies = await found.ToListAsync(cancel);
        var names = await db.NamesOf([.. emergencies.Select(e => e.AccountId)], cancel);
        var ids = emergencies.ConvertAll(e => e.ConsultationId);
        var records = await db.Consultations.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Reference, c.Label, c.Zone }).ToDictionaryAsync(c => c.Id, cancel);
        return [.. emergencies.Where(e => records.ContainsKey(e.ConsultationId)).Select(e => new EmergencyRow(
            e.Id, e.ConsultationId.Value, records[e.ConsultationId].Reference ?? "", records[e.ConsultationId].Label, names.GetValueOrDefault(e.AccountId, ""), records[e.ConsultationId].Zone,
            e.From, e.Until, e.Reason, e.IsOpen(now), e.Verdict, e.AccountId == actor.Id))];
    }
}
