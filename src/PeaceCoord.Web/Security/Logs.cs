using PeaceCoord.Web.CommandLine;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace PeaceCoord.Web.Security;

/// <summary>Structured logs: to the console in development, to a JSON file in production. They name nobody: no query string, no form value, no account name, no address that is a secret.</summary>
internal static class Logs
{
    public static void Add(WebApplicationBuilder builder, PortalSettings settings)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Npgsql", LogEventLevel.Warning)
            // These events carry user names or addresses in their text.
            .MinimumLevel.Override("Microsoft.AspNetCore.Identity", LogEventLevel.Error)
            // They tell with a trace what the operator is told in words: that the portal cannot listen there.
            .Filter.ByExcluding(said => said.MessageTemplate.Text is "Hosting failed to start" or "Unable to start Kestrel.")
            .Enrich.FromLogContext()
            .Enrich.With(new SecretPaths())
            .ReadFrom.Configuration(builder.Configuration);
        if (settings.IsProduction)
            configuration.WriteTo.File(new JsonFormatter(renderMessage: true), Path.Combine(settings.Data, "logs", "portal-.json"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31);
        else
            configuration.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture, outputTemplate: "[{Timestamp:HH:mm:ss} {Level:u3}] {Message:lj}{NewLine}{Exception}");

        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(configuration.CreateLogger(), dispose: true);
    }
}
