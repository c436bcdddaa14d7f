using PeaceCoord.Application.People;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Begins a draft with what stands on a form that was filled in by hand: <see cref="StartConsultation"/>, or <see cref="OpenDraft"/> on the plan that the
/// form was printed from, and then <see cref="SaveDraft"/>. What cannot be read is refused at its field before there is a draft. Posted twice under one
/// id it makes one; what is still missing, the editor asks.
/// </summary>
public sealed class LogFromPaper(StartConsultation start, OpenDraft open, ReadDraft read, SaveDraft save, ICurrentActor current) : IUseCase
{
    /// <summary>The revision that a draft begins with.</summary>
    private const int Begun = 1;

    /// <summary>Lists in which what a plan names stays.</summary>
    private static readonly string[] Kept = [DraftFieldNames.CommunityIds, DraftFieldNames.Readers];

    /// <param name="id">A UUID version 7 made with the form.</param>
    /// <param name="workspace">Null for the only one the actor writes in.</param>
    /// <param name="typed">Fields of the draft, by <see cref="DraftFieldNames"/>; rows in which nothing stands are left out.</param>
    public Task<Result> Run(ConsultationId id, Guid? workspace, IReadOnlyDictionary<string, string?> typed, CancellationToken cancel) =>
        Log(id, () => start.Run(id, workspace, null, cancel), Written(typed), cancel);

    /// <summary>
    /// What the plan says stays where nothing was typed, but for the interpreter, who came or did not; communities and readers that it names stay beside
    /// those that were typed, and the editor takes them off.
    /// </summary>
    public Task<Result> Into(ConsultationId plan, IReadOnlyDictionary<string, string?> typed, CancellationToken cancel)
    {
        var fields = Written(typed.Where(field => field.Key == DraftFieldNames.Interpreter || !string.IsNullOrWhiteSpace(field.Value)).ToDictionary(StringComparer.Ordinal));
        return Log(plan, Begin, fields, cancel);

        async Task<Result> Begin()
        {
            var opened = await open.Run(plan, cancel);
            if (!opened.Succeeded || !(await read.Run(plan, cancel)).TryGet(out var draft))
                return opened;
            foreach (var list in Kept.Where(fields.ContainsKey))
                fields[list] = string.Join('\n', Lines(draft.Fields[list]).Union(Lines(fields[list]), StringComparer.Ordinal));
            return opened;
        }
    }

    private async Task<Result> Log(ConsultationId id, Func<Task<Result>> begin, Dictionary<string, string?> fields, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs(ConsultationAccess.Writers).Count == 0)
            return Refusal.NotPermitted(Who.MissionStaff);
        var kept = DraftFields.Empty.With(fields);
        if (!kept.TryGet(out var draft))
            return kept;
        var check = new Check();
        DraftReading.Read(draft, check);
        if (!check.Passed)
            return Result.Refused(check.Refusals);

        var begun = await begin();
        return begun.Succeeded ? await save.Run(id, new SaveDraftInput(Begun, fields), cancel) : begun;
    }

    private static string[] Lines(string? list) => (list ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

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
