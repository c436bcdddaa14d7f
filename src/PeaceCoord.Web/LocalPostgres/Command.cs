using System.Diagnostics;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.LocalPostgres;

/// <summary>A program run to its end, without a shell and without the portal's environment (which may hold the master key).</summary>
internal static class Command
{
    private static readonly string SystemPath = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    /// <param name="environment">What the program is told beside path and language; null values are left out.</param>
    public static async Task<Outcome> Run(string program, IEnumerable<string> arguments, string workingFolder, CancellationToken cancel, IReadOnlyDictionary<string, string?>? environment = null)
    {
        using var process = Start(program, arguments, workingFolder, environment);
        var said = process.StandardOutput.ReadToEndAsync(cancel);
        var complained = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Outcome(process.ExitCode, (await said + await complained).Trim());
    }

    /// <summary>What a program that answers at once prints; empty when it cannot be run.</summary>
    public static string Ask(string program, params string[] arguments)
    {
        try
        {
            using var process = Start(program, arguments, "/");
            return process.StandardOutput.ReadToEnd();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, string workingFolder, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["PATH"] = SystemPath;
        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            if (value is not null)
                start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new PrivateClusterException(Say.Fill(Words.DidNotRun, program));
        process.StandardInput.Close();
        return process;
    }

    internal sealed record Outcome(int ExitCode, string Output)
    {
        public bool Succeeded => ExitCode == 0;
    }
}
