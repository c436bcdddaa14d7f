using System.Text.Json;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Reads saved versions of a consultation, field by field.</summary>
internal static class Snapshots
{
    public static string? Text(this AggregateVersion<Consultation> version, string field) => version.Snapshot.RootElement.Text(field);

    /// <summary>
    /// The first version that is open again after withdrawals: what a withdrawal took out stands in the versions before it, and what reading again
    /// took out in those before that. None is while the record waits to be read again.
    /// </summary>
    public static int ClosedBefore(this Consultation record, IEnumerable<AggregateVersion<Consultation>> versions) =>
        record.ReadAgainSince is not null ? int.MaxValue : versions.Where(v => v.Act is nameof(WithdrawConsent) or nameof(ReadAgain)).Select(v => v.Version).DefaultIfEmpty(0).Max();

    /// <summary>As stored: codes, days as <c>2026-03-08</c>; null where there is nothing.</summary>
    public static string? Text(this JsonElement element, string field) => element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static Label Label(this AggregateVersion<Consultation> version) => Enum.Parse<Label>(version.Text("Label")!);

    /// <summary>Whether the text was handed to a reviewer by then: before, it was sealed.</summary>
    public static bool WasSubmitted(this AggregateVersion<Consultation> version) => version.Text("SubmittedAt") is not null;

    /// <summary>Parts with an id of their own, by that id.</summary>
    public static Dictionary<string, JsonElement> Rows(this JsonElement snapshot, string parts) => snapshot.Parts(parts).ToDictionary(part => part.Text("Id")!, part => part, StringComparer.Ordinal);

    public static IEnumerable<JsonElement> Parts(this JsonElement snapshot, string parts) =>
        snapshot.TryGetProperty(parts, out var rows) && rows.ValueKind == JsonValueKind.Array ? rows.EnumerateArray() : [];

    /// <summary>What parts point at, such as the communities of a meeting.</summary>
    public static IReadOnlyList<Guid> Ids(this JsonElement snapshot, string parts, string field) => [.. snapshot.Parts(parts).Select(part => part.Text(field)).OfType<string>().Select(Guid.Parse)];
}
