using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Persistence;

/// <summary>
/// Keeps labels from being lowered, in one place: whatever a use case changed, a save that lowers the label of a record is not written unless that is what the
/// use case is for (<see cref="ILowersLabels"/>). The verbs refuse it before, in words; this holds a verb that is added later and forgets. The version of a
/// record holds the rest: a save that began before the label was raised is a conflict.
/// </summary>
internal static class LoweredLabels
{
    /// <exception cref="InvalidOperationException">A label would be lowered.</exception>
    public static void Refuse(PeaceCoordDb db)
    {
        if (db.Acting is not { LowersLabels: false })
            return;
        foreach (var entry in db.ChangeTracker.Entries().Where(entry => entry.State == EntityState.Modified && IsLowered(entry) && !IsFirstLabelled(entry)))
            throw new InvalidOperationException($"{db.Acting.Act} would lower the label of a {entry.Metadata.ClrType.Name}.");
    }

    private static bool IsLowered(EntityEntry entry) =>
        entry.Metadata.FindProperty(nameof(Label)) is { } property && property.ClrType == typeof(Label)
        && entry.Property(property.Name) is var label && (Label)label.CurrentValue! < (Label)label.OriginalValue!;

    /// <summary>What was only ever a draft is labelled by its author: nobody else has read it.</summary>
    private static bool IsFirstLabelled(EntityEntry entry) => entry.Entity is Consultation
        && entry.Property(nameof(Consultation.State)).OriginalValue is ConsultationState.Draft
        && entry.Property(nameof(Consultation.SubmittedAt)).OriginalValue is null
        && entry.Property(nameof(Consultation.Visibility)).OriginalValue is null;
}
