using PeaceCoord.Web.Shared;
using Serilog.Core;
using Serilog.Events;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Addresses that are a secret themselves, as logs may hold them. The framework puts the path of a request on every event of that
/// request, whoever writes it; this puts the path without its secret in its place.
/// </summary>
internal sealed class SecretPaths : ILogEventEnricher
{
    private const string Property = "RequestPath";

    public static string Without(string path) =>
        path.StartsWith(Routes.CalendarFeedStart + "/", StringComparison.OrdinalIgnoreCase) ? Routes.CalendarFeedStart + "/(secret)" : path;

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(Property, out var value) && value is ScalarValue { Value: string path } && Without(path) is var told && told != path)
            logEvent.AddOrUpdateProperty(new LogEventProperty(Property, new ScalarValue(told)));
    }
}
