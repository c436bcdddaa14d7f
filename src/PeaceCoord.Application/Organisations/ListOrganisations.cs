using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Organisations;

/// <summary>
/// Finds organisations of the registry that the actor may see. Searched for by the name of a contact, those are found with one whose name the actor may reveal in any case, by marks and without
/// opening any; each leaves an entry, as a reveal does, and the list says what they are there and never who.
/// </summary>
public sealed class ListOrganisations(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public const int PageSize = 25;

    public async Task<OrganisationList> Run(ListOrganisationsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var filter = OrganisationFilter.Read(input);
        await using var db = await database.Open<ListOrganisations>(actor, cancel);
        var (canRegister, byStaff) = (actor.WorkspacesAs(Role.LiaisonAssistant, Role.Officer, Role.SectionHead).Count > 0, actor.Workspaces.Count > 0);
        var findsContacts = actor.Workspaces.Any(workspace => OrganisationAccess.RevealsContacts(actor, workspace) is not (false, false));
        var name = input.Search is { } search ? await db.WordsOf(vault, search, SearchedList.Contacts, actor, clock.GetUtcNow(), cancel) : null;
        if (input.Search is not null && name is null)
            return new OrganisationList([], 0, 1, filter, canRegister, byStaff) { SearchExpired = true, FindsContacts = findsContacts };

        var found = filter.Narrow(db.Organisations.AsNoTracking().VisibleTo(actor), actor);
        IReadOnlyList<NamedContact> contacts = [];
        if (name is not null)
        {
            contacts = await db.ContactsNamed(vault, actor, name, cancel);
            var those = contacts.Select(contact => contact.Of).Distinct().ToList();
            found = found.Where(organisation => those.Contains(organisation.Id));
        }

        var count = await found.CountAsync(cancel);
        var page = Part.At(filter.Page, count, PageSize);
        var (workspaces, own) = (actor.Workspaces, actor.Organisations);
        var rows = await filter.Sort(found, actor)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(organisation => new OrganisationRow
            {
                Id = organisation.Id,
                LegalName = organisation.LegalName,
                Acronym = organisation.Acronym,
                Kind = organisation.Kind,
                SectorNames = EF.Property<List<string>>(organisation, OrganisationSets.Sectors),
                Areas = EF.Property<List<string>>(organisation, OrganisationSets.Areas),
                Visibility = organisation.Visibility,
                Verification = workspaces.Contains(organisation.WorkspaceId) || own.Contains(organisation.Id) ? organisation.Verification : null,
            })
            .ToListAsync(cancel);
        var shown = rows.Select(row => row.Id).ToHashSet();
        await db.NoteFoundByName(contacts.Where(contact => shown.Contains(contact.Of)), cancel);
        return new OrganisationList([.. rows.Select(row => row with { Contacts = [.. contacts.Where(contact => contact.Of == row.Id).Select(contact => contact.Function)] })], count, page, filter, canRegister, byStaff)
        {
            SearchText = name,
            FindsContacts = findsContacts,
        };
    }
}

/// <summary>The list's address, as typed: every part may be missing or wrong.</summary>
public sealed record ListOrganisationsInput
{
    public const int QueryMaxLength = 100;

    /// <summary>Words of its names or acronym, without regard to case and accents.</summary>
    public string? Q { get; init; }

    public string? Kind { get; init; }

    public string? Sector { get; init; }

    public string? Verification { get; init; }

    /// <summary>Part of the name of an area of work.</summary>
    public string? Area { get; init; }

    /// <summary>An <see cref="OrganisationOrder"/>, with a hyphen before it for the other direction.</summary>
    public string? Sort { get; init; }

    public string? Page { get; init; }

    /// <summary>The id of a kept search for the name of a contact; the name never stands in the address.</summary>
    public Guid? Search { get; init; }
}

public enum OrganisationOrder
{
    Name,
    Kind,
    Verification,
}

/// <summary>The filter as it was understood; what could not be read is refused at its field and left out.</summary>
public sealed record OrganisationFilter
{
    public string? Query { get; private init; }

    public OrganisationKind? Kind { get; private init; }

    public Sector? Sector { get; private init; }

    public VerificationLevel? Verification { get; private init; }

    public string? Area { get; private init; }

    public OrganisationOrder Order { get; private init; }

    public bool Descending { get; private init; }

    public int Page { get; private init; } = 1;

    public IReadOnlyList<Refusal> Refusals { get; private init; } = [];

