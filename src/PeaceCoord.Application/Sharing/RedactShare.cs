using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Sharing;

namespace PeaceCoord.Application.Sharing;

/// <summary>Says anew what a share leaves out, having looked at the texts as they stand. Who may share the record.</summary>
public sealed class RedactShare(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ShareId id, RedactShareInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<RedactShare>(actor, cancel);
        var (share, record, refusal) = await db.ToRedact(id, actor, tracked: true, cancel);
        if (refusal is not null)
            return refusal;
        // Texts that changed since the page was opened were not looked at.
        if (input.RecordVersion != record!.Version)
            return Refusal.Conflict(record.Version);

        var texts = await db.TextsOf(share!, record, cancel);
        if (texts.Any(text => text.ItemId is { } item && !input.Seen.Contains(item.ToString())))
            return Refusal.Conflict(record.Version);
        var check = new Check();
        var facts = input.Read(check, texts);
        if (!check.Passed)
            return check.Result();
        return await db.Save(share!.Redact(facts, texts, clock.GetUtcNow()), share, input.Version, cancel);
    }
}

public sealed class RedactShareInput
{
    /// <summary>The most characters of <see cref="Passages"/> that are read.</summary>
    public const int PassagesMaxLength = 20_000;

    /// <summary>The share's.</summary>
    public int? Version { get; set; }

    /// <summary>The record's, as it was looked at.</summary>
    public int? RecordVersion { get; set; }

    /// <summary>Marks of the sentences to remove. A form without a tick posts nothing at all.</summary>
    public List<string> Sentences
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Ids of the concerns and commitments to leave out.</summary>
    public List<string> Items
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Ids of the concerns of which the group is not told.</summary>
    public List<string> Groups
    {
        get;
        set => field = value ?? [];
    } = [];

    /// <summary>Ids of the concerns and commitments that were on the page: what came since was not looked at.</summary>
    public List<string> Seen
    {
        get;
        set => field = value ?? [];
    } = [];

    public bool MonthOnly { get; set; }

    public bool AreaOnly { get; set; }

    public bool NoArea { get; set; }

    /// <summary>One passage a line.</summary>
    public string? Passages { get; set; }

    /// <summary>The form as it stands for what is left out now: sentences ticked, other passages in the box.</summary>
    public static RedactShareInput Of(ShareView view)
    {
        var sentences = view.Texts.SelectMany(text => text.Sentences).Where(sentence => sentence.IsRemoved).ToList();
        var ticked = sentences.Select(sentence => sentence.Text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new()
        {
            Version = view.Version,
            RecordVersion = view.RecordVersion,
            Seen = [.. view.Texts.Select(text => text.ItemId).OfType<Guid>().Distinct().Select(item => item.ToString())],
            Sentences = [.. sentences.Select(sentence => sentence.Mark)],
            Items = Ids(view, RedactionKind.Item),
            Groups = Ids(view, RedactionKind.Group),
            MonthOnly = view.Redactions.Any(redaction => redaction.Kind == RedactionKind.ExactDay),
            AreaOnly = view.Redactions.Any(redaction => redaction.Kind == RedactionKind.Place),
            NoArea = view.Redactions.Any(redaction => redaction.Kind == RedactionKind.Area),
            Passages = string.Join('\n', view.Redactions.Select(redaction => redaction.Passage).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Where(passage => !ticked.Contains(passage))),
        };
    }

    internal RedactionFacts Read(Check check, IReadOnlyList<TextToShare> texts)
    {
        var marks = texts.SelectMany(text => Domain.Sharing.Passages.Sentences(text.Text).Select(sentence => (Mark: SentenceMark.Of(text, sentence), Sentence: sentence)))
            .DistinctBy(sentence => sentence.Mark).ToDictionary(sentence => sentence.Mark, sentence => sentence.Sentence, StringComparer.Ordinal);
        check.Unless(Sentences.TrueForAll(marks.ContainsKey), new Refusal(RefusalCodes.UnknownChoice, nameof(Sentences)))
            .Text(Passages, PassagesMaxLength, nameof(Passages));
        // What was typed comes first, so that a refusal can say which line.
        var typed = (Passages ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new RedactionFacts(Read(check, Items, nameof(Items)), Read(check, Groups, nameof(Groups)), [.. typed, .. Sentences.Where(marks.ContainsKey).Select(mark => marks[mark])])
        {
            MonthOnly = MonthOnly,
            AreaOnly = AreaOnly,
            NoArea = NoArea,
        };
    }

    private static List<string> Ids(ShareView view, RedactionKind kind) =>
        [.. view.Redactions.Where(redaction => redaction.Kind == kind && view.Texts.Any(text => text.ItemId == redaction.ItemId)).Select(redaction => redaction.ItemId!.Value.ToString())];

    private static List<Guid> Read(Check check, List<string> values, string field)
    {
        check.Unless(values.TrueForAll(value => Guid.TryParse(value, out _)), new Refusal(RefusalCodes.Malformed, field));
        return [.. values.Where(value => Guid.TryParse(value, out _)).Select(Guid.Parse)];
    }
}
