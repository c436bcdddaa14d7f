using System.Globalization;
using System.Text;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Files;

/// <summary>A file as it is kept: its kind, what it is called, and its bytes without what tells of people and places.</summary>
public sealed record ReadFile(FileKind Kind, string Name, byte[] Bytes);

/// <summary>
/// Takes a file that somebody sent. Its kind is what its bytes say. Photographs are written anew with nothing but what draws them: where and when
/// one was taken, with what, comments, previews and what hangs behind the picture are left out. A PDF is kept as it is.
/// </summary>
public static class FileReading
{
    public const string Field = "File";

    /// <summary>Longest name that is kept, with its ending.</summary>
    public const int NameMaxLength = 120;

    private const int EndingLength = 4;

    private static readonly Dictionary<FileKind, string[]> Endings = new()
    {
        [FileKind.Pdf] = [".pdf"],
        [FileKind.Jpeg] = [".jpg", ".jpeg", ".jpe", ".jfif"],
        [FileKind.Png] = [".png"],
    };

    /// <param name="name">As the sender's machine calls it.</param>
    public static Result<ReadFile> Read(string? name, byte[]? bytes)
    {
        if (bytes is null or { Length: 0 })
            return Refusal.Required(Field);
        if (bytes.Length > KeptFile.MostBytes)
            return new Refusal(FileRefusalCodes.TooLarge, Field, KeptFile.MostMegabytes);
        if (KindOf(bytes) is not { } kind)
            return new Refusal(FileRefusalCodes.OfAnotherKind, Field);

        var kept = kind switch
        {
            FileKind.Jpeg => JpegPicture.Clean(bytes),
            FileKind.Png => PngPicture.Clean(bytes),
            _ => bytes,
        };
        return kept is null ? new Refusal(FileRefusalCodes.Broken, Field) : new ReadFile(kind, Called(name, kind), kept);
    }

    /// <summary>By its first bytes; null for every other kind.</summary>
    public static FileKind? KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8))
            return FileKind.Pdf;
        if (bytes.StartsWith(JpegPicture.Start))
            return FileKind.Jpeg;
        return bytes.StartsWith(PngPicture.Start) ? FileKind.Png : null;
    }

    /// <summary>A name that no machine reads as a path or as another kind of file, and that shows all it holds: no control characters, none that turn its order about.</summary>
    public static string Called(string? name, FileKind kind)
    {
        var shown = new StringBuilder();
        foreach (var rune in (name ?? "").Split('/', '\\')[^1].EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                && rune != Rune.ReplacementChar && !"<>:\"|?*;%".Contains(rune.ToString(), StringComparison.Ordinal))
                shown.Append(rune.ToString());
        }

        var plain = shown.ToString();
        var ending = Endings[kind].FirstOrDefault(known => plain.EndsWith(known, StringComparison.OrdinalIgnoreCase));
        plain = Cut(plain[..^(ending?.Length ?? 0)]).Trim(' ', '.');
        return (plain.Length == 0 ? "file" : plain) + Endings[kind][0];
    }

    /// <summary>Never through the middle of a character.</summary>
    private static string Cut(string name)
    {
        var most = NameMaxLength - EndingLength;
        if (name.Length <= most)
            return name;
        return name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)];
    }
}
