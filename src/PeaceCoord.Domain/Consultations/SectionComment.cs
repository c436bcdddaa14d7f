using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

public readonly record struct SectionCommentId(Guid Value) : IEntityId<SectionCommentId>
{
    public static SectionCommentId From(Guid value) => new(value);

    public static SectionCommentId New() => new(Guid.CreateVersion7());
}

/// <summary>What a reviewer asked of one section when sending it back. It is no part of what goes on record, and stays in its history.</summary>
public sealed class SectionComment
{
    private SectionComment()
    {
    }

    public SectionCommentId Id { get; private init; }

    /// <summary>The review it belongs to: who asked, and when.</summary>
    public ReviewId ReviewId { get; private init; }

    public EditorSection Section { get; private init; }

    public string Text { get; private set; } = "";

    /// <summary>The author marked it as answered before submitting again.</summary>
    public bool IsAnswered { get; private set; }

    internal static SectionComment Ask(ReviewId review, EditorSection section, string text) =>
        new() { Id = SectionCommentId.New(), ReviewId = review, Section = section, Text = text.Trim() };

    internal void TakeOut(WrittenName name) => Text = name.TakenOutOf(Text)!;

    internal void Answer() => IsAnswered = true;
}
