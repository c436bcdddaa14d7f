using Microsoft.AspNetCore.Mvc;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Files;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Files;

/// <summary>Hands files out, and the buttons that remove one.</summary>
internal static class FilesApi
{
    public static void MapFiles(this WebApplication app)
    {
        app.MapGet("/consultations/{id:guid}/files/{file:guid}", Hand).RequireAuthorization().WithMetadata(new TakingAttribute());
        app.MapPost("/consultations/{id:guid}/files/{file:guid}/remove", Remove).RequireAuthorization();
        app.MapGet("/commitments/{id:guid}/files/{file:guid}", HandEvidence).RequireAuthorization().WithMetadata(new TakingAttribute());
        app.MapPost("/commitments/{id:guid}/files/{file:guid}/remove", RemoveEvidence).RequireAuthorization();
    }

    private static async Task<IResult> Hand(Guid id, Guid file, HttpContext http, OpenFile open, CancellationToken cancel) =>
        Given(http, await open.Run(new ConsultationId(id), new KeptFileId(file), cancel));

    private static async Task<IResult> HandEvidence(Guid id, Guid file, HttpContext http, OpenEvidence open, CancellationToken cancel) =>
        Given(http, await open.Run(new CommitmentId(id), new KeptFileId(file), cancel));

    /// <param name="from">Read by nobody; a form that is bound is asked for its token.</param>
    private static async Task<IResult> Remove(Guid id, Guid file, [FromForm] string? from, HttpContext http, RemoveFile remove, CancellationToken cancel) =>
        Gone(http, await remove.Run(new ConsultationId(id), new KeptFileId(file), cancel), Routes.Files(id), Routes.Consultation(id));

    /// <param name="from">As above.</param>
    private static async Task<IResult> RemoveEvidence(Guid id, Guid file, [FromForm] string? from, HttpContext http, RemoveEvidence remove, CancellationToken cancel) =>
        Gone(http, await remove.Run(new CommitmentId(id), new KeptFileId(file), cancel), Routes.Evidence(new(id)), Routes.Commitment(new(id)));

    /// <summary>To be kept by the reader and shown by no page of ours: what stands in a PDF runs nowhere near the portal.</summary>
    private static IResult Given(HttpContext http, Result<OpenedFile> given)
    {
        http.TellRefusal(given);
        if (!given.TryGet(out var opened))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
        return Results.Bytes(opened.Bytes, MediaType(opened.Kind), opened.Name);
    }

    /// <summary>Refused, the list says why. Who may not change it is offered no such button; what stands still by now says so on the record.</summary>
    private static IResult Gone(HttpContext http, Result removed, string files, string record)
    {
        http.TellRefusal(removed);
        if (removed.Succeeded)
            return Results.LocalRedirect(files);
        return removed.Is(RefusalCodes.NotFound) || removed.Is(RefusalCodes.NotPermitted) ? Results.NotFound() : Results.LocalRedirect(Routes.NotRemoved(files, removed) ?? record);
    }

    private static string MediaType(FileKind kind) => kind switch
    {
        FileKind.Pdf => "application/pdf",
        FileKind.Jpeg => "image/jpeg",
        _ => "image/png",
    };
}
