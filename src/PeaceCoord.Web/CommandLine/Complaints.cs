using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class Complaints
{
    /// <summary>More than this scroll away unread.</summary>
    private const int Most = 50;

    /// <summary>Says on standard error what is wrong with files, each with its row and column; nothing when nothing is.</summary>
    public static async Task Tell(Result imported, string what)
    {
        if (imported.Succeeded)
            return;
        foreach (var refusal in imported.Refusals.Take(Most))
            await Console.Error.WriteLineAsync(Say.Refusal(refusal));
        if (imported.Refusals.Count > Most)
            await Console.Error.WriteLineAsync(Say.Fill(Words.AndMore, imported.Refusals.Count - Most));
        await Console.Error.WriteLineAsync(Say.Fill(Words.NothingStored, what));
    }
}
