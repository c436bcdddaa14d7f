using System.Buffers.Binary;

namespace PeaceCoord.Domain.Files;

/// <summary>
/// Writes a PNG anew from the parts that draw it: size, palette, transparency, brightness and the dots. Texts, Exif, times, profiles, moving
/// pictures and whatever stands behind the end are left out.
/// </summary>
internal static class PngPicture
{
    private const int HeaderLength = 13;

    /// <summary>Length, name and checksum around what a part holds.</summary>
    private const int Frame = 12;

    public static ReadOnlySpan<byte> Start => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Null when it is no whole picture.</summary>
    public static byte[]? Clean(ReadOnlySpan<byte> png)
    {
        using var clean = new MemoryStream(png.Length);
        clean.Write(Start);
        var (at, hasDots) = (Start.Length, false);
        while (at + Frame <= png.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (length > png.Length - at - Frame)
                return null;
            var part = png.Slice(at, (int)length + Frame);
            var name = part.Slice(4, 4);
            var isHeader = name.SequenceEqual("IHDR"u8);
            if (isHeader != (at == Start.Length) || !IsUnchanged(part))
                return null;
            at += part.Length;
            if (Draws(name, (int)length))
                clean.Write(part);
            else if ((name[0] & 0x20) == 0)
                return null;
            hasDots |= name.SequenceEqual("IDAT"u8);
            if (name.SequenceEqual("IEND"u8))
                return hasDots ? clean.ToArray() : null;
        }

        return null;
    }

    /// <summary>The parts that are kept, and how long each may be: nothing else hides in them.</summary>
    private static bool Draws(ReadOnlySpan<byte> name, int length) =>
        (name.SequenceEqual("IHDR"u8) && length == HeaderLength)
        || (name.SequenceEqual("PLTE"u8) && length is > 0 and <= 768 && length % 3 == 0)
        || (name.SequenceEqual("tRNS"u8) && length is > 0 and <= 256)
        || (name.SequenceEqual("gAMA"u8) && length == 4)
        || (name.SequenceEqual("cHRM"u8) && length == 32)
        || (name.SequenceEqual("sRGB"u8) && length == 1)
        || name.SequenceEqual("IDAT"u8)
        || (name.SequenceEqual("IEND"u8) && length == 0);

    private static bool IsUnchanged(ReadOnlySpan<byte> part) => BinaryPrimitives.ReadUInt32BigEndian(part[^4..]) == Checksum(part[4..^4]);

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
            sum = Sums[(byte)(sum ^ one)] ^ (sum >> 8);
        return ~sum;
    }

    private static readonly uint[] Sums = [.. Enumerable.Range(0, 256).Select(static number =>
    {
        var sum = (uint)number;
        for (var bit = 0; bit < 8; bit++)
            sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ (sum >> 1);
        return sum;
    })];
}
