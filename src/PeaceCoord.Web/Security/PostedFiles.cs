using Microsoft.AspNetCore.Http.Features;
using PeaceCoord.Domain.Files;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Security;

/// <summary>
/// Reads a file that is sent, whole and into memory, before anybody acts on it: the framework would keep it in clear on the server's disk meanwhile.
/// What breaks off on the way, or is more than a file may be, is thrown away here; the latter is read to its end, so that the browser hears why.
/// </summary>
internal sealed class PostedFiles(RequestDelegate next)
{
    /// <summary>Beside the file: a token, an id, and a file a little too large, which is told so at its field.</summary>
    private const int Beside = 1024 * 1024;

    /// <summary>More than this is not read to its end.</summary>
    private const long MostToDrain = 4L * KeptFile.MostBytes;

    /// <summary>So many are held in memory at once; whoever comes then is told to try again.</summary>
    private const int AtOnce = 8;

    private static readonly SemaphoreSlim Room = new(AtOnce);

    private static readonly FormOptions Options = new()
    {
        MemoryBufferThreshold = KeptFile.MostBytes + (2 * Beside),
        MultipartBodyLengthLimit = KeptFile.MostBytes + Beside,
        ValueCountLimit = 8,
        ValueLengthLimit = 64 * 1024,
    };

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsSent(context.Request) || !IsMultipart(context.Request) || context.GetEndpoint() is null)
        {
            await next(context);
        }
        else if (!await Room.WaitAsync(0))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        }
        else
        {
            try
            {
                if (await Read(context))
                    await next(context);
            }
            finally
            {
                Room.Release();
            }
        }
    }

    /// <summary>Whether a form with a file is posted.</summary>
    public static bool IsSent(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && (request.Path.StartsWithSegments(Routes.Consultations, StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments(Routes.Commitments, StringComparison.OrdinalIgnoreCase))
        && request.Path.Value!.EndsWith(Routes.FilesEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>Other forms are read already: <see cref="PostedText"/>.</summary>
    private static bool IsMultipart(HttpRequest request) => request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>False when there is nothing whole to act on; the answer is set then.</summary>
    private static async Task<bool> Read(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
            body.MaxRequestBodySize = MostToDrain;
        try
        {
            var form = new FormFeature(context.Request, Options);
            await form.ReadFormAsync(context.RequestAborted);
            context.Features.Set<IFormFeature>(form);
            return true;
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            await Drain(context);
        }
        catch (BadHttpRequestException refused)
        {
            context.Response.StatusCode = refused.StatusCode;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException)
        {
            // The link broke: nobody is there to be told.
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        return false;
    }

    private static async Task Drain(HttpContext context)
    {
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }
        catch (Exception over) when (over is BadHttpRequestException or IOException or OperationCanceledException)
        {
            // Told or not, it is refused.
        }
    }
}
