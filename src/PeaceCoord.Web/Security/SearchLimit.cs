using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>How often one person, or a visitor's address, may search: more than anybody types, and too little to read the records out by a script.</summary>
public sealed class SearchLimit(PortalSettings settings) : PersonLimit(settings.SearchesAMinute)
{
    public const int SearchesAMinute = 240;
}

/// <summary>Refuses a page that would search once too often.</summary>
internal sealed class SearchesCounted(RequestDelegate next, SearchLimit limit)
{
    private static readonly string[] Words = ["q", "search", "find"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (!await IsSearch(context) || await limit.Takes(context))
            await next(context);
    }

    /// <summary>A list's address that holds words or a kept search, words posted to a list, and a form that finds.</summary>
    private static async Task<bool> IsSearch(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return Words.Any(word => !string.IsNullOrWhiteSpace(request.Query[word]));
        if (IsAt(request, Routes.Consultations) || IsAt(request, Routes.Leaders) || IsAt(request, Routes.Organisations))
            return true;
        // The page that explains a refused post comes by the same post, which was counted.
        return !PostedFiles.IsSent(request) && request.HasFormContentType && (IsRead(context) || context.GetEndpoint() is not null) && context.Features.Get<IStatusCodeReExecuteFeature>() is null
            && await Form(context) is { } form && form.Any(field => Finds(field.Key, field.Value.ToString()));
    }

    /// <summary>
    /// A button that finds, or words in a box of one: a form that comes back for any other reason finds for them too. In the editor <c>act=find:…</c> and <c>find-…</c>; in the
    /// forms of plans, forums and outreach <c>Input.Finds.…</c>.
    /// </summary>
    private static bool Finds(string name, string value) => !string.IsNullOrWhiteSpace(value)
        && ((name.Equals("act", StringComparison.OrdinalIgnoreCase) && value.StartsWith("find", StringComparison.OrdinalIgnoreCase))
            || name.StartsWith("find-", StringComparison.OrdinalIgnoreCase)
            || name.Contains(".Finds.", StringComparison.OrdinalIgnoreCase));

    /// <summary>Null of a form that cannot be read: what reads it next refuses it.</summary>
    private static async Task<IFormCollection?> Form(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }

    /// <summary>By <see cref="PostedText"/>: a form with parts that was sent nowhere is not worth reading.</summary>
    private static bool IsRead(HttpContext context) => context.Features.Get<IFormFeature>()?.Form is not null;

    private static bool IsAt(HttpRequest request, string path) => string.Equals(request.Path.Value?.TrimEnd('/'), path, StringComparison.OrdinalIgnoreCase);
}
