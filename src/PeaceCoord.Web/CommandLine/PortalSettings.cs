namespace PeaceCoord.Web.CommandLine;

/// <summary>What the command line says.</summary>
/// <param name="Data">The data folder, absolute.</param>
/// <param name="Urls">Where to listen, separated by semicolons.</param>
/// <param name="Demo">Whether the fictional mission is loaded and shown.</param>
public sealed record PortalSettings(string Data, string Urls, bool Demo)
{
    /// <summary>The environment's name: Production refuses what is convenient elsewhere.</summary>
    public string EnvironmentName { get; init; } = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;

    public bool IsProduction => EnvironmentName == Environments.Production;
}
