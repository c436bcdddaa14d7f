using CsvHelper;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.ReferenceData;

/// <summary>Reads a file of comma-separated values row by row, and says where it cannot.</summary>
internal static class CsvRows
{
    public static IReadOnlyList<T> Read<T>(ReferenceFiles files, string file, IReadOnlyList<string> columns, List<Refusal> problems, Func<Cells, T> take)
    {
        using var text = files.Open(file);
        if (text is null)
        {
            problems.Add(new Refusal(ReferenceDataRefusalCodes.FileMissing, file, file));
            return [];
        }

        using var csv = CsvReader.Create(text, CsvReaderOptions.Default, false);
        csv.ReadHeader();
        var missing = columns.Where(column => !csv.TryGetFieldIndex(column, out _)).ToList();
        problems.AddRange(missing.Select(column => new Refusal(ReferenceDataRefusalCodes.ColumnMissing, $"{file}:1:{column}", file, 1, column)));
        return missing.Count > 0 ? [] : Rows(csv, file, problems, take);
    }

    private static List<T> Rows<T>(CsvReader csv, string file, List<Refusal> problems, Func<Cells, T> take)
    {
        List<T> rows = [];
        for (var row = 2; csv.Read(); row++)
        {
            if (csv.FieldCount != csv.Headers.Count)
            {
                problems.Add(new Refusal(ReferenceDataRefusalCodes.RowUnreadable, $"{file}:{row}", file, row, csv.FieldCount, csv.Headers.Count));
                continue;
            }

            var before = problems.Count;
            var taken = take(new Cells(file, row, csv.GetString, problems));
            if (problems.Count == before)
                rows.Add(taken);
        }

        return rows;
    }
}
