using PeaceCoord.Web.Reminders;

namespace PeaceCoord.Web.CommandLine;

/// <summary>What the command line says.</summary>
/// <param name="Data">The data folder, absolute.</param>
/// <param name="Urls">Where to listen, separated by semicolons.</param>
/// <param name="Demo">Whether the fictional mission is loaded and shown.</param>
public sealed record PortalSettings(string Data, string Urls, bool Demo)
{
    public const string TlsProxyVariable = "PEACECOORD_TLS_PROXY";

    public const string PlainDatabaseVariable = "PEACECOORD_PLAIN_DATABASE";

    /// <summary>The environment's name: Production refuses what is convenient elsewhere.</summary>
    public string EnvironmentName { get; init; } = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

    /// <summary>Where to listen, one by one.</summary>
    public IReadOnlyList<string> Addresses => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Addresses or networks of the proxies that end TLS before the portal; empty when there is none.</summary>
    public IReadOnlyList<string> TlsProxies { get; init; } =
        (Environment.GetEnvironmentVariable(TlsProxyVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Hosts of databases that Production may reach without TLS, because nobody else is on the network between; empty when there is none.</summary>
    public IReadOnlyList<string> PlainDatabases { get; init; } =
        (Environment.GetEnvironmentVariable(PlainDatabaseVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A folder of reference files to load in place of those inside the program, absolute; null for those.</summary>
    public string? Reference { get; init; }

    /// <summary>Null when the operator named no mail server: then nobody is offered mail.</summary>
    public MailSettings? Mail { get; init; } = MailSettings.FromEnvironment();

    /// <summary>Whether staff and administrators must have a second step. Never said by an operator: tests that sign many people in leave it out.</summary>
    internal bool RequiresSecondStep { get; init; } = !Demo;

    /// <summary>How often one person may search in a minute. Never said by an operator: tests that try many words leave the limit out.</summary>
    internal int SearchesAMinute { get; init; } = Security.SearchLimit.SearchesAMinute;

    /// <summary>How many reports, sheets and files one person may take in a minute. Never said by an operator, as above.</summary>
    internal int TakenAMinute { get; init; } = Security.TakingLimit.TakenAMinute;

    /// <summary>How often one person's editors may save in a minute. Never said by an operator, as above.</summary>
    internal int SavesAMinute { get; init; } = Security.SavingLimit.SavesAMinute;

    /// <summary>How often one network address may try to guess a secret in a minute. Never said by an operator: tests that sign many people in leave the limit out.</summary>
    internal int TriesAMinute { get; init; } = Security.SignInLimit.TriesAMinute;

    public bool IsProduction => EnvironmentName == Environments.Production;
}
