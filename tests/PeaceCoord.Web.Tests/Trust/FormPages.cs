using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using PeaceCoord.Application.Demonstration;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>The demonstration with everybody of it signed in, and every page with a form opened by somebody who may.</summary>
public sealed class FormPages(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Of each kind; more are tried in vain.</summary>
    private const int MostRecords = 24;

    // Where another test, on its own copy of the demonstration, found the forms of a page: tried first, for looking through all records takes a minute.
    private static readonly ConcurrentDictionary<string, IReadOnlyList<(string Address, int Person, string Handler)>> Known = new(StringComparer.Ordinal);

    private readonly List<HttpClient> _people = [];
    private readonly Dictionary<string, IReadOnlyList<(string Address, HttpClient Person, string Handler)>> _places = new(StringComparer.Ordinal);

    public RunningPortal Portal { get; private set; } = null!;

    internal IReadOnlyList<HttpClient> People => _people;

    /// <summary>Pages, by template, whose component takes a form.</summary>
    internal IReadOnlyList<PageToOpen> WithForms { get; private set; } = [];

    internal IReadOnlyList<PageToOpen> All { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        Portal = await RunningPortal.Start(cluster, demo: true, cancel: cancel);
        await using (var db = Portal.Stage.OpenAsOwner())
        {
            var names = LoadDemonstration.SignIns().Select(account => account.Email).ToList();
            foreach (var account in db.Users.Where(account => names.Contains(account.Email!)).OrderBy(account => account.Email).Select(account => account.Id))
                _people.Add(Portal.SignedIn(new Domain.People.AccountId(account)));
        }

        // Forms of visitors, such as the sign-in.
        _people.Add(Portal.Visitor());
        All = await Pages.Of(Portal);
        var taking = Portal.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page && TakesForm(page))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);
        WithForms = [.. All.Where(page => taking.Contains(page.Template))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
            person.Dispose();
        await Portal.DisposeAsync();
    }

    /// <summary>Finds the forms of these pages while nothing was sent yet that closes one.</summary>
    internal async Task Find(IEnumerable<PageToOpen> pages, CancellationToken cancel)
    {
        foreach (var page in pages)
            await Open(page, cancel);
    }

    /// <summary>
    /// The forms of a page, on a record and by a person for whom they get as far as looking at a field: who is told that this is for others to
    /// do, or is too late for it, is told nothing of fields. Forms that nobody gets there are left out.
    /// </summary>
    internal async Task<IReadOnlyList<OpenForm>> Open(PageToOpen page, CancellationToken cancel)
    {
        if (_places.TryGetValue(page.Template, out var places))
            return await Again(page, places, cancel);
        if (await WhereKnown(page, cancel) is { } known)
            return Keep(page, known);

        Dictionary<string, OpenForm> found = new(StringComparer.Ordinal);
        HashSet<string> missing = new(StringComparer.Ordinal);
        foreach (var address in page.Candidates.Take(MostRecords))
        {
            foreach (var person in _people)
            {
                foreach (var form in await Open(page.Template, address, person, cancel))
                {
                    if (found.ContainsKey(form.Handler))
                        continue;
                    missing.Add(form.Handler);
                    if (!form.Filled.Any(field => field.Kind is FieldKind.Text) || await form.LooksAtFields(cancel))
                        found[form.Handler] = form;
                }

                if (found.Count > 0 && found.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(missing))
                    return Keep(page, found);
            }
        }

        return Keep(page, found);
    }

    /// <summary>The forms at the places where another test found them; null where one of them is not open here.</summary>
    private async Task<Dictionary<string, OpenForm>?> WhereKnown(PageToOpen page, CancellationToken cancel)
    {
        if (!Known.TryGetValue(page.Template, out var places))
            return null;
        Dictionary<string, OpenForm> found = new(StringComparer.Ordinal);
        foreach (var (address, person, handler) in places)
        {
            var form = (await Open(page.Template, address, _people[person], cancel)).FirstOrDefault(form => form.Handler == handler);
            if (form is null || (form.Filled.Any(field => field.Kind is FieldKind.Text) && !await form.LooksAtFields(cancel)))
                return null;
            found[handler] = form;
        }

        return found;
    }

    private List<OpenForm> Keep(PageToOpen page, Dictionary<string, OpenForm> found)
    {
        _places[page.Template] = [.. found.Values.Select(form => (form.Address, form.Person, form.Handler))];
        Known[page.Template] = [.. found.Values.Select(form => (form.Address, _people.IndexOf(form.Person), form.Handler))];
        return [.. found.Values];
    }

    private static async Task<IReadOnlyList<OpenForm>> Again(PageToOpen page, IReadOnlyList<(string Address, HttpClient Person, string Handler)> places, CancellationToken cancel)
    {
        List<OpenForm> forms = [];
        foreach (var (address, person, handler) in places)
            forms.AddRange((await Open(page.Template, address, person, cancel)).Where(form => form.Handler == handler));
        return forms;
    }

    internal static async Task<IReadOnlyList<OpenForm>> Open(string template, string address, HttpClient person, CancellationToken cancel)
    {
        using var answer = await person.GetAsync(new Uri(address, UriKind.Relative), cancel);
        return answer.StatusCode == HttpStatusCode.OK ? OpenForm.On(template, address, person, await answer.Content.ReadAsStringAsync(cancel)) : [];
    }

    private static bool TakesForm(Type page) =>
        page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Any(property => property.GetCustomAttribute<SupplyParameterFromFormAttribute>() is not null);
}
