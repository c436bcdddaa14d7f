using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Protection;
using PeaceCoord.Web;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.LocalPostgres;

namespace PeaceCoord.TestSupport;

/// <summary>The built portal in a process of its own, with a data folder and a private Postgres of its own, as scripts/run.sh starts it: to be measured, and to be killed.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private const string Plain = "C.UTF-8";
    private const string Announces = "PeaceCoord is at ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _data = Directory.CreateTempSubdirectory("peacecoord-process.").FullName;
    private readonly bool _demo;
    private Process? _process;
    private ServiceProvider? _verbs;

    private PortalProcess(bool demo) => _demo = demo;

    public Uri Address { get; private set; } = null!;

    /// <summary>Connects as superuser, to look behind the pages.</summary>
    public string Administrator { get; private set; } = "";

    /// <summary>Where the master key is kept.</summary>
    public string MasterKeyFile => Path.Combine(_data, "keys", "master.key");

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>The most memory the process ever had resident, in bytes.</summary>
    public long PeakMemory => MemoryLine("VmHWM:");

    public long Memory => MemoryLine("VmRSS:");

    /// <param name="demo">With the demonstration loaded.</param>
    public static async Task<PortalProcess> Start(bool demo, CancellationToken cancel)
    {
        var portal = new PortalProcess(demo);
        await portal.Start(cancel);
        return portal;
    }

    /// <summary>Not started: an empty data folder, for verbs.</summary>
    public static PortalProcess Empty() => new(demo: true);

    /// <summary>With the demonstration that the run has played already: a new process would take half a minute to play its own.</summary>
    public static async Task<PortalProcess> StartWithDemonstration(TestCluster cluster, CancellationToken cancel)
    {
        if (TestCluster.IsNamed)
            return await Start(demo: true, cancel);

        var portal = new PortalProcess(demo: true);
        await using (var stage = await Stage.SetWithDemonstration(cluster, cancel))
        {
            await PrivateFiles.Write(Path.Combine(Directory.CreateDirectory(Path.Combine(portal._data, "keys")).FullName, "master.key"), stage.MasterKey.ToBase64(), PrivateFiles.OwnerOnly, cancel);
            await DatabaseCopy.Make(stage.Database, await new PrivateCluster(portal._data).Start(cancel), portal._data, cancel);
        }

        await portal.Start(cancel);
        return portal;
    }

    /// <summary>Starts it again on the same data folder.</summary>
    public async Task Start(CancellationToken cancel)
    {
        var process = Launch(_demo ? ["serve", "--demo", "--urls", "http://127.0.0.1:0"] : ["serve", "--urls", "http://127.0.0.1:0"]);
        _process = process;
        Address = await Announced(process).WaitAsync(Patience, cancel);
        // What it says later is read away, or it would stop for a full pipe.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Administrator = (await new PrivateCluster(_data).Start(cancel)).Superuser;
    }

    /// <summary>kill -9: no goodbye, nothing flushed.</summary>
    public async Task Kill()
    {
        if (_process is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    /// <summary>kill -9 of Postgres' first process; the others notice and end.</summary>
    public void KillPostgres()
    {
        var first = File.ReadLines(Path.Combine(new PrivateCluster(_data).ClusterFolder, "postmaster.pid")).First();
        using var postgres = Process.GetProcessById(int.Parse(first, CultureInfo.InvariantCulture));
        postgres.Kill();
    }

    /// <summary>Starts Postgres alone again, as an operator would while the portal goes on.</summary>
    public Task StartPostgres(CancellationToken cancel) => new PrivateCluster(_data).Start(cancel);

    /// <summary>Checks the audit trail as <c>audit verify</c> does, without a process of its own.</summary>
    public Task<AuditOutcome> VerifyAudit(CancellationToken cancel) => Ask(services => services.GetRequiredService<VerifyAudit>().Run(null, cancel), cancel);

    /// <summary>Runs a verb on the same data folder until it ends; its exit code, and what it said on both outputs. One that does not end is killed.</summary>
    /// <param name="locale">The language of the shell it is started from.</param>
    /// <param name="environment">Variables beside those that every process gets.</param>
    public async Task<(int Code, string Said)> Run(string[] verb, CancellationToken cancel, string locale = Plain, params (string Name, string Value)[] environment)
    {
        using var process = Launch(verb, locale, environment);
        try
        {
            var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel)).WaitAsync(Patience, cancel);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, string.Concat(said));
        }
        catch (TimeoutException)
        {
            process.Kill();
            throw;
        }
    }

    /// <summary>Runs a verb at a terminal, and types something when it asks; its exit code, and what stood on the screen.</summary>
    /// <param name="prompt">What it asks with.</param>
    public async Task<(int Code, string Screen)> RunAtTerminal(string[] verb, string prompt, string typed, CancellationToken cancel)
    {
        var start = Start("script", Plain, []);
        start.RedirectStandardInput = true;
        foreach (var argument in (string[])["--quiet", "--return", "--command", string.Join(' ', Command(verb).Prepend("dotnet").Select(part => $"'{part}'")), "/dev/null"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var screen = new StringBuilder();
        var letter = new char[1];
        while (await process.StandardOutput.ReadAsync(letter, cancel).AsTask().WaitAsync(Patience, cancel) > 0)
        {
            screen.Append(letter[0]);
            if (!screen.ToString().EndsWith(prompt, StringComparison.Ordinal))
                continue;
            // A person takes longer to begin.
            await Task.Delay(500, cancel);
            await process.StandardInput.WriteAsync(typed + "\n");
            await process.StandardInput.FlushAsync(cancel);
        }

        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, screen.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        if (_verbs is not null)
            await _verbs.DisposeAsync();
        await new PrivateCluster(_data).Remove();
        try
        {
            Canaries.MustNotBeUnder(_data);
        }
        finally
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    /// <summary>Looks behind the pages with the use cases' own means, as a verb does.</summary>
    internal async Task<T> Ask<T>(Func<IServiceProvider, Task<T>> ask, CancellationToken cancel)
    {
        _verbs ??= await ServicesOfVerbs(cancel);
        await using var scope = _verbs.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private async Task<ServiceProvider> ServicesOfVerbs(CancellationToken cancel)
    {
        var cluster = await new PrivateCluster(_data).Start(cancel);
        var key = MasterKey.Read(await File.ReadAllTextAsync(MasterKeyFile, cancel))!;
        // Kept over kills of the server, which no pooled connection survives.
        return new Means(Unpooled(cluster.Application), Unpooled(cluster.Owner), key).Services();

        static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;
    }

    private Process Launch(string[] arguments, string locale = Plain, params (string Name, string Value)[] environment)
    {
        var start = Start("dotnet", locale, environment);
        foreach (var argument in Command(arguments))
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private string[] Command(string[] arguments) => [typeof(Portal).Assembly.Location, .. arguments, "--data", _data];

    private static ProcessStartInfo Start(string program, string locale, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var name in new[] { "ConnectionStrings__PeaceCoord", "ConnectionStrings__PeaceCoordOwner", "PEACECOORD_MASTER_KEY", "ASPNETCORE_URLS" })
            start.Environment.Remove(name);
        // Whatever language whoever runs the tests speaks.
        foreach (var name in new[] { "LANGUAGE", "LC_MESSAGES", "LANG" })
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = locale;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return start;
    }

    private static async Task<Uri> Announced(Process process)
    {
        List<string> said = [];
        // Complaints come there; a full pipe would stop it.
        var complaints = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.StartsWith(Announces, StringComparison.Ordinal))
                return new Uri(line[Announces.Length..].Trim());
        }

        throw new InvalidOperationException("The portal did not start. It said: " + string.Join(" | ", said.TakeLast(8)) + " " + await complaints);
    }

    private long MemoryLine(string name)
    {
        var line = File.ReadLines($"/proc/{_process!.Id}/status").First(text => text.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }
}
