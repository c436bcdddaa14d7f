using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Sharing;

/// <summary>The free texts that a share can hold.</summary>
public enum SharedField
{
    Title,
    Purpose,
    Place,
    Context,

    /// <summary>Of a concern.</summary>
    Summary,

    /// <summary>Of a concern: why nothing can be done.</summary>
    NotPossible,

    /// <summary>Of a concern: what changed because of it.</summary>
    Changed,

    /// <summary>Of a commitment.</summary>
    Promise,

    Action,
}

/// <param name="ItemId">The concern or commitment it belongs to.</param>
public sealed record TextToShare(SharedField Field, Guid? ItemId, string Text);

/// <param name="Id">Of the commitment.</param>
public sealed record PromiseToShare(Guid Id, string Text);

/// <summary>The texts of a record as they stand, before anything is taken out.</summary>
public static class TextsToShare
{
    /// <summary>Those of the sections given, in the order in which they are read.</summary>
    public static IReadOnlyList<TextToShare> Of(Consultation record, IEnumerable<PromiseToShare> promises, IReadOnlyList<SharedSection> sections)
    {
        List<TextToShare> texts = [];
        foreach (var section in sections)
            texts.AddRange(In(section, record, promises));
        return texts;
    }

    public static TextToShare TitleOf(string? title) => new(SharedField.Title, null, title ?? "");

    private static IEnumerable<TextToShare> In(SharedSection section, Consultation record, IEnumerable<PromiseToShare> promises) => section switch
    {
        SharedSection.Meeting => Some((SharedField.Title, null, record.Title), (SharedField.Purpose, null, record.Purpose)),
        SharedSection.WhereAndWhen => Some((SharedField.Place, null, record.Sensitivity.ShowsPlace ? record.PlaceName : null)),
        SharedSection.Context => Some((SharedField.Context, null, record.Context)),
        SharedSection.Concerns => record.Concerns.OrderBy(c => c.Order).SelectMany(c => Some(
            (SharedField.Summary, c.Id.Value, c.Summary), (SharedField.NotPossible, c.Id.Value, c.NotPossibleReason), (SharedField.Changed, c.Id.Value, c.ChangedBecause))),
        SharedSection.Commitments => promises.Select(promise => new TextToShare(SharedField.Promise, promise.Id, promise.Text)),
        SharedSection.Action => Some((SharedField.Action, null, record.Action)),
        _ => [],
    };

    private static IEnumerable<TextToShare> Some(params (SharedField Field, Guid? Item, string? Text)[] texts) =>
        texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)).Select(text => new TextToShare(text.Field, text.Item, text.Text!));
}
