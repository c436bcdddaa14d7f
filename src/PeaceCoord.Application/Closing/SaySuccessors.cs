using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>
/// Says who takes over what is open, or that nobody does and why: for one or many at once, all that were chosen or none. Officers and section heads, of what they read.
/// </summary>
public sealed class SaySuccessors(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    /// <summary>In one act; of more, another is said.</summary>
    public const int Most = 100;

    public async Task<Result> Run(WorkspaceId id, SaySuccessorsInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!ClosingAccess.CanSee(actor, id))
            return Refusal.NotFound;
        if (!ClosingAccess.CanSaySuccessor(actor, new Labelled(id, Label.Public, null, false)))
            return Refusal.NotPermitted(ClosingAccess.Successors);

        await using var db = await database.Open<SaySuccessors>(actor, cancel);
        var check = new Check();
        var chosen = input.Read(check);
        var facts = new SuccessorFacts(input.To, null, input.Name, input.Reason);
        facts.Check(check);
        if (check.Passed && facts.To == SuccessorKind.Organisation)
            facts = facts with { OrganisationId = await Organisation(db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => o.WorkspaceId == id), input.Name!.Trim(), check, cancel) };
        if (!check.Passed)
            return check.Result();

        var open = (await db.OpenAmong(actor, id, chosen, cancel)).ToDictionary(record => (record.Kind, record.Id));
        if (!chosen.All(open.ContainsKey))
            return Refusal.NotFound;
        if (!chosen.All(record => open[record].MaySay))
            return Refusal.NotPermitted(ClosingAccess.Successors);

        var ids = chosen.Select(record => record.Id).ToList();
        var said = await db.Successions.Where(s => s.WorkspaceId == id && ids.Contains(s.RecordId)).ToListAsync(cancel);
        var now = clock.GetUtcNow();
        foreach (var (kind, record) in chosen)
        {
            if (said.Find(s => s.Kind == kind && s.RecordId == record) is { } before)
                before.Say(facts, actor.Id!.Value, now);
            else
                db.Add(Succession.Of(id, kind, record, facts, actor.Id!.Value, now));
        }

        return await db.Save(cancel);
    }

    /// <summary>The one organisation of the registry that answers to the name; refused where none does or several do.</summary>
    private static async Task<OrganisationId?> Organisation(IQueryable<Organisation> registry, string name, Check check, CancellationToken cancel)
    {
        var named = await registry.Where(o => o.LegalName == name || o.Acronym == name).Select(o => o.Id).Take(2).ToListAsync(cancel);
        if (named is [var only])
            return only;
        var words = NameSearch.Words(name, SearchFold.Of);
        var (found, count) = words.Count == 0 ? (registry, 0) : await registry.Named(nameof(Domain.Organisations.Organisation.SearchNames), words, cancel);
        check.Unless(count > 0, new Refusal(ClosingRefusalCodes.NoSuchOrganisation, nameof(SaySuccessorsInput.Name)))
            .Unless(count < 2, new Refusal(ClosingRefusalCodes.SeveralOrganisations, nameof(SaySuccessorsInput.Name), count));
        return count == 1 ? await found.Select(o => o.Id).SingleAsync(cancel) : null;
    }
}

public sealed class SaySuccessorsInput
{
    /// <summary>Kind and id of each, as <see cref="Write"/> has them. A form without a tick posts nothing at all.</summary>
    public List<string> Records
    {
        get;
        set => field = value ?? [];
    } = [];

    public SuccessorKind? To { get; set; }

    /// <summary>Of an organisation, as it stands in the registry.</summary>
    public string? Name { get; set; }

    public string? Reason { get; set; }

    public static string Write(OpenKind kind, Guid id) => $"{kind}.{id}";

    internal IReadOnlyList<(OpenKind Kind, Guid Id)> Read(Check check)
    {
        var read = Records.Select(One).Distinct().ToList();
        check.Unless(read.Count > 0, Refusal.Required(nameof(Records)))
            .Unless(read.TrueForAll(record => record is not null), new Refusal(RefusalCodes.UnknownChoice, nameof(Records)))
            .Unless(read.Count <= SaySuccessors.Most, new Refusal(ClosingRefusalCodes.TooManyAtOnce, nameof(Records), SaySuccessors.Most));
        return [.. read.OfType<(OpenKind, Guid)>()];
    }

    private static (OpenKind Kind, Guid Id)? One(string text) => text.Split('.') is [var kind, var id] && Enum.TryParse<OpenKind>(kind, out var read) && Enum.IsDefined(read) && Guid.TryParse(id, out var record) ? (read, record) : null;
}
