using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A field of an amendment that was changed on record too since it was begun.</summary>
/// <param name="Mine">What its author wrote; empty where they took it out.</param>
/// <param name="Stands">What stands on record now.</param>
public sealed record FieldInTheWay(string Field, string Mine, string Stands);

/// <summary>A text that was begun on an earlier version of its record, brought onto the one that stands.</summary>
/// <param name="InTheWay">What both changed, to different texts: <see cref="Fields"/> holds the author's, until somebody chooses.</param>
public sealed record MergedText(DraftFields Fields, IReadOnlyList<FieldInTheWay> InTheWay);

/// <summary>Brings what two people wrote together, field by field: nobody's text is overwritten unseen.</summary>
public sealed partial class DraftFields
{
    /// <summary>
    /// What one of the two changed is taken; what both changed is in the way. A row that one took out and the other changed is in the way as a
    /// whole, under one of its fields.
    /// </summary>
    /// <param name="begun">What stood on record when this text was begun.</param>
    /// <param name="stands">What stands there now.</param>
    public Result<MergedText> OnTopOf(DraftFields begun, DraftFields stands)
    {
        List<FieldInTheWay> inTheWay = [];
        Dictionary<string, string?> taken = new(StringComparer.Ordinal);
        foreach (var field in begun._fields.Keys.Union(_fields.Keys).Union(stands._fields.Keys).Order(StringComparer.Ordinal))
        {
            if (IsSame(field, stands, begun) || IsSame(field, this, stands))
                continue;
            if (IsSame(field, this, begun))
                taken[field] = stands._fields.GetValueOrDefault(field);
            else
                inTheWay.Add(new FieldInTheWay(field, this[field], stands[field]));
        }

        // The rest of a row that one of them took out goes with the field that they differ on.
        var whole = inTheWay.Where(field => IsTakenOut(field.Field, stands)).ToList();
        foreach (var field in taken.Keys.Where(field => whole.Exists(part => IsOneRow(part.Field, field))).ToList())
            taken.Remove(field);
        var once = inTheWay.OrderBy(field => DraftFieldNames.RowOf(field.Field)?.Part is not ("summary" or "topic" or "text"))
            .DistinctBy(field => whole.Contains(field) && DraftFieldNames.RowOf(field.Field) is { } row ? DraftFieldNames.InRow(row.Row, row.Id, "") : field.Field)
            .OrderBy(field => DraftFieldNames.SectionOf(field.Field)).ThenBy(field => field.Field, StringComparer.Ordinal);
        var merged = With(taken);
        return merged.TryGet(out var fields) ? new MergedText(fields, [.. once]) : Result<MergedText>.Refused(merged.Refusals);
    }

    /// <summary>Takes what stands on record in place of the author's text, where the author chose so; of a row that either took out, all of it.</summary>
    public Result<DraftFields> Taking(IEnumerable<string> chosen, DraftFields stands)
    {
        var fields = chosen.SelectMany(field => IsTakenOut(field, stands) ? _fields.Keys.Union(stands._fields.Keys).Where(part => IsOneRow(field, part)) : [field]).Distinct(StringComparer.Ordinal);
        return With(fields.Select(field => new KeyValuePair<string, string?>(field, stands._fields.GetValueOrDefault(field))));
    }

    /// <summary>Whether it is a field of a row that stands in one of the two texts only.</summary>
    private bool IsTakenOut(string field, DraftFields other) =>
        DraftFieldNames.RowOf(field) is { } row && Rows(row.Row).Contains(row.Id) != other.Rows(row.Row).Contains(row.Id);

    private static bool IsOneRow(string field, string other) =>
        DraftFieldNames.RowOf(field) is { } one && DraftFieldNames.RowOf(other) is { } of && (one.Row, one.Id) == (of.Row, of.Id);

    /// <summary>Of lists the order counts for nothing.</summary>
    private static bool IsSame(string field, DraftFields one, DraftFields other) =>
        one[field] == other[field] || (DraftFieldNames.IsList(field) && one.List(field).ToHashSet(StringComparer.Ordinal).SetEquals(other.List(field)));
}
