using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Who changed what in a consultation, when: read from its saved versions, latest first. The differences are for its author and those who
/// amend: what a review or a correction took out, a name perhaps, was taken away from everybody else.
/// </summary>
public sealed class ConsultationHistory(Database database, ICurrentActor current) : IUseCase
{
    /// <summary>Not a use case of its own: a later meeting, put on record, told the community of a concern of this one.</summary>
    public const string ToldElsewhere = nameof(ToldElsewhere);

    // No count of people is compared: two versions side by side would tell a small number that neither does.
    private static readonly string[] Compared =
        ["Title", "Kind", "Label", "HeldOn", "StartsAt", "EndsAt", "PlaceName", "AreaPCode", "Sensitivity", "Language", "Purpose", "DoNoHarm", "Context", "Action", "Horizon", "Counting"];

    private static readonly string[] ComparedOfConcern = ["Theme", "RaisedBy", "Summary", "Urgency", "State", "NotPossibleReason", "ChangedBecause"];

    public async Task<Result<IReadOnlyList<HistoryEntry>>> Run(ConsultationId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ConsultationHistory>(actor, cancel);
        var record = await db.Consultations.AsNoTracking().VisibleTo(actor).Find(id, cancel);
        if (record is null)
            return Refusal.NotFound;

        var versions = await db.Set<AggregateVersion<Consultation>>().AsNoTracking().Where(v => v.RecordId == id.Value).OrderBy(v => v.Version).ToListAsync(cancel);
        var names = await db.NamesOf([.. versions.Where(v => v.SavedBy is not null).Select(v => new AccountId(v.SavedBy!.Value))], cancel);
        var seesDifferences = ConsultationAccess.SeesChanges(actor, record);
        var rounds = new Queue<Review>(record.Reviews.Where(review => review.Decision == ReviewDecision.Returned).OrderBy(review => review.At));
        var readable = seesDifferences ? record.ReadableRounds(actor).ToList() : [];
        List<HistoryEntry> entries = [];
        AggregateVersion<Consultation>? before = null;
        foreach (var version in versions)
        {
            // The first text is a beginning, not a change; a version that was once labelled higher stays closed.
            var differences = !seesDifferences || before is null || Text(before.Snapshot, "SubmittedAt") is null || LabelOf(version) > record.Label || LabelOf(before) > record.Label
                ? []
                : Differences(before.Snapshot.RootElement, version.Snapshot.RootElement).Where(d => record.Sensitivity.ShowsPlace || d.Field is not ("PlaceName" or "AreaPCode")).ToList();
            entries.Add(new HistoryEntry(version.Version, version.SavedAt, version.SavedBy is { } by ? names.GetValueOrDefault(new AccountId(by)) : null, ActOf(version, before), Reason(version), differences)
            {
                Asked = version.Act == nameof(ReturnConsultation) && rounds.TryDequeue(out var round) && readable.Contains(round) ? AskedIn(record, round) : [],
            });
            before = version;
        }

        entries.Reverse();
        return entries;
    }

    private static string? Reason(AggregateVersion<Consultation> version) =>
        version.Act is nameof(AmendConsultation) or nameof(PostponeConsultation) or nameof(CancelConsultation) ? Text(version.Snapshot, "Reason") : null;

    private static IReadOnlyList<AskedThen> AskedIn(Consultation record, Review round) =>
    [
        .. round.Comment is { } comment ? [new AskedThen(null, comment, null)] : Array.Empty<AskedThen>(),
        .. record.Comments.Where(asked => asked.ReviewId == round.Id).OrderBy(asked => asked.Section).Select(asked => new AskedThen(asked.Section, asked.Text, asked.IsAnswered)),
    ];

    /// <summary>What is recorded once stays recorded: after that, recording another meeting told one of its concerns.</summary>
    private static string ActOf(AggregateVersion<Consultation> version, AggregateVersion<Consultation>? before) =>
        version.Act == nameof(RecordConsultation) && before is not null && Text(before.Snapshot, "RecordedAt") is not null ? ToldElsewhere : version.Act;

    private static Label LabelOf(AggregateVersion<Consultation> version) => Enum.Parse<Label>(Text(version.Snapshot, "Label")!);

    private static IEnumerable<Difference> Differences(JsonElement before, JsonElement after)
    {
        foreach (var field in Compared.Where(field => Text(before, field) != Text(after, field)))
            yield return new Difference(field, null, Text(before, field), Text(after, field));
        var earlier = Concerns(before);
        var later = Concerns(after);
        foreach (var (id, concern) in later)
        {
            if (!earlier.TryGetValue(id, out var old))
                yield return new Difference("Concern", Text(concern, "Theme"), null, Text(concern, "Summary"));
            else
            {
                foreach (var field in ComparedOfConcern.Where(field => Text(old, field) != Text(concern, field)))
                    yield return new Difference("Concern" + field, Text(concern, "Theme"), Text(old, field), Text(concern, field));
            }
        }

        foreach (var gone in earlier.Where(e => !later.ContainsKey(e.Key)))
            yield return new Difference("Concern", Text(gone.Value, "Theme"), Text(gone.Value, "Summary"), null);
    }

    private static Dictionary<string, JsonElement> Concerns(JsonElement snapshot) =>
        snapshot.TryGetProperty("Concerns", out var concerns) && concerns.ValueKind == JsonValueKind.Array
            ? concerns.EnumerateArray().ToDictionary(concern => Text(concern, "Id")!, concern => concern, StringComparer.Ordinal)
            : [];

    private static string? Text(JsonDocument snapshot, string field) => Text(snapshot.RootElement, field);

    private static string? Text(JsonElement element, string field) => element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;
}

/// <summary>One saved version.</summary>
/// <param name="Act">The use case that saved it.</param>
/// <param name="Reason">Why, where a reason was asked for.</param>
public sealed record HistoryEntry(int Version, DateTimeOffset At, string? By, string Act, string? Reason, IReadOnlyList<Difference> Differences)
{
    /// <summary>What the reviewer asked when sending it back, for those who see the differences.</summary>
    public IReadOnlyList<AskedThen> Asked { get; init; } = [];
}

/// <param name="Section">Null for what was asked of the whole.</param>
/// <param name="IsAnswered">Null where there is nothing to mark.</param>
public sealed record AskedThen(EditorSection? Section, string Text, bool? IsAnswered);

/// <param name="Field">The name of what differs; of a concern's parts, with <c>Concern</c> before it.</param>
/// <param name="Theme">The concern's theme, when it is one.</param>
public sealed record Difference(string Field, string? Theme, string? Before, string? After);
