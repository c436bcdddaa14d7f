using System.IO.Compression;
using System.Text;

namespace PeaceCoord.TestSupport;

/// <summary>Small pictures made by hand, with and without what tells where and when they were taken.</summary>
public static class Pictures
{
    /// <summary>Stands in every place of a picture that tells of people and places.</summary>
    public const string Secret = "Zitronenfalter 4.5123N 18.6012E";

    private static readonly byte[] Frame = [0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0];
    private static readonly byte[] Scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    /// <summary>As a camera writes it: Exif (turned by 90 degrees), XMP, a profile, a maker's note and a comment; a second picture behind the end.</summary>
    public static byte[] JpegWithTraces() =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 1, 1, 9, 9, 9]), .. Segment(0xE1, Exif()), .. Segment(0xE1, Text("http://ns.adobe.com/xap/1.0/\0" + Secret)),
        .. Segment(0xE2, Text("ICC_PROFILE\0" + Secret)), .. Segment(0xED, Text("Photoshop 3.0\0" + Secret)), .. Segment(0xFE, Text(Secret)), .. Drawing, .. Text("trailer " + Secret), 0xFF, 0xD8,
    ];

    /// <summary>The same picture as it is kept: which way up it is, its density, and what draws it.</summary>
    public static byte[] JpegKept() =>
    [
        0xFF, 0xD8, .. Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 0, 0, 72, 0, 72, 0, 0]),
        .. Segment(0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]), .. Drawing,
    ];

    /// <summary>One that ends in the middle of a segment.</summary>
    public static byte[] JpegCutOff() => JpegWithTraces()[..60];

    /// <summary>A real PNG of four dots, with a text, a time and Exif in it and more behind its end.</summary>
    public static byte[] PngWithTraces() =>
    [
        .. PngStart, .. Header, .. Part("tEXt", Text("Author\0" + Secret)), .. Part("eXIf", Exif()[6..]), .. Part("iTXt", Text("XML:com.adobe.xmp\0\0\0\0\0" + Secret)), .. Dots, .. Part("tIME", [7, 234, 3, 8, 16, 0, 0]),
        .. Part("IEND", []), .. Text(Secret),
    ];

    public static byte[] PngKept() => [.. PngStart, .. Header, .. Dots, .. Part("IEND", [])];

    public static byte[] Pdf(string text = Secret) => Text($"%PDF-1.4\n% {text}\n%%EOF\n");

    private static byte[] Drawing =>
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]), .. Frame, .. Segment(0xC4, [0x00, 1, .. new byte[15], 0]), .. Segment(0xC4, [0x10, 1, .. new byte[15], 0]), .. Scan, 0xFF, 0xD9,
    ];

    private static byte[] PngStart => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A];

    private static byte[] Header => Part("IHDR", [0, 0, 0, 2, 0, 0, 0, 2, 8, 0, 0, 0, 0]);

    private static byte[] Dots
    {
        get
        {
            using var packed = new MemoryStream();
            using (var zip = new ZLibStream(packed, CompressionMode.Compress, leaveOpen: true))
                zip.Write([0, 10, 200, 0, 90, 30]);
            return Part("IDAT", packed.ToArray());
        }
    }

    /// <summary>Little-endian, with a camera's name before the orientation and the place after it.</summary>
    private static byte[] Exif()
    {
        var name = Text(Secret + "\0");
        return
        [
            .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0,
            0x0F, 0x01, 2, 0, (byte)name.Length, 0, 0, 0, 38, 0, 0, 0,
            0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0,
            0, 0, 0, 0, .. name,
        ];
    }

    private static byte[] Segment(byte mark, byte[] body) => [0xFF, mark, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    private static byte[] Part(string name, byte[] body)
    {
        byte[] named = [.. Text(name), .. body];
        var sum = uint.MaxValue;
        foreach (var one in named)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }

        return [.. Four((uint)body.Length), .. named, .. Four(~sum)];
    }

    private static byte[] Four(uint number) => [(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number];

    private static byte[] Text(string text) => Encoding.Latin1.GetBytes(text);
}
