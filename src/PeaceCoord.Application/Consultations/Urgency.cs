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
        var text = key.Seal(UrgentText.Write(Shown(content.PlaceName ?? consultation.PlaceName, content.Sensitivity ?? consultation.Sensitivity), concern.Summary!), Place);
        db.UrgentConcerns.Add(UrgentConcern.PassOn(consultation, concern, content, text, actor.Id!.Value, now));
    }

    /// <summary>
    /// What was submitted or amended stands on the duty list as it stands on the record: label, office and named readers, and the words. A
    /// concern that whoever passed it on took out again is taken off the list, unless somebody acts on it; what a colleague passed on out of a
    /// draft of their own stays, and only becomes more closed.
    /// </summary>
    /// <param name="isLowered">The data protection focal point decided that the label is lowered.</param>
    public static async Task FollowUrgent(this PeaceCoordDb db, Vault vault, Consultation consultation, Actor actor, CancellationToken cancel, bool isLowered = false)
    {
        var passedOn = await db.UrgentConcerns.Where(u => u.ConsultationId == consultation.Id).ToListAsync(cancel);
        if (passedOn.Count == 0)
            return;
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        foreach (var urgent in passedOn)
        {
            if (consultation.Concerns.FirstOrDefault(concern => concern.Id == urgent.Id) is not { } concern)
            {
                if (urgent.PassedOnBy == actor.Id && urgent.TakenUpBy is null)
                    db.UrgentConcerns.Remove(urgent);
                else
                    urgent.Close(consultation.Label, consultation.NamedToRead());
                continue;
            }

            urgent.Follow(consultation.Label, consultation.FieldOfficeId, consultation.NamedToRead(), isLowered);
            urgent.Say(concern.Theme, key.Seal(UrgentText.Write(Shown(consultation.PlaceName, consultation.Sensitivity), concern.Summary), Place));
        }
    }

    /// <summary>The label and the readers of a draft were changed: its urgent concerns do not wait for the submission to be closed.</summary>
    public static async Task CloseUrgent(this PeaceCoordDb db, Consultation consultation, ConsultationContent content, CancellationToken cancel)
    {
        if (content.Label is not { } label || consultation.State == ConsultationState.Recorded)
            return;
        foreach (var urgent in await db.UrgentConcerns.Where(u => u.ConsultationId == consultation.Id).ToListAsync(cancel))
            urgent.Close(label, content.Readers.Append(consultation.AuthorId).Distinct());
    }

    /// <summary>On the duty list, too, a place is named only as exactly as its sensitivity allows.</summary>
    private static string? Shown(string? place, PlaceSensitivity? sensitivity) => sensitivity.ShowsPlace ? place : null;
}

/// <summary>What the duty list shows of an urgent concern: where, and what was said.</summary>
internal sealed record UrgentText(string? Place, string Summary)
{
    public static string Write(string? place, string summary) => System.Text.Json.JsonSerializer.Serialize(new UrgentText(place, summary));

    public static UrgentText Read(string json) => System.Text.Json.JsonSerializer.Deserialize<UrgentText>(json)!;
}
