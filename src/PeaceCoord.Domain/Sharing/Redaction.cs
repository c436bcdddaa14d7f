using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Sharing;

public readonly record struct RedactionId(Guid Value) : IEntityId<RedactionId>
{
    public static RedactionId From(Guid value) => new(value);

    public static RedactionId New() => new(Guid.CreateVersion7());
}

public enum RedactionKind
{
    /// <summary>A concern or a commitment, whole.</summary>
    Item,

    /// <summary>Which group raised a concern.</summary>
    Group,

    /// <summary>The day and the hours: the month is told.</summary>
    ExactDay,

    /// <summary>The place: the area is told.</summary>
    Place,

    /// <summary>Place and area.</summary>
    Area,

    /// <summary>Some words of a text.</summary>
    Passage,
}

/// <summary>Something that one organisation does not read although its section is shared.</summary>
public sealed class Redaction
{
    /// <summary>As long as the longest text it may be taken out of.</summary>
    public const int PassageMaxLength = Consultation.TextMaxLength;

    private Redaction()
    {
    }

    public RedactionId Id { get; private init; }

    public RedactionKind Kind { get; private init; }

    /// <summary>The concern or commitment it is of; null where it is of neither.</summary>
    public Guid? ItemId { get; private init; }

    /// <summary>The text a passage stood in when it was marked; null for what is no passage.</summary>
    public SharedField? Field { get; private init; }

    /// <summary>The words that are removed, as they were marked.</summary>
    public string? Passage { get; private set; }

    /// <summary>How often the passage stood in that text when it was marked. Found less often, somebody changed it, and the text is withheld.</summary>
    public int Times { get; private init; }

    internal bool IsOf(TextToShare text) => Kind == RedactionKind.Passage && Field == text.Field && ItemId == text.ItemId;

    internal void TakeOut(WrittenName name) => Passage = name.TakenOutOf(Passage);

    internal static Redaction Of(RedactionKind kind, Guid? item = null) => new() { Id = RedactionId.New(), Kind = kind, ItemId = item };

    internal static Redaction OfPassage(TextToShare text, string passage, int times) =>
        new() { Id = RedactionId.New(), Kind = RedactionKind.Passage, Field = text.Field, ItemId = text.ItemId, Passage = passage, Times = times };
}

/// <summary>What is to be left out, as somebody chose it. A passage is taken out of every text that is shared.</summary>
/// <param name="Items">Concerns and commitments.</param>
/// <param name="Groups">Concerns of which the group is not told.</param>
/// <param name="Passages">Words as they stand in the texts; the length of spaces between them and their case count for nothing.</param>
public sealed record RedactionFacts(IReadOnlyCollection<Guid> Items, IReadOnlyCollection<Guid> Groups, IReadOnlyCollection<string> Passages)
{
    public bool MonthOnly { get; init; }

    public bool AreaOnly { get; init; }

    public bool NoArea { get; init; }

    public static RedactionFacts Nothing { get; } = new([], [], []);
}
