using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// The sealed text of a consultation that is being written or amended, read by the one who writes it and nobody else. It stands beside
/// its consultation and not in it, so that a save every two seconds makes no version of the record.
/// </summary>
public sealed class ConsultationDraft
{
    private ConsultationDraft()
    {
    }

    public ConsultationId ConsultationId { get; private init; }

    public AccountId AuthorId { get; private init; }

    /// <summary>The fields, as one sealed text; see <see cref="DraftFields"/>.</summary>
    public Sealed Content { get; private set; } = new([]);

    /// <summary>Raised by every save that changed something. A save made on an older one is refused.</summary>
    public int Revision { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The version of the record the text began from.</summary>
    public int BasedOn { get; private init; }

    /// <summary>Of an amendment: the fields as they stood on record when it was begun, sealed, to see later what others changed there. Null for other drafts.</summary>
    public Sealed? Begun { get; private set; }

    public static ConsultationDraft Begin(ConsultationId consultation, AccountId author, Sealed content, int basedOn, DateTimeOffset now, Sealed? begun = null) =>
        new() { ConsultationId = consultation, AuthorId = author, Content = content, Revision = 1, SavedAt = now, BasedOn = basedOn, Begun = begun };

    /// <summary>Something was taken out of the record for good, and goes from what stood there too.</summary>
    public void TakeOutOfBegun(Sealed begun) => Begun = begun;

    public void Save(Sealed content, DateTimeOffset now)
    {
        Content = content;
        Revision++;
        SavedAt = now;
    }
}
