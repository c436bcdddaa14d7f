using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Keeps what the author typed. Saving the same twice is saving once. A save made on an older revision never overwrites a newer text:
/// it is merged where both did not touch the same field, and refused at the fields that both changed. Who may no longer write is refused
/// before the text is opened: an answer about it would tell what it says. What should not stand in the saved texts is pointed out with the
/// answer; a protected name that was not there before leaves an entry with the leader, so that nobody guesses names here unseen.
/// </summary>
public sealed class SaveDraft(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<SavedDraft>> Run(ConsultationId id, SaveDraftInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<SaveDraft>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null || await db.DraftOf(id, actor, cancel) is not { } draft)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanDraft(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.Drafters(consultation));

        return await Write(db, vault, actor, new BegunDraft(consultation, draft, await vault.Open(db, consultation, draft, cancel), IsNew: false), input, clock.GetUtcNow(), cancel);
    }

    /// <summary>Keeps what was typed in a draft that the actor may write in, and saves it with whatever else the unit of work holds.</summary>
    internal static async Task<Result<SavedDraft>> Write(PeaceCoordDb db, Vault vault, Actor actor, BegunDraft begun, SaveDraftInput input, DateTimeOffset now, CancellationToken cancel)
    {
        var (consultation, draft, stands, isNew) = begun;
        if (input.Revision != draft.Revision && Conflicts(stands, input) is { Count: > 0 } conflicts)
            return Result<SavedDraft>.Refused([.. conflicts.Select(name => new Refusal(ConsultationRefusalCodes.DraftChangedElsewhere, name, draft.Revision))]);

        var changed = stands.With(input.Fields);
        if (!changed.TryGet(out var fields))
            return Result<SavedDraft>.Refused(changed.Refusals);
        if (await db.Unseen(actor, consultation.WorkspaceId, stands, input.Fields, cancel) is { Count: > 0 } unseen)
            return Result<SavedDraft>.Refused([.. unseen.Select(name => new Refusal(ConsultationRefusalCodes.UnknownRecord, name))]);
        foreach (var (row, rowId) in input.RemovedRows)
            fields = fields.WithoutRow(row, rowId);
        var rearranged = Rearranged(fields, input, now);
        if (!rearranged.TryGet(out var made))
            return Result<SavedDraft>.Refused(rearranged.Refusals);

        (fields, var at) = made;
        var names = await db.NamesToMind(vault, actor, consultation, fields, cancel);
        var found = PersonalDetails.In(fields, names).Where(detail => input.Fields.ContainsKey(detail.Field)).ToList();
        if (fields.SameAs(stands) && !isNew)
            return new SavedDraft(draft.Revision, draft.SavedAt) { Found = found, At = at };

        await vault.Keep(db, consultation, draft, fields, now, cancel);
        if (fields[DraftFieldNames.LabelField] != stands[DraftFieldNames.LabelField] || fields[DraftFieldNames.Readers] != stands[DraftFieldNames.Readers])
            await db.CloseUrgent(consultation, DraftReading.Read(fields, new Check()), cancel);
        await db.NoteRecognised(vault, actor, consultation, names, stands, fields, cancel);
        var saved = await db.Save(cancel);
        return saved.Succeeded
            ? new SavedDraft(draft.Revision, draft.SavedAt) { Found = found, At = at }
            : Result<SavedDraft>.Refused(saved.Is(RefusalCodes.Conflict) ? [new Refusal(ConsultationRefusalCodes.DraftChangedElsewhere)] : saved.Refusals);
    }

    /// <summary>Concerns made of the notes, or one joined with that above it; and the concern that the author goes on with.</summary>
    private static Result<(DraftFields Fields, Guid? At)> Rearranged(DraftFields fields, SaveDraftInput input, DateTimeOffset now)
    {
        if (input.JoinedUp is { } concern)
            return fields.WithJoinedUp(concern);
        if (!input.SplitsNotes)
            return (fields, (Guid?)null);
        var split = fields.WithNotesSplit(now);
        return split.TryGet(out var made)
            ? (made, made.Rows(DraftFieldNames.ConcernRow).Except(fields.Rows(DraftFieldNames.ConcernRow)).Cast<Guid?>().FirstOrDefault())
            : Result<(DraftFields, Guid?)>.Refused(split.Refusals);
    }

    /// <summary>Fields that this save and a newer one both changed, to different texts.</summary>
    private static List<string> Conflicts(DraftFields stands, SaveDraftInput input) =>
        [.. input.Fields.Where(field => stands[field.Key] != Typed(field.Value) && (input.Was is null || stands[field.Key] != Typed(input.Was.GetValueOrDefault(field.Key)))).Select(field => field.Key)];

    private static string Typed(string? text) => (text ?? "").ReplaceLineEndings("\n");
}

/// <summary>What changed in the form since the last save.</summary>
/// <param name="Revision">The revision the form was filled from.</param>
/// <param name="Fields">Field names and what was typed; null takes the field away.</param>
/// <param name="Was">What the same fields held at that revision, so that changes made elsewhere to other fields do not stand in the way.</param>
public sealed record SaveDraftInput(int Revision, IReadOnlyDictionary<string, string?> Fields, IReadOnlyDictionary<string, string?>? Was = null)
{
    /// <summary>Rows of concerns, referrals, promises or tellings that were taken away.</summary>
    public IReadOnlyList<(string Row, Guid Id)> RemovedRows { get; init; } = [];

    /// <summary>Whether concerns are made of the notes.</summary>
    public bool SplitsNotes { get; init; }

    /// <summary>A concern that becomes part of the one above it.</summary>
    public Guid? JoinedUp { get; init; }
}

public sealed record SavedDraft(int Revision, DateTimeOffset SavedAt)
{
    /// <summary>What should not stand in the texts of this save: warnings, and no reason to refuse.</summary>
    public IReadOnlyList<FoundDetail> Found { get; init; } = [];

    /// <summary>The concern to go on with: the first that was made of the notes, or the one that another was joined to.</summary>
    public Guid? At { get; init; }
}
