using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Consultations;

/// <summary>The names that an author is warned of when they stand in a draft, or in a text of another form. <c>docs/access.md</c> says why these and no others.</summary>
internal static class NameWarnings
{
    /// <summary>So many are opened at most for one save: those who took part first.</summary>
    private const int Most = 300;

    /// <summary>
    /// Names that the author may reveal in any case: of the leaders chosen in the draft, of those who speak for its communities, and of the author's own
    /// contacts. Nothing is learned here that a reveal would not show, and nothing of leaders the author does not see. Two queries.
    /// </summary>
    public static Task<ProtectedNames> NamesToMind(this PeaceCoordDb db, Vault vault, Actor actor, Consultation consultation, DraftFields fields, CancellationToken cancel) =>
        db.NamesToMind(vault, actor, consultation.WorkspaceId, [.. Ids(fields, DraftFieldNames.LeaderIds).Select(id => new LeaderId(id))], [.. Ids(fields, DraftFieldNames.CommunityIds).Select(id => new CommunityId(id))], cancel);

    /// <summary>As above, for texts about these leaders and communities.</summary>
    public static async Task<ProtectedNames> NamesToMind(this PeaceCoordDb db, Vault vault, Actor actor, WorkspaceId workspace, IReadOnlyList<LeaderId> met, IReadOnlyList<CommunityId> communities, CancellationToken cancel)
    {
        var me = actor.Id ?? default;
        var sealedNames = await db.Leaders.AsNoTracking()
            .Where(CommunityAccess.LeadersVisibleTo(actor))
            .Where(CommunityAccess.RevealableTo(actor, workspace))
            .Where(l => l.Name != null && (met.Contains(l.Id) || l.AddedBy == me || l.SpeaksFor.Any(link => communities.Contains(link.CommunityId))))
            .OrderByDescending(l => met.Contains(l.Id)).ThenBy(l => l.Id).Take(Most)
            .Select(l => new { l.Id, l.Name })
            .ToListAsync(cancel);
        if (sealedNames.Count == 0)
            return ProtectedNames.Of([]);

        var keys = await vault.KeysOf(db, sealedNames.ConvertAll(l => l.Id.Value), cancel);
        return ProtectedNames.Of(sealedNames.Where(l => keys.ContainsKey(l.Id.Value)).Select(l => (l.Id, keys[l.Id.Value].Open(l.Name!, LeaderIdentity.NamePlace))));
    }

    /// <summary>
    /// Leaves an entry with every leader whose name is pointed out now and was not before, because it was typed or because the leader or the community was
    /// chosen after it: what is pointed out was looked at.
    /// </summary>
    public static async Task NoteRecognised(this PeaceCoordDb db, Vault vault, Actor actor, Consultation consultation, ProtectedNames names, DraftFields before, DraftFields after, CancellationToken cancel)
    {
        var now = Named(names, after);
        if (now.Count == 0)
            return;
        var isAboutTheSame = before[DraftFieldNames.LeaderIds] == after[DraftFieldNames.LeaderIds] && before[DraftFieldNames.CommunityIds] == after[DraftFieldNames.CommunityIds];
        var then = isAboutTheSame ? names : await db.NamesToMind(vault, actor, consultation, before, cancel);
        foreach (var leader in now.Except(Named(then, before)))
            db.Acts.Add(new Act(db.Acting!.Act, nameof(Leader), leader.Value, consultation.WorkspaceId.Value, null, ["Name"]));
    }

    private static HashSet<LeaderId> Named(ProtectedNames names, DraftFields fields) =>
        [.. fields.All.Where(field => PersonalDetails.IsText(field.Key)).SelectMany(field => names.In(field.Value)).Select(found => found.Leader)];

    private static IEnumerable<Guid> Ids(DraftFields fields, string list) => fields.List(list).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty);
}
