namespace PeaceCoord.Application;

/// <summary>One page of a longer list.</summary>
/// <param name="Count">Of the whole list.</param>
/// <param name="Page">From 1.</param>
public sealed record Part<T>(IReadOnlyList<T> Rows, int Count, int Page);

internal static class Part
{
    /// <summary>The page asked for; the first where none is, the last where there are fewer.</summary>
    public static int At(int? page, int count, int size) => Math.Clamp(page ?? 1, 1, Math.Max(1, (count + size - 1) / size));
}
