using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>
/// By what a sealed name is found without being opened: a keyed mark for each of its parts, another one in every workspace. Who has the database learns
/// that two people of one workspace have a part of their name in common, and not which.
/// </summary>
internal sealed class NameMark : IInWorkspace
{
    public const int MarkLength = 64;

    /// <summary>The leader, or an organisation's contact.</summary>
    public Guid RecordId { get; init; }

    public string Mark { get; init; } = "";

    public WorkspaceId WorkspaceId { get; init; }
}

internal sealed class NameMarkMapping : IEntityTypeConfiguration<NameMark>
{
    public void Configure(EntityTypeBuilder<NameMark> builder)
    {
        builder.ToTable("NameMarks");
        builder.HasKey(mark => new { mark.RecordId, mark.Mark });
        builder.Property(mark => mark.Mark).HasMaxLength(NameMark.MarkLength);
        builder.HasIndex(mark => mark.Mark);
    }
}

internal static class NameMarking
{
    /// <summary>What the trail calls it, whatever somebody was doing.</summary>
    public const string Found = "FoundByName";

    private const string OfLeaders = "name";
    private const string OfContacts = "contact";

    extension(PeaceCoordDb db)
    {
        public DbSet<NameMark> NameMarks => db.Set<NameMark>();
    }

    /// <summary>Puts the marks of a name in place of those of the one before, with the next save.</summary>
    public static async Task MarkName(this PeaceCoordDb db, Vault vault, Leader leader, string name, CancellationToken cancel)
    {
        var marks = vault.MarksOf(name, leader.WorkspaceId, OfLeaders);
        var before = await db.NameMarks.Where(mark => mark.RecordId == leader.Id.Value).ToListAsync(cancel);
        db.NameMarks.RemoveRange(before.Where(mark => !marks.Contains(mark.Mark)));
        db.NameMarks.AddRange(marks.Except(before.Select(mark => mark.Mark)).Select(mark => new NameMark { RecordId = leader.Id.Value, WorkspaceId = leader.WorkspaceId, Mark = mark }));
    }

    /// <summary>Puts the marks of a contact's name beside it, with the next save. They are others than those of a leader of the same name: nobody sees by them that one is the other.</summary>
    public static void MarkName(this PeaceCoordDb db, Vault vault, ContactId contact, WorkspaceId workspace, string name) =>
        db.NameMarks.AddRange(vault.MarksOf(name, workspace, OfContacts).Select(mark => new NameMark { RecordId = contact.Value, WorkspaceId = workspace, Mark = mark }));

    /// <summary>The marks of a contact go, with the next save.</summary>
    public static async Task Unmark(this PeaceCoordDb db, ContactId contact, CancellationToken cancel) =>
        db.NameMarks.RemoveRange(await db.NameMarks.Where(mark => mark.RecordId == contact.Value).ToListAsync(cancel));

    /// <summary>Leaders with each of these parts in their name, among those whose name the actor may reveal in any case. In every workspace of the actor.</summary>
    public static async Task<IReadOnlyList<LeaderId>> Named(this PeaceCoordDb db, Vault vault, Actor actor, string name, CancellationToken cancel)
    {
        List<LeaderId> found = [];
        foreach (var workspace in actor.Workspaces)
        {
            var leaders = (await db.Marked(vault.MarksOf(name, workspace, OfLeaders), workspace, cancel)).ConvertAll(id => new LeaderId(id));
            if (leaders.Count > 0)
                found.AddRange(await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(CommunityAccess.RevealableTo(actor, workspace)).Where(l => leaders.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel));
        }

        return found;
    }

    /// <summary>Contacts with each of these parts in their name, among those whose name the actor may reveal in any case. In every workspace of the actor.</summary>
    public static async Task<IReadOnlyList<NamedContact>> ContactsNamed(this PeaceCoordDb db, Vault vault, Actor actor, string name, CancellationToken cancel)
    {
        List<NamedContact> found = [];
        var me = actor.Id ?? default;
        foreach (var workspace in actor.Workspaces)
        {
            var (all, own) = OrganisationAccess.RevealsContacts(actor, workspace);
            if (!all && !own)
                continue;
            var contacts = (await db.Marked(vault.MarksOf(name, workspace, OfContacts), workspace, cancel)).ConvertAll(id => new ContactId(id));
            if (contacts.Count == 0)
                continue;
            var revealable = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => o.WorkspaceId == workspace)
                .SelectMany(o => o.Contacts.Where(c => contacts.Contains(c.Id) && c.Name != null && (all || c.AddedBy == me)).Select(c => new { Of = o.Id, c.Id, c.Function })).ToListAsync(cancel);
            found.AddRange(revealable.Select(contact => new NamedContact(contact.Of, workspace, contact.Id, contact.Function)));
        }

        return found;
    }

    /// <summary>Those that have each of the marks. Where a backup brought marks back and no key opens the name any more, they are of nobody.</summary>
    private static async Task<List<Guid>> Marked(this PeaceCoordDb db, List<string> marks, WorkspaceId workspace, CancellationToken cancel)
    {
        if (marks.Count == 0)
            return [];
        var keys = db.RecordKeys;
        return await db.NameMarks.AsNoTracking().Where(mark => mark.WorkspaceId == workspace && marks.Contains(mark.Mark) && keys.Any(key => key.RecordId == mark.RecordId))
            .GroupBy(mark => mark.RecordId).Where(named => named.Count() == marks.Count).Select(named => named.Key).ToListAsync(cancel);
    }

    /// <summary>For each word of a search, the leaders that have it in their name. Whom of them a list shows, it notes.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<LeaderId>>> FoundByName(this PeaceCoordDb db, Vault vault, Actor actor, string words, CancellationToken cancel)
    {
        Dictionary<string, IReadOnlyList<LeaderId>> found = new(StringComparer.Ordinal);
        foreach (var (word, _) in Searches.Patterns(words))
            found[word] = await db.Named(vault, actor, word, cancel);
        return found;
    }

    /// <summary>Whoever was found by the name was looked at: an entry with each, as for a reveal. When it cannot be written, nothing is shown.</summary>
    public static async Task NoteFoundByName(this PeaceCoordDb db, IEnumerable<(LeaderId Id, WorkspaceId Workspace)> leaders, CancellationToken cancel)
    {
        foreach (var (id, workspace) in leaders)
            db.Acts.Add(new Act(Found, nameof(Leader), id.Value, workspace.Value, null, ["Name"]));
        if (db.Acts.Count > 0)
            await db.SaveChangesAsync(cancel);
    }

    /// <summary>The same of contacts.</summary>
    public static async Task NoteFoundByName(this PeaceCoordDb db, IEnumerable<NamedContact> contacts, CancellationToken cancel)
    {
        foreach (var contact in contacts)
            db.Acts.Add(new Act(Found, nameof(OrganisationContact), contact.Id.Value, contact.WorkspaceId.Value, null, ["Name"]));
        if (db.Acts.Count > 0)
            await db.SaveChangesAsync(cancel);
    }

    private static List<string> MarksOf(this Vault vault, string name, WorkspaceId workspace, string of) => [.. NameSounds.Of(name).Select(sound => vault.Mark(sound, $"{of}|{workspace.Value:N}"))];
}

/// <param name="Function">What they are in the organisation.</param>
internal sealed record NamedContact(OrganisationId Of, WorkspaceId WorkspaceId, ContactId Id, string Function);
