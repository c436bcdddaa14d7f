using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// The duty list: urgent concerns of the last 30 days, those nobody took up first. Empty for those who are not on duty. Of a Strictly
/// confidential one, those who are not named on it get whom to ask, and no word of it.
/// </summary>
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
        var readable = urgent.Where(u => ConsultationAccess.CanReadUrgent(actor, u.Label, u.NamedReaders)).ToList();
        var keys = await vault.KeysOf(db, [.. readable.Select(u => u.ConsultationId.Value).Distinct()], cancel);
        var names = await db.NamesOf([.. urgent.SelectMany(u => new[] { u.PassedOnBy, u.TakenUpBy }).OfType<AccountId>()], cancel);
        return [.. urgent.Select(u => Row(u, readable.Contains(u) && keys.TryGetValue(u.ConsultationId.Value, out var key) ? UrgentText.Read(key.Open(u.Text, Urgency.Place)) : null, names))];
    }

    private static UrgentRow Row(UrgentConcern urgent, UrgentText? text, IReadOnlyDictionary<AccountId, string> names) => new(
        urgent.Id.Value,
        text is null ? null : urgent.Theme,
        urgent.Label,
        text?.Place,
        text?.Summary,
        names.GetValueOrDefault(urgent.PassedOnBy, ""),
        urgent.PassedOnAt,
        urgent.TakenUpBy is { } by ? names.GetValueOrDefault(by, "") : null,
        urgent.TakenUpAt);
}

/// <summary>An urgent concern on the duty list.</summary>
/// <param name="Theme">Null, as are place and summary, for those who are not named on what is Strictly confidential.</param>
/// <param name="PassedOnBy">Whom to ask.</param>
public sealed record UrgentRow(
    Guid Id,
    ConcernTheme? Theme,
    Label Label,
    string? Place,
    string? Summary,
    string PassedOnBy,
    DateTimeOffset PassedOnAt,
    string? TakenUpBy,
    DateTimeOffset? TakenUpAt);
