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

    // No count of people who came is compared: two versions side by side would tell a small number that neither does.
    internal static readonly string[] Compared =
    [
        "Title", "Kind", "Label", "HeldOn", "StartsAt", "EndsAt", "PlaceName", "AreaPCode", "Sensitivity", "ReprisalRisk", "Visibility", "Language", "WithInterpreter", "TeamWomen", "TeamMen",
        "Purpose", "DoNoHarm", "Context", "Action", "Horizon", "Counting",
    ];

    internal static readonly string[] ComparedOfConcern = ["Theme", "RaisedBy", "Summary", "Urgency", "IsAttributable", "State", "NotPossibleReason", "ChangedBecause"];

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
        var closed = record.ClosedBefore(versions);
        AggregateVersion<Consultation>? before = null;
        foreach (var version in versions)
        {
            // The first text is a beginning, not a change; a version that was once labelled higher stays closed.
            var differences = !seesDifferences || version.Version <= closed || before is null || before.Text("SubmittedAt") is null || version.Label() > record.Label || before.Label() > record.Label
                ? []
                : Differences(before.Snapshot.RootElement, version.Snapshot.RootElement).Where(d => record.Sensitivity.ShowsPlace || d.Field is not ("PlaceName" or "AreaPCode")).ToList();
            entries.Add(new HistoryEntry(version.Version, version.SavedAt, version.SavedBy is { } by ? names.GetValueOrDefault(new AccountId(by)) : null, ActOf(version, before), version.Version < closed || version.Label() > record.Label ? null : Reason(version), differences)
            {
                IsOpen = seesDifferences && version.Version >= closed && record.State == ConsultationState.Recorded && version.WasSubmitted() && version.Label() <= record.Label,
                Asked = version.Version >= closed && version.Act == nameof(ReturnConsultation) && rounds.TryDequeue(out var round) && readable.Contains(round) ? AskedIn(record, round) : [],
            });
            before = version;
        }

        entries.Reverse();
        return entries;
    }

    private static string? Reason(AggregateVersion<Consultation> version) =>
        version.Act is nameof(AmendConsultation) or nameof(PostponeConsultation) or nameof(CancelConsultation) ? version.Text("Reason") : null;

    private static IReadOnlyList<AskedThen> AskedIn(Consultation record, Review round) =>
    [
        .. round.Comment is { } comment ? [new AskedThen(null, comment, null)] : Array.Empty<AskedThen>(),
        .. record.Comments.Where(asked => asked.ReviewId == round.Id).OrderBy(asked => asked.Section).Select(asked => new AskedThen(asked.Section, asked.Text, asked.IsAnswered)),
    ];

    /// <summary>What is recorded once stays recorded: after that, recording another meeting told one of its concerns.</summary>
    internal static string ActOf(AggregateVersion<Consultation> version, AggregateVersion<Consultation>? before) =>
        version.Act == nameof(RecordConsultation) && before is not null && before.Text("RecordedAt") is not null ? ToldElsewhere : version.Act;

    private static IEnumerable<Difference> Differences(JsonElement before, JsonElement after)
    {
        foreach (var field in Compared.Where(field => before.Text(field) != after.Text(field)))
            yield return new Difference(field, null, before.Text(field), after.Text(field));
        var earlier = before.Rows("Concerns");
        var later = after.Rows("Concerns");
        foreach (var (id, concern) in later)
        {
            if (!earlier.TryGetValue(id, out var old))
                yield return new Difference("Concern", concern.Text("Theme"), null, concern.Text("Summary"));
            else
            {
                foreach (var field in ComparedOfConcern.Where(field => old.Text(field) != concern.Text(field)))
                    yield return new Difference("Concern" + field, concern.Text("Theme"), old.Text(field), concern.Text(field));
            }
        }

        foreach (var gone in earlier.Where(e => !later.ContainsKey(e.Key)))
            yield return new Difference("Concern", gone.Value.Text("Theme"), gone.Value.Text("Summary"), null);
    }
}

/// <summary>One saved version.</summary>
/// <param name="Act">The use case that saved it.</param>
/// <param name="Reason">Why, where a reason was asked for.</param>
public sealed record HistoryEntry(int Version, DateTimeOffset At, string? By, string Act, string? Reason, IReadOnlyList<Difference> Differences)
{
    /// <summary>What the reviewer asked when sending it back, for those who see the differences.</summary>
    public IReadOnlyList<AskedThen> Asked { get; init; } = [];

    /// <summary>Whether the reader may set it beside another version.</summary>
    public bool IsOpen { get; init; }
}

/// <param name="Section">Null for what was asked of the whole.</param>
/// <param name="IsAnswered">Null where there is nothing to mark.</param>
public sealed record AskedThen(EditorSection? Section, string Text, bool? IsAnswered);

/// <param name="Field">The name of what differs; of a concern's parts, with <c>Concern</c> before it.</param>
/// <param name="Theme">The concern's theme, when it is one.</param>
public sealed record Difference(string Field, string? Theme, string? Before, string? After);
