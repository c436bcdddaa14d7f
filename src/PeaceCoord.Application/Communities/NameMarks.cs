using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
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

    /// <summary>The leader.</summary>
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

    extension(PeaceCoordDb db)
    {
        public DbSet<NameMark> NameMarks => db.Set<NameMark>();
    }

    /// <summary>Puts the marks of a name in place of those of the one before, with the next save.</summary>
    public static async Task MarkName(this PeaceCoordDb db, Vault vault, Leader leader, string name, CancellationToken cancel)
    {
        var marks = vault.MarksOf(name, leader.WorkspaceId);
        var before = await db.NameMarks.Where(mark => mark.RecordId == leader.Id.Value).ToListAsync(cancel);
        db.NameMarks.RemoveRange(before.Where(mark => !marks.Contains(mark.Mark)));
        db.NameMarks.AddRange(marks.Except(before.Select(mark => mark.Mark)).Select(mark => new NameMark { RecordId = leader.Id.Value, WorkspaceId = leader.WorkspaceId, Mark = mark }));
    }

    /// <summary>Leaders with each of these parts in their name, among those whose name the actor may reveal in any case. In every workspace of the actor.</summary>
    public static async Task<IReadOnlyList<LeaderId>> Named(this PeaceCoordDb db, Vault vault, Actor actor, string name, CancellationToken cancel)
    {
        List<LeaderId> found = [];
        foreach (var workspace in actor.Workspaces)
        {
            var marks = vault.MarksOf(name, workspace);
            if (marks.Count == 0)
                continue;
            var ids = await db.NameMarks.AsNoTracking().Where(mark => mark.WorkspaceId == workspace && marks.Contains(mark.Mark))
                .GroupBy(mark => mark.RecordId).Where(leader => leader.Count() == marks.Count).Select(leader => leader.Key).ToListAsync(cancel);
            var leaders = ids.ConvertAll(id => new LeaderId(id));
            if (leaders.Count > 0)
                found.AddRange(await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(CommunityAccess.RevealableTo(actor, workspace)).Where(l => leaders.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel));
        }

        return found;
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

    private static List<string> MarksOf(this Vault vault, string name, WorkspaceId workspace) => [.. NameSounds.Of(name).Select(sound => vault.Mark(sound, $"name|{workspace.Value:N}"))];
}
