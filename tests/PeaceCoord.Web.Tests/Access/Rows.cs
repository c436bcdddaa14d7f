using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Who may open one address of the endpoint table, and who may read the workspace's canary words there.</summary>
/// <param name="Template">As the endpoint table has it; addresses that are no pages carry their method before it: <c>POST /sign-out</c>.</param>
/// <param name="Opens">Who gets the page; everybody else signed in gets what an address that does not exist gives.</param>
/// <param name="Reads">Who may find canary words in it.</param>
/// <param name="Shows">Whether those who read must find the canary words: true of record pages.</param>
/// <param name="At">The address to ask for; null when only the row is kept and the address is not asked for.</param>
internal sealed record AddressRow(string Template, Caller[] Opens, Caller[] Reads, bool Shows, Func<AccessStage, string>? At)
{
    /// <summary>What is sent there, with the form's token, by those who may not first; null for pages, which are asked for by GET.</summary>
    public Sent? Sends { get; init; }

    /// <summary>Opened by what the address holds, and by no session: who may not is told that nothing is there, visitors too.</summary>
    public bool IsBySecret { get; init; }
}

/// <summary>What a script or a button of ours sends.</summary>
/// <param name="Json">The body; null for a button's form, which holds its token only.</param>
internal sealed record Sent(HttpMethod Method, string? Json = null);

/// <summary>Who may run one use case.</summary>
/// <param name="May">Who is not refused; everybody else gets "not found" or "not permitted".</param>
/// <param name="Try">Runs it as the caller on the records of the workspace; null for verbs of the command line and for public reading.</param>
/// <param name="IsReading">Whether others get an answer too, in which no canary word may be found.</param>
/// <param name="IsForged">Whether the arguments are made up around the ids: then only those who may not are tried.</param>
internal sealed record UseCaseRow(Type UseCase, Caller[] May, Func<AccessStage, Caller, Task<object?>>? Try, bool IsReading, bool IsForged = false);

/// <summary>Who reads what carries one label, of those whose role reads that kind of record.</summary>
/// <param name="Clearance">The least that the membership of the role must be cleared for; null where no clearance opens the record, and whoever it names reads it.</param>
internal sealed record LabelRow(Label Label, Label? Clearance);

/// <summary>The rows of one feature, and the records they need.</summary>
internal abstract class AccessRows
{
    /// <summary>Features are arranged in this order: those whose records others point at come first.</summary>
    public virtual int Order => 0;

    public virtual IEnumerable<AddressRow> Addresses => [];

    public virtual IEnumerable<UseCaseRow> UseCases => [];

    public virtual IEnumerable<LabelRow> Labels => [];

    /// <summary>Makes the feature's records in workspace A through the use cases, with <see cref="AccessStage.Canary"/> in every text, and names them by <see cref="AccessStage.Keep"/>.</summary>
    public virtual Task Arrange(AccessStage stage) => Task.CompletedTask;

    /// <summary>A page for everybody, visitors included; no work record ever shows there.</summary>
    protected static AddressRow Public(string template, string? address = null) => new(template, Callers.Everybody, Callers.Nobody, false, _ => address ?? template);

    /// <summary>A page without an id, such as a list or an empty form.</summary>
    /// <param name="opens">Who gets the page, people of other workspaces included.</param>
    /// <param name="reads">Who of them finds workspace A's records on it.</param>
    protected static AddressRow Page(string template, Caller[] opens, Caller[]? reads = null) => new(template, opens, reads ?? Callers.Nobody, reads is not null, _ => template);

    /// <summary>The page of one record of workspace A; those who read it must find its canary word.</summary>
    protected static AddressRow Record(string template, Func<AccessStage, string> at, Caller[] reads) => new(template, reads, reads, true, at);

    /// <summary>The page of an act on one record of workspace A.</summary>
    protected static AddressRow ActOn(string template, Func<AccessStage, string> at, Caller[] opens) => new(template, opens, opens, false, at);

    /// <summary>A button's address: for everybody but <paramref name="does"/> it is not there.</summary>
    /// <param name="does">Who is led on from it; whether the act is done then is for its use case's row.</param>
    protected static AddressRow Button(string template, Func<AccessStage, string> at, Caller[] does) =>
        new("POST " + template, does, Callers.Nobody, false, at) { Sends = new Sent(HttpMethod.Post) };

    /// <summary>An address that whoever knows it opens, signed in or not, or nobody does.</summary>
    protected static AddressRow Secret(string template, Func<AccessStage, string> at, Caller[] opens, Caller[]? reads = null) => new("GET " + template, opens, reads ?? Callers.Nobody, reads is not null, at) { IsBySecret = true };

    /// <summary>An address that is no page and is asked for by its own tests.</summary>
    protected static AddressRow NotAPage(string methodAndTemplate) => new(methodAndTemplate, Callers.Everybody, Callers.Nobody, false, null);

    /// <summary>Public reading: no workspace's rows are reached.</summary>
    protected static UseCaseRow ForEverybody<TUseCase>() => new(typeof(TUseCase), Callers.Everybody, null, false);

