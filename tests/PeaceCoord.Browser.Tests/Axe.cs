using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PeaceCoord.Browser.Tests;

/// <summary>
/// Deque's axe on one page: its script is sent once and asked several times. Their own runner for Playwright sends it for every
/// question and opens another tab to answer it, which took most of the walk.
/// </summary>
internal sealed class Axe
{
    // Describing what passed, of thousands of elements, would take most of the time.
    private const string Everything = "{ resultTypes: ['violations'] }";

    // The other theme changes colours and nothing else.
    private const string Colours = "{ resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private readonly IPage _tab;

    private Axe(IPage tab) => _tab = tab;

    public static async Task<Axe> On(IPage tab)
    {
        await tab.EvaluateAsync(Script);
        return new Axe(tab);
    }

    /// <summary>What it finds wrong: the rule, where, and why.</summary>
    public Task<string[]> Run(bool coloursOnly) => _tab.EvaluateAsync<string[]>($$"""
        async () => {
          const found = await axe.run(document, {{(coloursOnly ? Colours : Everything)}});
          return found.violations.flatMap(rule => rule.nodes.map(node =>
            `${rule.id} (${rule.impact}) at ${node.target}: ${node.html.slice(0, 160)} ` +
            [...node.any, ...node.all, ...node.none].map(check => check.message).slice(0, 2).join('; ')));
        }
        """);
}
