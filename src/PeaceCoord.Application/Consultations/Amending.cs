using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>Brings an amendment onto the record as it stands, where somebody changed that since it was begun.</summary>
internal static class Amending
{
    /// <summary>What was changed on record since the draft was begun; null where nothing was, or where it is no amendment.</summary>
    public static async Task<Result<(ChangedMeanwhile Changed, MergedText Merged, DraftFields Stands)>?> ChangedSince(this PeaceCoordDb db, Vault vault, Consultation consultation, ConsultationDraft draft, DraftFields typed, CancellationToken cancel)
    {
        if (consultation is not { State: ConsultationState.Recorded, ReadAgainSince: null } || draft.BasedOn == consultation.Version || await vault.Begun(db, consultation, draft, cancel) is not { } begun)
            return null;

        var stands = DraftWriting.Of(consultation);
        var merged = typed.OnTopOf(begun, stands);
        return merged.TryGet(out var text)
            ? (new ChangedMeanwhile(draft.BasedOn, consultation.Version, text.InTheWay), text, stands)
            : Result<(ChangedMeanwhile, MergedText, DraftFields)>.Refused(merged.Refusals);
    }

    /// <summary>What the author wrote, with what was changed on record meanwhile; refused at each field that both changed and nothing was chosen for.</summary>
    public static async Task<Result<DraftFields>> OnRecord(this PeaceCoordDb db, Vault vault, Consultation consultation, ConsultationDraft draft, AmendChoices choices, CancellationToken cancel)
    {
        var typed = await vault.Open(db, consultation, draft, cancel);
        // A name that was withdrawn does not come back out of a text begun before: that waits until the record was read again.
        if (consultation.State == ConsultationState.Recorded && draft.BasedOn != consultation.Version && (consultation.ReadAgainSince is not null || draft.Begun is null))
            return Refusal.Conflict(consultation.Version);
        if (await db.ChangedSince(vault, consultation, draft, typed, cancel) is not { } changed)
            return typed;
        if (!changed.TryGet(out var since))
            return Result<DraftFields>.Refused(changed.Refusals);

        // What was chosen against another version than this one was chosen between other texts.
        var chosen = choices.Against == consultation.Version ? choices : new AmendChoices();
        var open = since.Merged.InTheWay.Select(field => field.Field).Where(field => !chosen.Mine.Contains(field) && !chosen.Stands.Contains(field)).ToList();
        return open.Count > 0
            ? Result<DraftFields>.Refused([.. open.Select(field => new Refusal(ConsultationRefusalCodes.ChangedOnRecord, field))])
            : since.Merged.Fields.Taking(since.Merged.InTheWay.Select(field => field.Field).Where(chosen.Stands.Contains), since.Stands);
    }
}

/// <summary>That a record was changed since an amendment of it was begun.</summary>
/// <param name="BasedOn">The version it was begun on.</param>
/// <param name="Stands">The version that stands now.</param>
/// <param name="InTheWay">What both changed.</param>
public sealed record ChangedMeanwhile(int BasedOn, int Stands, IReadOnlyList<FieldInTheWay> InTheWay);

/// <summary>Which text is to stand, for each field that was changed on record too.</summary>
public sealed record AmendChoices
{
    /// <summary>The version whose texts were shown beside the author's; choices against another count for nothing.</summary>
    public int? Against { get; init; }

    /// <summary>Fields of which the author's text is to stand.</summary>
    public IReadOnlyCollection<string> Mine { get; init; } = [];

    /// <summary>Fields of which the text on record is to stand.</summary>
    public IReadOnlyCollection<string> Stands { get; init; } = [];
}