    /// <summary>A verb of the command line: no page and no endpoint may hold it.</summary>
    protected static UseCaseRow OfTheOperator<TUseCase>() => new(typeof(TUseCase), Callers.Nobody, null, false);

    /// <summary>An act, or the reading of one record: everybody but <paramref name="may"/> is refused.</summary>
    protected static UseCaseRow Act<TUseCase>(Caller[] may, Func<TUseCase, AccessStage, Task<object?>> attempt)
        where TUseCase : notnull =>
        new(typeof(TUseCase), may, (stage, caller) => stage.As(caller, (TUseCase useCase) => attempt(useCase, stage)), false);

    /// <summary>
    /// As <see cref="Act{TUseCase}"/>, with the arguments made up: ids of workspace A's records wherever it takes an id. That those who
    /// may are let through is for the feature's own tests.
    /// </summary>
    protected static UseCaseRow Guarded<TUseCase>(Caller[] may)
        where TUseCase : notnull =>
        new(typeof(TUseCase), may, (stage, caller) => stage.As(caller, (IServiceProvider services) => Forged.Run(typeof(TUseCase), services, stage)), false, IsForged: true);

    /// <summary>As <see cref="Act{TUseCase}"/>, where those who may would use the record up: only those who may not are tried.</summary>
    protected static UseCaseRow Refused<TUseCase>(Caller[] may, Func<TUseCase, AccessStage, Task<object?>> attempt)
        where TUseCase : notnull =>
        Act(may, attempt) with { IsForged = true };

    /// <summary>A list or a search: everybody gets an answer, and only <paramref name="reads"/> find workspace A's canary words in it.</summary>
    protected static UseCaseRow Reading<TUseCase>(Caller[] reads, Func<TUseCase, AccessStage, Task<object?>> attempt)
        where TUseCase : notnull =>
        new(typeof(TUseCase), reads, (stage, caller) => stage.As(caller, (TUseCase useCase) => attempt(useCase, stage)), true);
}

/// <summary>All rows, found by themselves, and what is missing among them.</summary>
internal static class AccessMatrix
{
    public static IReadOnlyList<AccessRows> Features { get; } =
    [
        .. typeof(AccessMatrix).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AccessRows)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (AccessRows)Activator.CreateInstance(type)!)
            .OrderBy(feature => feature.Order),
    ];

    public static IEnumerable<AddressRow> Addresses => Features.SelectMany(feature => feature.Addresses);

    public static IEnumerable<UseCaseRow> UseCases => Features.SelectMany(feature => feature.UseCases);

    public static IEnumerable<LabelRow> Labels => Features.SelectMany(feature => feature.Labels);

    /// <summary>What to add for use cases without a row.</summary>
    public static IEnumerable<string> WithoutRow(IEnumerable<Type> useCases) => useCases
        .Where(useCase => !UseCases.Any(row => row.UseCase == useCase))
        .Select(useCase => $"{useCase.Name} has no row. In tests/PeaceCoord.Web.Tests/Access/AccessMatrix.{Feature(useCase)}.cs add to UseCases: "
            + $"Guarded<{useCase.Name}>(who may), or Act<…>, Reading<…>, ForEverybody<…>(), OfTheOperator<…>(). See docs/access.md.");

    /// <summary>What to add for endpoints without a row.</summary>
    public static IEnumerable<string> WithoutRow(IEnumerable<RouteEndpoint> endpoints) => endpoints
        .Select(Key)
        .Distinct(StringComparer.Ordinal)
        .Where(key => !Addresses.Any(row => row.Template == key))
        .Select(key => $"\"{key}\" has no row. In tests/PeaceCoord.Web.Tests/Access/AccessMatrix.….cs of its feature add to Addresses: "
            + $"Page(\"{key}\", who opens it, who reads workspace A's records there), Record(\"{key}\", stage => address of a record, who reads), ActOn(…) or Public(…). See docs/access.md.");

    /// <summary>What to add for labels without a row.</summary>
    public static IEnumerable<string> WithoutRow(IEnumerable<Label> labels) => labels
        .Where(label => Labels.Count(row => row.Label == label) != 1)
        .Select(label => $"Label {label} has no row, or several. In tests/PeaceCoord.Web.Tests/Access/AccessMatrix.Labels.cs add to Labels: new LabelRow(Label.{label}, the least clearance that reads it). See docs/access.md.");

    /// <summary>Rows whose endpoint is gone.</summary>
    public static IEnumerable<string> WithoutEndpoint(IReadOnlyList<RouteEndpoint> endpoints) =>
        Addresses.Select(row => row.Template).Except(endpoints.Select(Key), StringComparer.Ordinal).Select(template => $"No endpoint is at \"{template}\" any more: take its row away.");

    public static string Key(RouteEndpoint endpoint)
    {
        var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            ? template
            : $"{string.Join(' ', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"])} {template}";
    }

    private static string Feature(Type useCase) => useCase.Namespace!.Split('.')[^1];
}
