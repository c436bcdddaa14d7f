using System.Buffers.Binary;
using System.Text;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>As much of MessagePack as a circuit speaks.</summary>
internal static class MessagePack
{
    public static byte[] Write(object? value)
    {
        using var bytes = new MemoryStream();
        Write(value, bytes);
        return bytes.ToArray();
    }

    /// <summary>What stands at a position, which moves behind it. Texts are strings, bytes are arrays of them, numbers long.</summary>
    public static object? Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        return kind switch
        {
            <= 0x7f => (long)kind,
            >= 0xe0 => (long)(sbyte)kind,
            >= 0x80 and <= 0x8f => Map(kind & 0x0f, bytes, ref at),
            >= 0x90 and <= 0x9f => Items(kind & 0x0f, bytes, ref at),
            >= 0xa0 and <= 0xbf => Text(kind & 0x1f, bytes, ref at),
            0xc0 => null,
            0xc2 or 0xc3 => kind == 0xc3,
            0xc4 or 0xc5 or 0xc6 => Take((int)Number(1 << (kind - 0xc4), bytes, ref at), bytes, ref at).ToArray(),
            0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8, bytes, ref at)),
            0xcc or 0xcd or 0xce or 0xcf => Number(1 << (kind - 0xcc), bytes, ref at),
            0xd0 => (long)(sbyte)bytes[at++],
            0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2, bytes, ref at)),
            0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4, bytes, ref at)),
            0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8, bytes, ref at)),
            0xd9 or 0xda or 0xdb => Text((int)Number(1 << (kind - 0xd9), bytes, ref at), bytes, ref at),
            0xdc or 0xdd => Items((int)Number(2 << (kind - 0xdc), bytes, ref at), bytes, ref at),
            _ => throw new NotSupportedException($"A circuit said 0x{kind:x2}."),
        };
    }

    private static void Write(object? value, MemoryStream to)
    {
        Span<byte> number = stackalloc byte[9];
        switch (value)
        {
            case null:
                to.WriteByte(0xc0);
                break;
            case bool yes:
                to.WriteByte(yes ? (byte)0xc3 : (byte)0xc2);
                break;
            case int or long:
                number[0] = 0xd3;
                BinaryPrimitives.WriteInt64BigEndian(number[1..], Convert.ToInt64(value, null));
                to.Write(number);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                number[0] = 0xdb;
                BinaryPrimitives.WriteInt32BigEndian(number[1..], bytes.Length);
                to.Write(number[..5]);
                to.Write(bytes);
                break;
            case Dictionary<string, string>:
                to.WriteByte(0x80);
                break;
            case object?[] items:
                to.WriteByte((byte)(0x90 | items.Length));
                foreach (var item in items)
                    Write(item, to);
                break;
            default:
                throw new NotSupportedException($"A circuit is told no {value.GetType().Name}.");
        }
    }

    private static object?[] Items(int count, ReadOnlySpan<byte> bytes, ref int at)
    {
        var items = new object?[count];
        for (var index = 0; index < count; index++)
            items[index] = Read(bytes, ref at);
        return items;
    }

    /// <summary>Headers, which nobody asks for.</summary>
    private static object? Map(int count, ReadOnlySpan<byte> bytes, ref int at)
    {
        Items(count * 2, bytes, ref at);
        return null;
    }

    private static string Text(int length, ReadOnlySpan<byte> bytes, ref int at) => Encoding.UTF8.GetString(Take(length, bytes, ref at));

    private static long Number(int width, ReadOnlySpan<byte> bytes, ref int at)
    {
        long number = 0;
        foreach (var part in Take(width, bytes, ref at))
            number = (number << 8) | part;
        return number;
    }

    private static ReadOnlySpan<byte> Take(int length, ReadOnlySpan<byte> bytes, ref int at)
    {
        at += length;
        return bytes.Slice(at - length, length);
    }
}
