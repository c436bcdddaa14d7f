using System.Text.RegularExpressions;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Whole answers of the portal, to be held against each other.</summary>
internal static partial class Answers
{
    /// <summary>Status, headers and body, with what differs by nature masked: the address and ids asked for, tokens, and the request's number.</summary>
    public static async Task<string> Masked(this HttpClient browser, HttpRequestMessage request, CancellationToken cancel)
    {
        using var answer = await browser.SendAsync(request, cancel);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).OrderBy(header => header.Key, StringComparer.Ordinal);
        var said = $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))}\n\n{await answer.Content.ReadAsStringAsync(cancel)}";
        return Differing().Replace(AnotherId(said.Replace(request.RequestUri!.OriginalString, "(address)", StringComparison.Ordinal), "(id)"), "(token)");
    }

    /// <summary>The text with every id in it replaced.</summary>
    public static string AnotherId(string text, string id) => Ids().Replace(text, id);

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    /// <summary>What is protected by the portal's keys, the framework's comments that hold such, and request numbers.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|<!--Blazor[^>]*-->|0H[A-Z0-9]{8,}:[0-9A-F]{8}", RegexOptions.None, 1000)]
    private static partial Regex Differing();
}
