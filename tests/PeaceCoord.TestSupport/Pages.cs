using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Npgsql;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.TestSupport;

/// <summary>One page of the portal, and an address to open it at.</summary>
/// <param name="Template">As the route table has it: <c>/missions/{*Slug}</c>.</param>
/// <param name="Address">The template with sample values; null when the database holds nothing to show there.</param>
/// <param name="IsAnonymous">Whether a visitor may open it.</param>
/// <param name="IsIsland">Whether it holds an interactive island.</param>
public sealed record PageToOpen(string Template, string? Address, bool IsAnonymous, bool IsIsland);

/// <summary>
/// Every page, from the portal's own endpoint table, so that a new page is looked at without anybody adding it to a list. A page
/// with an id in its address is opened at a record found in the table named like the address's first part (<c>/communities/{Id}</c> →
/// table <c>communities</c>); where that does not fit, the samples below say what does.
/// </summary>
public static class Pages
{
    /// <summary>Values of parameters by the address before them; SQL over the portal's database, read as its administrator.</summary>
    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["/missions"] = "SELECT 'unmil'",
        ["/tasks"] = "SELECT 'poc'",
        ["/countries"] = "SELECT 'LBR'",
        ["/case-studies"] = "SELECT slug FROM case_studies ORDER BY slug LIMIT 1",
    };

    public static async Task<IReadOnlyList<PageToOpen>> Of(RunningPortal portal)
    {
        await using var database = NpgsqlDataSource.Create(portal.Stage.Database.Administrator);
        List<PageToOpen> pages = [];
        foreach (var endpoint in portal.Endpoints.OfType<RouteEndpoint>().Where(IsPage).DistinctBy(Template).OrderBy(Template, StringComparer.Ordinal))
        {
            pages.Add(new PageToOpen(
                Template(endpoint),
                await Address(endpoint.RoutePattern.PathSegments.Select(segment => segment.Parts), database),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
                endpoint.Metadata.GetMetadata<IslandAttribute>() is not null));
        }

        return pages;
    }

    private static bool IsPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !Template(endpoint).EndsWith(":nonfile}", StringComparison.Ordinal);

    private static string Template(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    private static async Task<string?> Address(IEnumerable<IReadOnlyList<RoutePatternPart>> segments, NpgsqlDataSource database)
    {
        var address = "";
        var before = "";
        foreach (var part in segments.Select(parts => parts[0]))
        {
            var text = part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart parameter => await Sample(before, database) ?? (parameter.IsOptional ? "" : null),
                _ => throw new NotSupportedException($"No sample can be made for {part}."),
            };
            if (text is null)
                return null;
            before = part is RoutePatternLiteralPart ? before + "/" + text : before + "/{}";
            address += "/" + text;
        }

        return address is "" ? "/" : address;
    }

    private static async Task<string?> Sample(string before, NpgsqlDataSource database)
    {
        var table = before.Split('/')[^1].Replace('-', '_');
        if (!Samples.TryGetValue(before, out var sql))
            sql = await Ask($"SELECT to_regclass('public.{table}') IS NOT NULL", database) is true ? $"SELECT id::text FROM {table} ORDER BY id LIMIT 1" : null;
        return sql is null ? null : await Ask(sql, database) as string;
    }

    private static async Task<object?> Ask(string sql, NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
