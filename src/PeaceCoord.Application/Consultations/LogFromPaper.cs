using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Makes a draft of what stands on a form that was filled in by hand: of nothing, or of the plan that the form was printed from. What cannot be read is
/// refused at its field before there is a draft; what can be is saved with the draft, or neither is. Posted twice under one id it makes one; what is
/// still missing, the editor asks.
/// </summary>
public sealed class LogFromPaper(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    /// <summary>The revision that a draft begins with.</summary>
    private const int Begun = 1;

    /// <param name="id">A UUID version 7 made with the form.</param>
    /// <param name="workspace">Null for the only one the actor writes in.</param>
    /// <param name="typed">Fields of the draft, by <see cref="DraftFieldNames"/>; rows in which nothing stands are left out.</param>
    public async Task<Result> Run(ConsultationId id, Guid? workspace, IReadOnlyDictionary<string, string?> typed, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var read = Readable(actor, Written(typed));
        if (!read.TryGet(out var fields))
            return read;
        await using var db = await database.Open<LogFromPaper>(actor, cancel);
        var started = await db.StartDraft(vault, actor, id, workspace, null, clock.GetUtcNow(), cancel);
        if (!started.TryGet(out var begun))
            return started;
        return begun.Draft is { } draft ? await SaveDraft.Write(db, vault, actor, draft, new SaveDraftInput(Begun, fields), clock.GetUtcNow(), cancel) : Refusal.NotFound;
    }

    /// <summary>
    /// What the plan says stays where nothing was typed, but for the interpreter, who came or did not. Lists are as in the editor: the form shows what the plan
    /// names, and what is ticked there is what stands: a form that was filled from an older version of the plan is refused.
    /// </summary>
    /// <param name="version">Of the plan, when the form was opened.</param>
    public async Task<Result> Into(ConsultationId plan, int? version, IReadOnlyDictionary<string, string?> typed, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var said = typed.Where(field => field.Key == DraftFieldNames.Interpreter || DraftFieldNames.IsList(field.Key) || !string.IsNullOrWhiteSpace(field.Value));
        var read = Readable(actor, Written(said.ToDictionary(StringComparer.Ordinal)));
        if (!read.TryGet(out var fields))
            return read;
        await using var db = await database.Open<LogFromPaper>(actor, cancel);
        var opened = await db.OpenDraft<LogFromPaper>(vault, actor, plan, clock.GetUtcNow(), cancel);
        if (!opened.TryGet(out var draft))
            return opened;
        // Once the draft was written in, its own revision tells field by field what was changed elsewhere.
        if (draft.Draft.Revision == Begun && version is not null && version != draft.Consultation.Version)
            return Refusal.Conflict(draft.Consultation.Version);
        return await SaveDraft.Write(db, vault, actor, draft, new SaveDraftInput(Begun, fields), clock.GetUtcNow(), cancel);
    }

    /// <summary>The lists of a plan that its form shows ticked, by <see cref="DraftFieldNames"/>; none for those who may not write it down.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> ListsOf(ConsultationId plan, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<LogFromPaper>(actor, cancel);
        if (await db.Consultations.VisibleTo(actor).Find(plan, cancel) is not { } consultation || !ConsultationAccess.CanDraft(actor, consultation))
            return new Dictionary<string, string?>(StringComparer.Ordinal);
        var fields = DraftWriting.Of(consultation);
        return DraftFieldNames.Lists.ToDictionary(list => list, string? (list) => fields[list], StringComparer.Ordinal);
    }

    private static Result<Dictionary<string, string?>> Readable(Domain.People.Actor actor, Dictionary<string, string?> fields)
    {
        if (actor.WorkspacesAs(ConsultationAccess.Writers).Count == 0)
            return Refusal.NotPermitted(Who.MissionStaff);
        var kept = DraftFields.Empty.With(fields);
        if (!kept.TryGet(out var draft))
            return Result<Dictionary<string, string?>>.Refused(kept.Refusals);
        var check = new Check();
        DraftReading.Read(draft, check);
        return check.Passed ? fields : Result<Dictionary<string, string?>>.Refused(check.Refusals);
    }

    /// <summary>Without empty rows, and with the label and office that a draft begins with where none was chosen; what is promised at a meeting is a promise unless the form says otherwise.</summary>
    private static Dictionary<string, string?> Written(IReadOnlyDictionary<string, string?> typed)
    {
        var rows = typed.Where(field => !string.IsNullOrWhiteSpace(field.Value)).Select(field => DraftFieldNames.RowOf(field.Key)).OfType<(string Row, Guid Id, string Part)>().Select(row => (row.Row, row.Id)).ToHashSet();
        var fields = typed.Where(field => DraftFieldNames.RowOf(field.Key) is not { } of || rows.Contains((of.Row, of.Id))).ToDictionary(StringComparer.Ordinal);
        foreach (var given in new[] { DraftFieldNames.LabelField, DraftFieldNames.Office }.Where(name => string.IsNullOrWhiteSpace(fields.GetValueOrDefault(name))))
            fields.Remove(given);
        foreach (var (row, rowId) in rows.Where(row => row.Row == DraftFieldNames.CommitmentRow))
        {
            var kind = DraftFieldNames.InRow(row, rowId, "kind");
            if (string.IsNullOrWhiteSpace(fields.GetValueOrDefault(kind)))
                fields[kind] = nameof(Domain.Commitments.CommitmentKind.Promise);
        }

        return fields;
    }
}
