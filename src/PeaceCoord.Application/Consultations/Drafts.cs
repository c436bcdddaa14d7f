using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Opens, keeps and drops sealed drafts in the unit of work of a use case.</summary>
internal static class Drafts
{
    private const string Place = "consultation_drafts.content";
    private const string BegunPlace = "consultation_drafts.begun";

    /// <summary>The actor's own draft of the consultation; null when there is none.</summary>
    public static Task<ConsultationDraft?> DraftOf(this PeaceCoordDb db, ConsultationId id, Actor actor, CancellationToken cancel)
    {
        var author = actor.Id!.Value;
        return db.ConsultationDrafts.FirstOrDefaultAsync(draft => draft.ConsultationId == id && draft.AuthorId == author, cancel);
    }

    /// <summary>What the actor wrote, to become the consultation's text; refused when they have no draft of it.</summary>
    /// <param name="choices">For an amendment: which text is to stand where the record was changed too.</param>
    public static async Task<Result<WrittenText>> WrittenBy(this PeaceCoordDb db, Actor actor, Vault vault, Consultation consultation, CancellationToken cancel, AmendChoices? choices = null)
    {
        if (await db.DraftOf(consultation.Id, actor, cancel) is not { } draft)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);

        var written = await db.OnRecord(vault, consultation, draft, choices ?? new AmendChoices(), cancel);
        if (!written.TryGet(out var fields))
            return Result<WrittenText>.Refused(written.Refusals);
        var check = new Check();
        return new WrittenText(draft, DraftReading.Read(fields, check), check);
    }

    public static async Task<DraftFields> Open(this Vault vault, PeaceCoordDb db, Consultation consultation, ConsultationDraft draft, CancellationToken cancel)
    {
        // Where the key was destroyed and an old backup brought the row back, nothing is left to read.
        return await vault.KeyOf(db, consultation.Id.Value, cancel) is { } key ? Open(key, draft) : DraftFields.Empty;
    }

    /// <summary>What stood on record when the amendment was begun; null for other drafts.</summary>
    public static async Task<DraftFields?> Begun(this Vault vault, PeaceCoordDb db, Consultation consultation, ConsultationDraft draft, CancellationToken cancel) =>
        draft.Begun is null || await vault.KeyOf(db, consultation.Id.Value, cancel) is not { } key ? null : Begun(key, draft);

    public static DraftFields? Begun(OpenKey key, ConsultationDraft draft) => draft.Begun is { } begun ? DraftFields.FromJson(key.Open(begun, BegunPlace)) : null;

    public static Sealed SealBegun(OpenKey key, DraftFields fields) => key.Seal(fields.ToJson(), BegunPlace);

    public static Sealed Seal(OpenKey key, DraftFields fields) => key.Seal(fields.ToJson(), Place);

    public static DraftFields Open(OpenKey key, ConsultationDraft draft) => DraftFields.FromJson(key.Open(draft.Content, Place));

    public static async Task<ConsultationDraft> Begin(this Vault vault, PeaceCoordDb db, Consultation consultation, DraftFields fields, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        return db.ConsultationDrafts.Add(ConsultationDraft.Begin(consultation.Id, actor.Id!.Value, key.Seal(fields.ToJson(), Place), consultation.Version, now, consultation.State == ConsultationState.Recorded ? SealBegun(key, fields) : null)).Entity;
    }

    public static async Task Keep(this Vault vault, PeaceCoordDb db, Consultation consultation, ConsultationDraft draft, DraftFields fields, DateTimeOffset now, CancellationToken cancel)
    {
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        draft.Save(Seal(key, fields), now);
        db.Acts.Add(new Act(db.Acting!.Act, nameof(ConsultationDraft), consultation.Id.Value, consultation.WorkspaceId.Value, draft.Revision));
    }

    /// <summary>That a draft beside the record was begun or dropped: the record itself stays as it is.</summary>
    public static Act Drafted<TUseCase>(this Consultation consultation)
        where TUseCase : IUseCase => new(typeof(TUseCase).Name, nameof(ConsultationDraft), consultation.Id.Value, consultation.WorkspaceId.Value);

    /// <summary>A reference nobody has: the year of the meeting and four random digits, so that it tells neither order nor number.</summary>
    public static async Task<string> UnusedReference(this PeaceCoordDb db, string workspaceCode, int year, CancellationToken cancel)
    {
        var start = $"{workspaceCode}-{year:0000}-";
        var taken = await db.Consultations.AsNoTracking().Where(c => c.Reference != null && c.Reference.StartsWith(start)).Select(c => c.Reference!).ToListAsync(cancel);
        var free = Enumerable.Range(1, 9_999).Select(number => $"{start}{number:0000}").Except(taken, StringComparer.Ordinal).ToList();
        return free.Count > 0 ? free[RandomNumberGenerator.GetInt32(free.Count)] : $"{start}{RandomNumberGenerator.GetInt32(10_000, 1_000_000)}";
    }
}

/// <param name="Check">Holds what of the draft could not be read.</param>
internal sealed record WrittenText(ConsultationDraft Draft, ConsultationContent Content, Check Check);
