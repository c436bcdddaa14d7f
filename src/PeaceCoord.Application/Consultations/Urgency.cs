using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

internal static class Urgency
{
    public const string Place = "urgent_concerns.text";

    /// <summary>Puts the content's urgent concerns on the duty list, those that are not on it yet.</summary>
    public static async Task PassOn(this PeaceCoordDb db, Vault vault, Consultation consultation, ConsultationContent content, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var there = await db.UrgentConcerns.Where(u => u.ConsultationId == consultation.Id).Select(u => u.Id).ToListAsync(cancel);
        foreach (var concern in content.Concerns.Where(c => c.Urgency == ConcernUrgency.Urgent && !there.Contains(c.Id)))
            await db.PassOn(vault, consultation, concern, content, actor, now, cancel);
    }

    public static async Task PassOn(this PeaceCoordDb db, Vault vault, Consultation consultation, ConcernContent concern, ConsultationContent content, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        var text = key.Seal(UrgentText.Write(content.PlaceName ?? consultation.PlaceName, concern.Summary!), Place);
        db.UrgentConcerns.Add(UrgentConcern.PassOn(consultation, concern, content, text, actor.Id!.Value, now));
    }

    /// <summary>Its urgent concerns take its label, its office and its named readers anew.</summary>
    public static async Task FollowUrgent(this PeaceCoordDb db, Consultation consultation, CancellationToken cancel)
    {
        foreach (var urgent in await db.UrgentConcerns.Where(u => u.ConsultationId == consultation.Id).ToListAsync(cancel))
            urgent.Follow(consultation.Label, consultation.FieldOfficeId, consultation.NamedToRead());
    }
}

/// <summary>What the duty list shows of an urgent concern: where, and what was said.</summary>
internal sealed record UrgentText(string? Place, string Summary)
{
    public static string Write(string? place, string summary) => System.Text.Json.JsonSerializer.Serialize(new UrgentText(place, summary));

    public static UrgentText Read(string json) => System.Text.Json.JsonSerializer.Deserialize<UrgentText>(json)!;
}
