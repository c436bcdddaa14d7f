using System.Buffers.Binary;

namespace PeaceCoord.Domain.Files;

/// <summary>
/// Writes a JPEG anew from the segments that draw it (frame, tables, scans), without losing a dot. Everything else is left out: Exif with place,
/// time, camera and preview, XMP, comments, colour profiles, makers' notes, further pictures and whatever stands behind the end. Which way up it
/// is held is kept, as one number.
/// </summary>
internal static class JpegPicture
{
    private const byte Mark = 0xFF;
    private const byte StartOfPicture = 0xD8;
    private const byte EndOfPicture = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Tables = 0xDB;
    private const byte HuffmanTables = 0xC4;
    private const byte ArithmeticTables = 0xCC;
    private const byte Lines = 0xDC;
    private const byte RestartInterval = 0xDD;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App14 = 0xEE;
    private const byte Comment = 0xFE;
    private const int JfifLength = 14;
    private const int AdobeLength = 12;

    public static ReadOnlySpan<byte> Start => [Mark, StartOfPicture, Mark];

    /// <summary>Null when it is no whole picture, or one of a kind that hardly anything writes.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> jpeg)
    {
        using var clean = new MemoryStream(jpeg.Length);
        clean.Write([Mark, StartOfPicture]);
        var (at, hasFrame, hasScan) = (2, false, false);
        while (NextMark(jpeg, ref at) is { } mark)
        {
            if (mark == EndOfPicture)
            {
                clean.Write([Mark, EndOfPicture]);
                return hasScan ? clean.ToArray() : null;
            }

            if (Body(jpeg, ref at) is not { } range)
                return null;
            var body = jpeg[range];
            if (mark is >= App0 and <= 0xEF or Comment)
            {
                KeepOf(mark, body, clean);
                continue;
            }

            if (!IsWhole(mark, body) || (IsFrame(mark) && hasFrame) || (mark == StartOfScan && !hasFrame))
                return null;
            Write(clean, mark, body);
            hasFrame |= IsFrame(mark);
            if (mark != StartOfScan)
                continue;
            var end = EndOfScan(jpeg, at);
            clean.Write(jpeg[at..end]);
            (at, hasScan) = (end, true);
        }

        return null;
    }

    /// <summary>The next marker, fill bytes before it left out; null where there is none, or one that stands nowhere here.</summary>
    private static byte? NextMark(ReadOnlySpan<byte> jpeg, ref int at)
    {
        if (at >= jpeg.Length || jpeg[at] != Mark)
            return null;
        while (at < jpeg.Length && jpeg[at] == Mark)
            at++;
        if (at >= jpeg.Length)
            return null;
        var mark = jpeg[at++];
        return IsFrame(mark) || mark is EndOfPicture or StartOfScan or Tables or HuffmanTables or ArithmeticTables or Lines or RestartInterval or Comment or >= App0 and <= 0xEF ? mark : null;
    }

    private static Range? Body(ReadOnlySpan<byte> jpeg, ref int at)
    {
        if (at + 2 > jpeg.Length)
            return null;
        var (start, length) = (at + 2, BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]));
        if (length < 2 || at + length > jpeg.Length)
            return null;
        at += length;
        return start..at;
    }

    /// <summary>Frames in one layer; layered ones hardly anything writes or reads.</summary>
    private static bool IsFrame(byte mark) => mark is (>= 0xC0 and <= 0xC3) or 0xC9 or 0xCA or 0xCB;

    /// <summary>Whether a segment is as long as what it says it holds: nothing hides behind it.</summary>
    private static bool IsWhole(byte mark, ReadOnlySpan<byte> body) => mark switch
    {
        Tables => AreWhole(body, static table => table[0] >> 4 <= 1 ? 1 + (64 * ((table[0] >> 4) + 1)) : 0),
        HuffmanTables => AreWhole(body, static table => table.Length < 17 ? 0 : 17 + Sum(table[1..17])),
        ArithmeticTables => body.Length is > 0 and <= 64 && body.Length % 2 == 0,
        Lines or RestartInterval => body.Length == 2,
        StartOfScan => body.Length >= 6 && body.Length == 4 + (2 * body[0]),
        _ => body.Length >= 9 && body.Length == 6 + (3 * body[5]) && BinaryPrimitives.ReadUInt16BigEndian(body[3..]) > 0,
    };

    private delegate int LengthOf(ReadOnlySpan<byte> table);

    private static bool AreWhole(ReadOnlySpan<byte> tables, LengthOf lengthOf)
    {
        if (tables.IsEmpty)
            return false;
        while (!tables.IsEmpty)
        {
            var length = lengthOf(tables);
            if (length <= 0 || length > tables.Length)
                return false;
            tables = tables[length..];
        }

        return true;
    }

    private static int Sum(ReadOnlySpan<byte> counts)
    {
        var sum = 0;
        foreach (var count in counts)
            sum += count;
        return sum;
    }

    /// <summary>What programs need to draw it right: its density without the preview, how its colours are mixed, which way up it is.</summary>
    private static void KeepOf(byte mark, ReadOnlySpan<byte> body, MemoryStream clean)
    {
        if (mark == App0 && body.Length >= JfifLength && body.StartsWith("JFIF\0"u8))
            Write(clean, mark, [.. body[..(JfifLength - 2)], 0, 0]);
        else if (mark == App14 && body.Length >= AdobeLength && body.StartsWith("Adobe"u8))
            Write(clean, mark, body[..AdobeLength]);
        else if (mark == App1 && Orientation(body) is { } turned)
            Write(clean, mark, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]);
    }

    /// <summary>2 to 8 when the picture is to be turned or mirrored; else null.</summary>
    private static byte? Orientation(ReadOnlySpan<byte> exif)
    {
        if (!exif.StartsWith("Exif\0\0"u8) || exif.Length < 14)
            return null;
        var tiff = exif[6..];
        var isLittle = tiff.StartsWith("II"u8);
        if (!isLittle && !tiff.StartsWith("MM"u8))
            return null;
        var first = Number(tiff[4..], 4, isLittle);
        if (first + 2 > tiff.Length)
            return null;
        var entries = tiff[(int)(first + 2)..];
        for (var left = Number(tiff[(int)first..], 2, isLittle); left > 0 && entries.Length >= 12; left--, entries = entries[12..])
        {
            if (Number(entries, 2, isLittle) == 0x0112 && Number(entries[2..], 2, isLittle) == 3)
                return Number(entries[8..], 2, isLittle) is >= 2 and <= 8 and var turned ? (byte)turned : null;
        }

        return null;
    }

    private static long Number(ReadOnlySpan<byte> bytes, int length, bool isLittle) => (length, isLittle) switch
    {
        (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
        (_, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes),
    };

    /// <summary>Where the next marker after a scan stands; stuffed bytes and restart markers belong to the scan.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at + 1 < jpeg.Length && (jpeg[at] != Mark || jpeg[at + 1] is 0 or (>= 0xD0 and <= 0xD7)))
            at++;
        return at + 1 < jpeg.Length ? at : jpeg.Length;
    }

    private static void Write(MemoryStream clean, byte mark, ReadOnlySpan<byte> body)
    {
        var length = body.Length + 2;
        clean.Write([Mark, mark, (byte)(length >> 8), (byte)length]);
        clean.Write(body);
    }
}
