using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>Tells whether a page's interactive island lives.</summary>
internal static class Island
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Waits until the circuit is open and the server's components have taken their places over from the prerendered page.</summary>
    public static async Task Ready(IPage tab, Wire wire)
    {
        using var enough = new CancellationTokenSource(Patience);
        while (wire.OpenSockets == 0 || !await TakenOver(tab))
            await Task.Delay(50, enough.Token);
    }

    /// <summary>Blazor removes the marks of prerendered components when it makes them interactive.</summary>
    private static Task<bool> TakenOver(IPage tab) => tab.EvaluateAsync<bool>("""
        () => {
          const marks = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
          while (marks.nextNode())
            if (marks.currentNode.data.startsWith('Blazor:') && marks.currentNode.data.includes('"type":"server"')) return false;
          return true;
        }
        """);
}
