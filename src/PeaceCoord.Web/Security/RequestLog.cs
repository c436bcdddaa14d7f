using System.Diagnostics;

namespace PeaceCoord.Web.Security;

/// <summary>One event a request: method, path without its query string, status, milliseconds. A fault carries the reference number that the error page shows.</summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var path = (context.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path.Value) ?? "";
            log.LogInformation("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0} ms", context.Request.Method, path, context.Response.StatusCode, elapsed);
        }
    }
}
