using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.Web.Files;
using PeaceCoord.Web.Security;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>Posts that lead to a page, and the address where the editor keeps what is typed.</summary>
internal static class ConsultationsApi
{
    /// <summary>Above the longest draft, so that one which is too long is told so rather than cut off.</summary>
    private const int MostBytes = 4_000_000;

    public static void MapConsultations(this WebApplication app)
    {
        app.MapPost(Routes.StartConsultation, Start).RequireAuthorization();
        app.MapPost("/consultations/{id:guid}/write", Open).RequireAuthorization();
        app.MapPost("/consultations/{id:guid}/drop", Drop).RequireAuthorization();
        app.MapPost("/urgent/{id:guid}", TakeUp).RequireAuthorization();
        app.MapPut("/api/drafts/{id:guid}", Save).RequireAuthorization().WithMetadata(new SavingAttribute());
        app.MapFiles();
    }

    private static async Task<IResult> Start([FromForm] string? id, [FromForm] string? workspace, [FromForm] string? community, HttpContext http, StartConsultation start, CancellationToken cancel)
    {
        var draft = Guid.TryParse(id, out var made) ? new ConsultationId(made) : ConsultationId.New();
        var started = await start.Run(draft, Guid.TryParse(workspace, out var chosen) ? chosen : null, Guid.TryParse(community, out var met) ? new CommunityId(met) : null, cancel);
        if (started.Succeeded)
            return Results.LocalRedirect(Routes.EditConsultation(draft.Value));
        http.TellRefusal(started);
        // Who writes nowhere is offered no such button.
        return started.Is(RefusalCodes.NotPermitted) ? Results.NotFound() : NotDone(started, Routes.Consultations);
    }

    private static async Task<IResult> Open(Guid id, [FromForm] string? from, HttpContext http, OpenDraft open, CancellationToken cancel)
    {
        var opened = await open.Run(new ConsultationId(id), cancel);
        http.TellRefusal(opened);
        return opened.Succeeded ? Results.LocalRedirect(Routes.EditConsultation(id)) : NotDone(opened, Routes.Consultation(id));
    }

    private static async Task<IResult> Drop(Guid id, [FromForm] string? from, HttpContext http, DropDraft drop, CancellationToken cancel)
    {
        var dropped = await drop.Run(new ConsultationId(id), cancel);
        http.TellRefusal(dropped);
        return dropped.Succeeded ? Results.LocalRedirect(Routes.Consultation(id)) : NotDone(dropped, Routes.Consultation(id));
    }

    private static async Task<IResult> TakeUp(Guid id, [FromForm] string? from, HttpContext http, TakeUpUrgentConcern takeUp, CancellationToken cancel)
    {
        var taken = await takeUp.Run(new ConcernId(id), cancel);
        http.TellRefusal(taken);
        return NotDone(taken, Routes.Urgent);
    }

    /// <summary>Keeps changed fields. Answers the new revision and what should not stand in them; or, where a newer text stands in the way, that text.</summary>
    private static async Task<IResult> Save(Guid id, HttpContext http, IAntiforgery antiforgery, SaveDraft save, ReadDraft read, CancellationToken cancel)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            http.TellRefusal(RefusedKind.NoFormOfOurs);
            return Refused(StatusCodes.Status419AuthenticationTimeout);
        }

        if (await Typed(http, cancel) is not { } sent)
            return Refused(StatusCodes.Status400BadRequest);
        var text = Read(sent);
        if (!text.TryGet(out var typed))
            return Told(text);

        var saved = await save.Run(new ConsultationId(id), typed, cancel);
        http.TellRefusal(saved);
        if (saved.TryGet(out var done))
            return Results.Json(new { revision = done.Revision, savedAt = done.SavedAt, found = done.Found.GroupBy(found => found.Field).ToDictionary(field => field.Key, ConsultationWords.Found, StringComparer.Ordinal) });
        if (saved.Is(RefusalCodes.NotFound))
            return Refused(StatusCodes.Status404NotFound);
        if (!saved.Is(ConsultationRefusalCodes.DraftChangedElsewhere))
            return Told(saved);

        var stands = await read.Run(new ConsultationId(id), cancel);
        return stands.TryGet(out var draft)
            ? Results.Json(new { revision = draft.Revision, fields = saved.Refusals.Select(r => r.Field).OfType<string>().ToDictionary(name => name, name => draft.Fields[name], StringComparer.Ordinal) }, statusCode: StatusCodes.Status409Conflict)
            : Refused(StatusCodes.Status404NotFound);
    }

    /// <summary>With a body of its own: an empty answer would be replaced by the page for people, which no script can read.</summary>
    private static IResult Refused(int status) => Results.Json(new { status }, statusCode: status);

    private static IResult Told(Result refused) =>
        Results.Json(new { refusals = refused.Refusals.Select(r => new { field = r.Field, text = Say.Refusal(r) }) }, statusCode: StatusCodes.Status422UnprocessableEntity);

    private static async Task<TypedFields?> Typed(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.ContentLength is null or > MostBytes || !http.Request.HasJsonContentType())
            return null;
        try
        {
            var typed = await http.Request.ReadFromJsonAsync<TypedFields>(cancel);
            return typed?.Fields is null ? null : typed;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The texts of a save; refused at the fields whose text is none, such as half a character.</summary>
    private static Result<SaveDraftInput> Read(TypedFields sent)
    {
        List<Refusal> refusals = [];
        var fields = sent.Fields.ToDictionary(field => field.Key, field => Text(field.Key, field.Value, refusals), StringComparer.Ordinal);
        var was = sent.Was?.ToDictionary(field => field.Key, field => Text(field.Key, field.Value, refusals), StringComparer.Ordinal);
        return refusals.Count == 0 ? new SaveDraftInput(sent.Revision, fields, was) : Result<SaveDraftInput>.Refused([.. refusals.Distinct()]);
    }

    private static string? Text(string field, JsonElement value, List<Refusal> refusals)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            refusals.Add(new Refusal(RefusalCodes.ControlCharacters, field));
            return null;
        }
    }

    /// <summary>A button has no place to say why: where the workspace is archived, the page that says so does.</summary>
    private static IResult NotDone(Result result, string to) =>
        result.Is(RefusalCodes.NotFound) ? Results.NotFound() : Results.LocalRedirect(result.Is(WorkspaceRefusalCodes.Archived) ? Routes.Closings : to);

    private sealed record TypedFields(int Revision, Dictionary<string, JsonElement> Fields, Dictionary<string, JsonElement>? Was);
}
