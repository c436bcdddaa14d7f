using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>The rows on files: read with the consultation, kept by whoever writes or amends it.</summary>
public static partial class ConsultationAccess
{
    /// <summary>Add and remove files: its author while it is a draft or sent back; on record, those who amend it. What waits for its review stands still.</summary>
    public static bool CanKeepFiles(Actor actor, Consultation consultation) => consultation.State switch
    {
        ConsultationState.Draft or ConsultationState.Returned => CanWrite(actor, consultation),
        ConsultationState.Recorded => CanAmend(actor, consultation),
        _ => false,
    };
}
