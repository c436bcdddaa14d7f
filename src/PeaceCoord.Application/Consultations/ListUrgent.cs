using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>The duty list: urgent concerns of the last 30 days, those nobody took up first. Empty for those who are not on duty.</summary>
public sealed class ListUrgent(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public const int Days = 30;

    public async Task<IReadOnlyList<UrgentRow>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListUrgent>(actor, cancel);
        var since = clock.GetUtcNow().AddDays(-Days);
        var urgent = await db.UrgentConcerns.AsNoTracking()
            .Where(ConsultationAccess.OnDutyListOf(actor))
            .Where(u => u.TakenUpBy == null || u.PassedOnAt >= since)
            .OrderBy(u => u.TakenUpBy != null).ThenByDescending(u => u.PassedOnAt)
            .Take(200)
            .ToListAsync(cancel);
        var keys = await vault.KeysOf(db, [.. urgent.Select(u => u.ConsultationId.Value).Distinct()], cancel);
        var names = await db.NamesOf([.. urgent.SelectMany(u => new[] { u.PassedOnBy, u.TakenUpBy }).OfType<AccountId>()], cancel);
        return [.. urgent.Where(u => keys.ContainsKey(u.ConsultationId.Value)).Select(u => Row(u, UrgentText.Read(keys[u.ConsultationId.Value].Open(u.Text, Urgency.Place)), names))];
    }

    private static UrgentRow Row(UrgentConcern urgent, UrgentText text, IReadOnlyDictionary<AccountId, string> names) => new(
        urgent.Id.Value,
        urgent.ConsultationId.Value,
        urgent.Theme,
        urgent.Label,
        text.Place,
        text.Summary,
        names.GetValueOrDefault(urgent.PassedOnBy, ""),
        urgent.PassedOnAt,
        urgent.TakenUpBy is { } by ? names.GetValueOrDefault(by, "") : null,
        urgent.TakenUpAt);
}

public sealed record UrgentRow(
    Guid Id,
    Guid ConsultationId,
    ConcernTheme Theme,
    Label Label,
    string? Place,
    string Summary,
    string PassedOnBy,
    DateTimeOffset PassedOnAt,
    string? TakenUpBy,
    DateTimeOffset? TakenUpAt);
