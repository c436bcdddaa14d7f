using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using PeaceCoord.Web.Consultations;

namespace PeaceCoord.Web.Shared;

/// <summary>
/// The fields of a form's input by their paths, such as <c>Title</c> or <c>Rumours[1].Words</c>, in what was typed and in what stands. Rows that have an
/// id are the same row wherever they are in their lists.
/// </summary>
internal static class FormFields
{
    private const string RowId = "Id";

    /// <summary>Where the path leads; null where it leads nowhere, or into a row that was not on record.</summary>
    /// <param name="stands">An input of the same type.</param>
    public static Place? Find(object typed, object stands, string path)
    {
        var steps = path.Split('.');
        var (here, there) = ((object?)typed, (object?)stands);
        for (var i = 0; i < steps.Length; i++)
        {
            var (name, row) = Read(steps[i]);
            if (here is null || Property(here, name) is not { } property)
                return null;
            if (i == steps.Length - 1)
                return row is null ? new(here, property, there is null ? null : property.GetValue(there)) : null;
            (here, there) = (property.GetValue(here), there is null ? null : property.GetValue(there));
            if (row is { } index && !Enter(ref here, ref there, index))
                return null;
        }

        return null;
    }

    /// <summary>Adds the rows that stand on record and were not there when the form was opened, so that saving it does not take them out again.</summary>
    /// <returns>How many.</returns>
    public static int AddRows(object typed, object stands)
    {
        var added = 0;
        foreach (var property in Properties(typed).Where(property => property.GetValue(typed) is IList))
        {
            var rows = (IList)property.GetValue(typed)!;
            var known = rows.Cast<object?>().Select(IdOf).OfType<Guid>().ToHashSet();
            foreach (var row in ((IList?)property.GetValue(stands))?.Cast<object?>().Where(row => IdOf(row) is { } id && !known.Contains(id)).ToList() ?? [])
            {
                rows.Add(row);
                added++;
            }
        }

        return added;
    }

    /// <summary>A mark of each field's value, to tell by when the form comes back whether the field was touched.</summary>
    public static string Marks(object input) => string.Join(' ', Marked(input, "").Select(field => field.Path + "=" + MarkOf(field.Value)));

    /// <summary>Whether a field still holds what the marks were made of.</summary>
    public static bool IsMarked(string marks, string path, object? value) => marks.Split(' ').Contains(path + "=" + MarkOf(value), StringComparer.Ordinal);

    private static IEnumerable<(string Path, object? Value)> Marked(object input, string before) => Properties(input).SelectMany(property => property.GetValue(input) switch
    {
        PlanFinds => [],
        IList rows when rows.Count > 0 && IsRow(rows[0]) => rows.Cast<object>().SelectMany((row, index) => Marked(row, string.Create(CultureInfo.InvariantCulture, $"{before}{property.Name}[{index}]."))),
        var value => [(before + property.Name, value)],
    });

    private static string MarkOf(object? value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StandingFields.Plain(value))))[..8];

    /// <summary>Goes into the row on both sides; false where it is a new one.</summary>
    private static bool Enter(ref object? here, ref object? there, int index)
    {
        if (here is not IList rows || index >= rows.Count || rows[index] is not { } row || !IsRow(row))
            return false;
        var standing = there as IList;
        here = row;
        if (row.GetType().GetProperty(RowId) is null)
            there = standing is not null && index < standing.Count ? standing[index] : null;
        else if (IdOf(row) is { } id)
            there = standing?.Cast<object?>().FirstOrDefault(other => IdOf(other) == id);
        else
            return false;
        return true;
    }

    private static (string Name, int? Row) Read(string step) =>
        step.EndsWith(']') && step.IndexOf('[', StringComparison.Ordinal) is > 0 and var open && int.TryParse(step.AsSpan(open + 1, step.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? (step[..open], row)
            : (step, null);

    private static PropertyInfo? Property(object of, string name) => Properties(of).FirstOrDefault(property => property.Name == name);

    /// <summary>Those of our own types alone: a path is posted, and leads into nothing else.</summary>
    private static IEnumerable<PropertyInfo> Properties(object of) =>
        of.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property is { CanRead: true, CanWrite: true } && IsOurs(property.DeclaringType) && property.GetIndexParameters().Length == 0);

    private static Guid? IdOf(object? row) => row is not null && IsRow(row) ? row.GetType().GetProperty(RowId)?.GetValue(row) as Guid? : null;

    private static bool IsRow(object? row) => row?.GetType() is { IsClass: true } type && IsOurs(type);

    private static bool IsOurs(Type? type) => type?.Namespace?.StartsWith(nameof(PeaceCoord), StringComparison.Ordinal) == true;

    /// <summary>A field of the input that was typed, and what stands there; null, too, where its row does not stand any more.</summary>
    internal sealed record Place(object Owner, PropertyInfo Property, object? Stands)
    {
        public object? Typed => Property.GetValue(Owner);

        public void Take() => Property.SetValue(Owner, Stands);
    }
}