    internal static OrganisationFilter Read(ListOrganisationsInput input)
    {
        var asked = new AddressReading();
        var sort = input.Sort?.TrimStart('-');
        return new OrganisationFilter
        {
            Query = asked.Words(input.Q, ListOrganisationsInput.QueryMaxLength, nameof(input.Q)),
            Kind = asked.Choice<OrganisationKind>(input.Kind, nameof(input.Kind)),
            Sector = asked.Choice<Sector>(input.Sector, nameof(input.Sector)),
            Verification = asked.Choice<VerificationLevel>(input.Verification, nameof(input.Verification)),
            Area = asked.Words(input.Area, ListOrganisationsInput.QueryMaxLength, nameof(input.Area)),
            Order = asked.Choice<OrganisationOrder>(sort, nameof(input.Sort)) ?? OrganisationOrder.Name,
            Descending = input.Sort?.StartsWith('-') == true,
            Page = AddressReading.Page(input.Page) ?? 1,
            Refusals = asked.Refusals,
        };
    }

    internal IQueryable<Organisation> Narrow(IQueryable<Organisation> organisations, Actor actor)
    {
        foreach (var word in SearchFold.Of(Query ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            organisations = organisations.Where(organisation => organisation.SearchNames.Contains(word));
        if (Area is not null && SearchFold.Of(Area) is var area)
            organisations = organisations.Where(organisation => organisation.SearchAreas.Contains(area));
        if (Kind is { } kind)
            organisations = organisations.Where(organisation => organisation.Kind == kind);
        if (Sector?.ToString() is { } sector)
            organisations = organisations.Where(organisation => EF.Property<List<string>>(organisation, OrganisationSets.Sectors).Contains(sector));
        return Verification is { } level ? Checked(organisations, level, actor.Workspaces, actor.Organisations) : organisations;
    }

    internal IOrderedQueryable<Organisation> Sort(IQueryable<Organisation> organisations, Actor actor) => (Order, Descending) switch
    {
        (OrganisationOrder.Kind, false) => organisations.OrderBy(o => o.Kind).ThenBy(o => o.SearchNames).ThenBy(o => o.Id),
        (OrganisationOrder.Kind, true) => organisations.OrderByDescending(o => o.Kind).ThenBy(o => o.SearchNames).ThenBy(o => o.Id),
        (OrganisationOrder.Verification, false) => organisations.OrderBy(Known(actor)).ThenBy(o => o.SearchNames).ThenBy(o => o.Id),
        (OrganisationOrder.Verification, true) => organisations.OrderByDescending(Known(actor)).ThenBy(o => o.SearchNames).ThenBy(o => o.Id),
        (_, true) => organisations.OrderByDescending(o => o.SearchNames).ThenBy(o => o.Id),
        _ => organisations.OrderBy(o => o.SearchNames).ThenBy(o => o.Id),
    };

    /// <summary>Its level as far as the actor is told it, the least first; nothing of others, whose order would tell it.</summary>
    private static Expression<Func<Organisation, int>> Known(Actor actor)
    {
        var (workspaces, own) = (actor.Workspaces, actor.Organisations);
        return o => !workspaces.Contains(o.WorkspaceId) && !own.Contains(o.Id) ? 0 : o.Verification == VerificationLevel.Full ? 3 : o.Verification == VerificationLevel.Basic ? 2 : 1;
    }

    /// <summary>The level of others is not shown to organisations, so they cannot ask for it either.</summary>
    private static IQueryable<Organisation> Checked(
        IQueryable<Organisation> organisations, VerificationLevel level, IReadOnlyList<WorkspaceId> workspaces, IReadOnlyList<OrganisationId> own) =>
        organisations.Where(o => o.Verification == level && (workspaces.Contains(o.WorkspaceId) || own.Contains(o.Id)));
}

/// <summary>One organisation of the list.</summary>
public sealed record OrganisationRow
{
    public required OrganisationId Id { get; init; }

    public required string LegalName { get; init; }

    public string? Acronym { get; init; }

    public required OrganisationKind Kind { get; init; }

    public required IReadOnlyList<string> SectorNames { get; init; }

    public IReadOnlyList<Sector> Sectors => [.. SectorNames.Select(Enum.Parse<Sector>)];

    public required IReadOnlyList<string> Areas { get; init; }

    public SeenWithUs? Visibility { get; init; }

    /// <summary>Null when it is not for the actor to see.</summary>
    public VerificationLevel? Verification { get; init; }

    /// <summary>What those are in the organisation whose name was searched for.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];
}

/// <param name="ByStaff">The reader is staff, and sees how organisations were checked.</param>
public sealed record OrganisationList(IReadOnlyList<OrganisationRow> Rows, int Count, int Page, OrganisationFilter Filter, bool CanRegister, bool ByStaff)
{
    /// <summary>Whether the reader may search by the name of a contact.</summary>
    public bool FindsContacts { get; init; }

    /// <summary>The name that was searched for; null when none was.</summary>
    public string? SearchText { get; init; }

    /// <summary>The address holds a search that is over, or somebody else's: nothing is shown.</summary>
    public bool SearchExpired { get; init; }
}
