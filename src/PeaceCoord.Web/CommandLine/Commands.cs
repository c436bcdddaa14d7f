using System.CommandLine;
using PeaceCoord.Web.Backups;
using PeaceCoord.Web.Seeding;

namespace PeaceCoord.Web.CommandLine;

/// <summary>The verbs of the program. Without one, it serves.</summary>
internal static class Commands
{
    private static readonly Option<string> Data = new("--data")
    {
        Description = "The data folder: the private cluster's pointer, keys and logs",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PEACECOORD_DATA") ?? Path.Combine(Environment.CurrentDirectory, ".data"),
        Recursive = true,
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Where to listen",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? "http://127.0.0.1:5080",
    };

    private static readonly Option<bool> Demo = new("--demo") { Description = "Load and show the fictional mission; loopback only" };

    private static readonly Option<string?> Reference = new("--reference")
    {
        Description = "A folder of mission histories, laid out like src/PeaceCoord.Application/ReferenceData/Files, to load in place of those inside the program",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PEACECOORD_REFERENCE") is { Length: > 0 } named ? named : null,
        Recursive = true,
    };

    public static RootCommand Root()
    {
        var root = new RootCommand("PeaceCoord: where peacekeeping missions and civil society work together");
        root.Options.Add(Data);
        root.Options.Add(Reference);
        root.Options.Add(Urls);
        root.Options.Add(Demo);
        root.SetAction((parsed, cancel) => Serve.Run(SettingsOf(parsed), cancel));
        root.Subcommands.Add(Verb("serve", "Start the portal (what happens without a verb)", Serve.Run, Urls, Demo));
        root.Subcommands.Add(Verb("migrate", "Bring the database to this version's schema", Verbs.Migrate));
        root.Subcommands.Add(Verb("import-reference", "Load or refresh the mission histories", Verbs.ImportReference));
        root.Subcommands.Add(Verb("demo", "Load the fictional mission without serving", Verbs.Demo));
        root.Subcommands.Add(SeedVerb.Command(SettingsOf));
        root.Subcommands.Add(AreaVerbs.Command(SettingsOf));
        root.Subcommands.Add(AccountVerbs.Command(Data, SettingsOf));
        root.Subcommands.Add(AuditVerbs.Command(Data, SettingsOf));
        root.Subcommands.Add(KeyVerbs.Command(SettingsOf));
        foreach (var verb in BackupVerbs.Commands(SettingsOf))
            root.Subcommands.Add(verb);
        return root;
    }

    private static Command Verb(string name, string description, Func<PortalSettings, CancellationToken, Task<int>> run, params Option[] options)
    {
        var verb = new Command(name, description);
        foreach (var option in options)
            verb.Options.Add(option);
        verb.SetAction((parsed, cancel) => run(SettingsOf(parsed), cancel));
        return verb;
    }

    private static PortalSettings SettingsOf(ParseResult parsed) => new(
        Path.GetFullPath(parsed.GetValue(Data)!),
        Value(parsed, Urls) ?? "http://127.0.0.1:5080",
        parsed.CommandResult.Command.Options.Contains(Demo) && parsed.GetValue(Demo))
    {
        Reference = parsed.GetValue(Reference) is { } folder ? Path.GetFullPath(folder) : null,
    };

    private static string? Value(ParseResult parsed, Option<string> option) =>
        parsed.CommandResult.Command.Options.Contains(option) ? parsed.GetValue(option) : null;
}
