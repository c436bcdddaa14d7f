using System.Diagnostics;

namespace PeaceCoord.Web.Security;

/// <summary>
/// One event a request: method, path without its query string and without what is secret of it, status, milliseconds. It stands before everything else, so that it tells
/// the status people got: a fault is a 500, whether a page explained it or the answer had begun and broke off.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var (method, path) = (context.Request.Method, SecretPaths.Without(context.Request.Path.Value ?? ""));
        try
        {
            await next(context);
        }
        catch
        {
            Tell(StatusCodes.Status500InternalServerError);
            throw;
        }

        Tell(context.Response.StatusCode);

        void Tell(int status) =>
            log.LogInformation("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0} ms", method, path, status, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }
}
