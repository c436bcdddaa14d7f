using System.Text;

namespace PeaceCoord.TestSupport;

/// <summary>Words that tests type into records, to be found where nobody may read them: searched for by tests, by whatever deletes a data folder, and at the end by scripts/test.sh.</summary>
public static class Canaries
{
    /// <summary>Stands in what is sealed: names and contacts, drafts, files and their names. It may be in no dump of a database, and nowhere on a disk.</summary>
    public const string Name = "moho7319";

    /// <summary>Stand in texts of records, which a database holds open: in no log.</summary>
    private static readonly string[] Texts = ["kakapo7319", "takahe7319"];

    /// <summary>Files under a folder that should hold none of the words and do: its logs, and whatever else was left there but for a database's own files.</summary>
    public static IReadOnlyList<string> FoundUnder(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var words = Texts.Append(Name).Select(Encoding.UTF8.GetBytes).ToList();
        return [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Where(file => !IsOfDatabase(file) && Holds(file, words))];
    }

    /// <summary>Fails where <see cref="FoundUnder"/> finds something.</summary>
    public static void MustNotBeUnder(string folder)
    {
        if (FoundUnder(folder) is { Count: > 0 } found)
            throw new InvalidOperationException("What was typed into records stands in " + string.Join(", ", found));
    }

    private static bool IsOfDatabase(string file) => file.Contains("/cluster/", StringComparison.Ordinal) && !file.Contains("/log/", StringComparison.Ordinal);

    private static bool Holds(string file, List<byte[]> words)
    {
        try
        {
            // A log may still be written.
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var read = new MemoryStream();
            stream.CopyTo(read);
            return words.Exists(word => read.GetBuffer().AsSpan(0, (int)read.Length).IndexOf(word) >= 0);
        }
        catch (IOException)
        {
            // A socket or a lock, or gone meanwhile.
            return false;
        }
    }
}
