using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    private static readonly List<string[]> IslandTemplates =
    [
        .. typeof(Routes).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<IslandAttribute>() is not null)
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template.Trim('/').Split('/')),
    ];

    /// <summary>Whether the address leads to a page with an island.</summary>
    public static bool IsIsland(string address)
    {
        var parts = address.Split('?', '#')[0].Trim('/').Split('/');
        return IslandTemplates.Any(template => template.Length == parts.Length
            && template.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second));
    }
}
