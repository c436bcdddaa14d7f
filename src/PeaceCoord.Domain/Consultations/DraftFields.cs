using System.Text.Json;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// What an author typed, exactly as typed: a wrong date or a letter in a number is kept until it is mended, because nothing typed may
/// be lost. It is read as a consultation only when it is submitted.
/// </summary>
public sealed partial class DraftFields
{
    /// <summary>Longest text one field keeps; what is submitted has limits of its own, below this.</summary>
    public const int FieldMaxLength = 20_000;

    /// <summary>Longest draft in all.</summary>
    public const int TotalMaxLength = 400_000;

    public const int MostRows = 50;

    private readonly SortedDictionary<string, string> _fields;

    private DraftFields(SortedDictionary<string, string> fields) => _fields = fields;

    public static DraftFields Empty => new(new(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, string> All => _fields;

    /// <summary>What was typed there; empty when nothing was.</summary>
    public string this[string name] => _fields.GetValueOrDefault(name, "");

    public static DraftFields FromJson(string json) =>
        new(new(JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [], StringComparer.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(_fields);

    /// <summary>The values of a field that holds several.</summary>
    public IReadOnlyList<string> List(string name) => this[name].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Ids of the rows of one kind, in the order they were added: ids are made in rising order.</summary>
    public IReadOnlyList<Guid> Rows(string row) =>
        [.. _fields.Keys.Select(DraftFieldNames.RowOf).Where(field => field?.Row == row).Select(field => field!.Value.Id).Distinct().Order(ById)];

    /// <summary>Writes several fields; null takes one away. Refused as a whole when one name or length is wrong.</summary>
    public Result<DraftFields> With(IEnumerable<KeyValuePair<string, string?>> changes)
    {
        var fields = new SortedDictionary<string, string>(_fields, StringComparer.Ordinal);
        List<Refusal> refusals = [];
        foreach (var (name, text) in changes)
        {
            if (DraftFieldNames.SectionOf(name) is null)
                refusals.Add(new Refusal(ConsultationRefusalCodes.UnknownField));
            else if (text is null || (string.IsNullOrWhiteSpace(text) && DraftFieldNames.RowOf(name)?.Row is DraftFieldNames.ToldRow or DraftFieldNames.ConsentRow))
                // All that could be told, and everybody named, stands on the form: where nothing was typed there is no row.
                fields.Remove(name);
            else if (text.Length > FieldMaxLength)
                refusals.Add(Refusal.TooLong(name, FieldMaxLength));
            else
                fields[name] = text.ReplaceLineEndings("\n");
        }

        var changed = new DraftFields(fields);
        if (fields.Values.Sum(text => text.Length) > TotalMaxLength || Kinds.Any(kind => changed.Rows(kind).Count > MostRows))
            refusals.Add(new Refusal(ConsultationRefusalCodes.DraftTooLarge));
        return refusals.Count == 0 ? changed : Result<DraftFields>.Refused(refusals);
    }

    /// <summary>Takes a whole row away.</summary>
    public DraftFields WithoutRow(string row, Guid id) =>
        new(new(_fields.Where(field => DraftFieldNames.RowOf(field.Key) is not { } of || of.Row != row || of.Id != id).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal));

    public bool SameAs(DraftFields other) => _fields.SequenceEqual(other._fields);

    private static readonly string[] Kinds = [DraftFieldNames.ConcernRow, DraftFieldNames.ReferralRow, DraftFieldNames.CommitmentRow, DraftFieldNames.ToldRow, DraftFieldNames.ConsentRow, DraftFieldNames.CommentRow];

    /// <summary>By their text: a Guid's own order is not the order of its bytes.</summary>
    private static readonly Comparer<Guid> ById = Comparer<Guid>.Create((one, other) => string.CompareOrdinal(one.ToString("N"), other.ToString("N")));
}
