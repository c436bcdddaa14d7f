using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using PeaceCoord.Application;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Access;

public sealed partial class AccessMatrixTests(AccessStage stage) : IClassFixture<AccessStage>
{
    /// <summary>What changes nothing is asked by two at a time.</summary>
    private static readonly ParallelOptions Two = new() { MaxDegreeOfParallelism = 2 };

    /// <summary>What is searched as it comes. A PDF is handed out as it was sent; ours hold their words open.</summary>
    private static readonly HashSet<string> Searchable = ["text/html", "text/plain", "text/calendar", "application/json", "application/pdf", "application/problem+json"];

    private List<RouteEndpoint> Endpoints => [.. stage.Portal.Endpoints.OfType<RouteEndpoint>().Where(endpoint => !IsAsset(endpoint) && !IsAnythingElse(endpoint))];

    private static IEnumerable<Type> UseCaseTypes => typeof(IUseCase).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase)));

    [Fact]
    public void Every_use_case_has_a_row() => AccessMatrix.WithoutRow(UseCaseTypes).ShouldBeEmpty();

    [Fact]
    public void Every_endpoint_has_a_row_and_every_row_an_endpoint() =>
        AccessMatrix.WithoutRow(Endpoints).Concat(AccessMatrix.WithoutEndpoint(Endpoints)).ShouldBeEmpty();

    [Fact]
    public void A_page_a_use_case_an_endpoint_or_a_label_without_a_row_is_told_where_to_add_it()
    {
        AccessMatrix.WithoutRow([typeof(ReadEverybodysPost)]).ShouldHaveSingleItem().ShouldStartWith("ReadEverybodysPost has no row");

        var added = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/back-door/{id}"), 0, new EndpointMetadataCollection(new HttpMethodMetadata(["GET"])), null);
        AccessMatrix.WithoutRow([added]).ShouldHaveSingleItem().ShouldStartWith("\"GET /back-door/{id}\" has no row");

        var page = new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/everybodys-post"), 0, new EndpointMetadataCollection(new ComponentTypeMetadata(typeof(EverybodysPostPage))), null);
        AccessMatrix.WithoutRow([.. Endpoints, page]).ShouldHaveSingleItem().ShouldStartWith("\"/everybodys-post\" has no row");

        AccessMatrix.WithoutRow([.. Enum.GetValues<Label>(), (Label)7]).ShouldHaveSingleItem().ShouldStartWith("Label 7 has no row");
        AccessMatrix.WithoutEndpoint([]).Count().ShouldBe(AccessMatrix.Addresses.Select(row => row.Template).Distinct(StringComparer.Ordinal).Count(), "and a row whose endpoint is gone is told too");
    }

    [Fact]
    public void Every_label_has_a_row() => AccessMatrix.WithoutRow(Enum.GetValues<Label>()).ShouldBeEmpty();

    /// <summary>
    /// Pages ask for it by themselves; a post that stands alone does where it reads a field of the form. Language and theme keep a cookie of the
    /// reader's taste and nothing else, also for visitors without a session.
    /// </summary>
    [Fact]
    public void Every_post_asks_for_the_token_of_its_form() =>
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && !endpoint.RoutePattern.RawText!.StartsWith("/_blazor", StringComparison.Ordinal))
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true })
            .Select(endpoint => endpoint.RoutePattern.RawText).ShouldBe(["/language", "/theme"], ignoreOrder: true);

    [Fact]
    public async Task Every_address_opens_to_those_who_may_and_to_nobody_else()
    {
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(Callers.Everybody, Two, async (caller, _) =>
        {
            using var browser = stage.Browser(caller);
            foreach (var row in AccessMatrix.Addresses.Where(row => row is { At: not null, Sends: null }))
            {
                using var answer = await browser.GetAsync(new Uri(row.At!(stage), UriKind.Relative), Cancel);
                var body = await answer.Content.ReadAsStringAsync(Cancel);
                if (Fault(row, caller, answer, body) is { } fault)
                    faults.Add($"{row.Template} for {caller}: {fault}");
            }
        });

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_one_may_not_see_looks_the_same_as_what_does_not_exist()
    {
        ConcurrentBag<string> faults = [];
        await Parallel.ForEachAsync(Callers.SignedIn, Two, async (caller, _) =>
        {
            using var browser = stage.Browser(caller);
            // The first answer to a browser sets its antiforgery cookie.
            await Seen(browser, "/sign-in");
            foreach (var row in AccessMatrix.Addresses.Where(row => row is { At: not null, Sends: null } && row.Template.Contains(":guid", StringComparison.Ordinal) && !row.Opens.Contains(caller)))
            {
                var address = row.At!(stage);
                var asked = await Seen(browser, address);
                var missing = await Seen(browser, Ids().Replace(address, _ => Guid.CreateVersion7().ToString()));
                foreach (var apart in Apart(asked, missing))
                    faults.Add($"{row.Template} for {caller}: {apart}");
            }
        });

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_is_done_for_those_who_may_and_for_everybody_else_there_is_nothing_at_the_address()
    {
        List<string> faults = [];
        foreach (var row in AccessMatrix.Addresses.Where(row => row is { At: not null, Sends: not null }))
        {
            // Those who may come last: an act done must not hide that others are refused.
            foreach (var caller in Callers.Everybody.OrderBy(caller => row.Opens.Contains(caller)))
            {
                using var browser = stage.Browser(caller);
                var token = await Token(browser);
                using var answer = await Send(browser, row, row.At!(stage), token);
                if (Fault(row, caller, answer, await answer.Content.ReadAsStringAsync(Cancel)) is { } fault)
                    faults.Add($"{row.Template} for {caller}: {fault}");
                if (caller == Caller.Visitor || row.Opens.Contains(caller))
                    continue;

                using var again = await Send(browser, row, row.At!(stage), token);
                using var missing = await Send(browser, row, Ids().Replace(row.At!(stage), _ => Guid.CreateVersion7().ToString()), token);
                faults.AddRange(Apart(WithoutMenu(await Seen(again)), WithoutMenu(await Seen(missing))).Select(apart => $"{row.Template} for {caller}: {apart}"));
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_use_case_refuses_everybody_who_may_not()
    {
        ConcurrentBag<string> faults = [];
        foreach (var row in AccessMatrix.UseCases.Where(row => row.Try is not null))
        {
            // Those who may come last: an act done must not hide that others are refused.
            await Parallel.ForEachAsync(Callers.Everybody.Where(caller => !row.May.Contains(caller)), Two, async (caller, _) => await Ask(row, caller));
            foreach (var caller in Callers.Everybody.Where(caller => row.May.Contains(caller) && !row.IsForged))
                await Ask(row, caller);
        }

        faults.ShouldBeEmpty();

        async Task Ask(UseCaseRow row, Caller caller)
        {
            if (await Fault(row, caller) is { } fault)
                faults.Add($"{row.UseCase.Name} as {caller}: {fault}");
        }
    }

    /// <summary>The page that answers a post may be sent before its menu is read, whatever was asked for: that tells nothing of the record.</summary>
    private static string WithoutMenu(string seen) => MainMenu().Replace(seen, "(menu)");

    /// <summary>The lines by which two answers can be told apart.</summary>
    private static IEnumerable<string> Apart(string one, string other) =>
        one.Split('\n').Zip(other.Split('\n')).Where(lines => lines.First != lines.Second).Select(lines => $"\"{lines.First}\" is not \"{lines.Second}\"");

    private static string? Fault(AddressRow row, Caller caller, HttpResponseMessage answer, string body)
    {
        if (answer.Content.Headers.ContentType?.MediaType is { } kind && !Searchable.Contains(kind))
            return $"a file of the kind {kind}: say in Searchable that its words stand in it open, or take it apart before it is searched";
        if (body.Contains(AccessStage.Canary, StringComparison.OrdinalIgnoreCase) && !row.Reads.Contains(caller))
            return "a canary word got out";
        if (body.Contains(AccessStage.SecretCanary, StringComparison.OrdinalIgnoreCase) && !AccessStage.Named.Contains(caller))
            return "a word of what is Strictly confidential got out";
        if (row.Opens.Contains(caller))
        {
            if (!answer.IsSuccessStatusCode && answer.StatusCode is not (HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
                return $"was refused with {(int)answer.StatusCode}";
            return row.Shows && row.Reads.Contains(caller) && !body.Contains(AccessStage.Canary, StringComparison.OrdinalIgnoreCase) ? "should read the record and does not" : null;
        }

        if (caller == Caller.Visitor && !row.IsBySecret)
            return answer.Headers.Location?.ToString().Contains("/sign-in?next=", StringComparison.Ordinal) == true ? null : $"was not asked to sign in: {(int)answer.StatusCode}";
        return answer.StatusCode == HttpStatusCode.NotFound ? null : $"got {(int)answer.StatusCode} instead of not found";
    }

    private async Task<string?> Fault(UseCaseRow row, Caller caller)
    {
        object? outcome;
        try
        {
            outcome = await row.Try!(stage, caller);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return $"threw {fault.GetType().Name}: {fault.Message}";
        }

        var refused = outcome is null || (outcome is Result result && (result.Is(RefusalCodes.NotFound) || result.Is(RefusalCodes.NotPermitted)));
        var sees = outcome is not Result { Succeeded: false } && Said.Contains(outcome, AccessStage.Canary);
        if (!AccessStage.Named.Contains(caller) && outcome is not Result { Succeeded: false } && Said.Contains(outcome, AccessStage.SecretCanary))
            return "a word of what is Strictly confidential got out";
        if (row.May.Contains(caller))
        {
            if (refused)
                return "was refused";
            return row.IsReading && !sees ? "should read the record and does not" : null;
        }

        if (sees)
            return "a canary word got out";
        return refused || row.IsReading ? null : $"was not refused: {outcome}";
    }

    private static async Task<string> Seen(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative), Cancel);
        return (await Seen(answer)).Replace(address, "(address)", StringComparison.Ordinal);
    }

    private static async Task<string> Seen(HttpResponseMessage answer)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Content-Length")).OrderBy(header => header.Key, StringComparer.Ordinal);
        var said = $"{(int)answer.StatusCode}\n{string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))}\n\n{await answer.Content.ReadAsStringAsync(Cancel)}";
        return Masked().Replace(Ids().Replace(said, "(id)"), "(token)");
    }

    /// <summary>The token that every form of ours holds, with its cookie in the browser.</summary>
    private static async Task<string> Token(HttpClient browser)
    {
        foreach (var page in (string[])["/account", "/sign-in"])
        {
            using var answer = await browser.GetAsync(new Uri(page, UriKind.Relative), Cancel);
            var found = FormToken().Match(await answer.Content.ReadAsStringAsync(Cancel));
            if (found.Success)
                return found.Groups[1].Value;
        }

        throw new InvalidOperationException("No form held a token.");
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, AddressRow row, string address, string token)
    {
        using var request = new HttpRequestMessage(row.Sends!.Method, new Uri(address, UriKind.Relative));
        request.Headers.Add("RequestVerificationToken", token);
        request.Content = row.Sends.Json is { } json
            ? new StringContent(json, System.Text.Encoding.UTF8, "application/json")
            : new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        return await browser.SendAsync(request, Cancel);
    }

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.Any(item => item.GetType().Name is "StaticAssetDescriptor") || endpoint.RoutePattern.RawText!.Contains("_framework", StringComparison.Ordinal);

    /// <summary>The catch-all that answers "not found" for addresses that no page has.</summary>
    private static bool IsAnythingElse(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.EndsWith(":nonfile}", StringComparison.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    /// <summary>Antiforgery tokens in forms and cookies, state of components, reference numbers, and how long an emergency lasts: what may differ between two answers to one question.</summary>
    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+|<!--Blazor[^>]*-->|0H[A-Z0-9]{8,}:[0-9A-F]{8}|\\d+ minutes? left", RegexOptions.None, 1000)]
    private static partial Regex Masked();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex("<nav class=\"nav\".*?</nav>", RegexOptions.Singleline, 1000)]
    private static partial Regex MainMenu();

    private sealed class ReadEverybodysPost : IUseCase;

    private sealed class EverybodysPostPage : ComponentBase;
}
