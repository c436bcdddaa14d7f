using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>
/// What is open when a mission ends. A further kind of record is one entry in <see cref="Kinds"/>, one value of <see cref="OpenKind"/> and its words:
/// pages, counts and the form know no kind by name. Everything is counted and cut into pages by the database.
/// </summary>
internal static class OpenRecords
{
    private static readonly PartnershipState[] Standing = [PartnershipState.Agreed, PartnershipState.Active, PartnershipState.Suspended];

    /// <summary>In the order of the list. What is Strictly confidential is known to those it names, and not counted.</summary>
    private static readonly IReadOnlyList<IOpenOfKind> Kinds =
    [
        new OpenOf<Commitment>(OpenKind.Commitment)
        {
            All = (db, workspace) => db.Commitments.AsNoTracking().Where(c => c.WorkspaceId == workspace && c.ClosedAt == null),
            VisibleTo = CommitmentAccess.VisibleTo,
            Counted = c => c.Label != Label.StrictlyConfidential,
            Without = (rows, said) => rows.Where(c => !said.Contains((Guid)(object)c.Id)),
            Named = (rows, ids) => rows.Where(c => ids.Contains((Guid)(object)c.Id)),
            Sorted = rows => rows.OrderBy(c => c.Due).ThenBy(c => c.Id),
            Read = async (rows, actor, workspace, cancel) => (await rows.Select(c => new { c.Id, c.Text, c.Label, c.Due, c.FieldOfficeId, c.NamedReaders }).ToListAsync(cancel))
                .ConvertAll(c => new OpenRecord(OpenKind.Commitment, c.Id.Value, c.Text, c.Label, c.Due, Saying(actor, new Labelled(workspace, c.Label, c.FieldOfficeId, actor.Id is { } me && c.NamedReaders.Contains(me.Value))))),
        },
        new OpenOf<Partnership>(OpenKind.Partnership)
        {
            All = (db, workspace) => db.Partnerships.AsNoTracking().Where(p => p.WorkspaceId == workspace && Standing.Contains(p.State)),
            VisibleTo = PartnershipAccess.VisibleTo,
            Without = (rows, said) => rows.Where(p => !said.Contains((Guid)(object)p.Id)),
            Named = (rows, ids) => rows.Where(p => ids.Contains((Guid)(object)p.Id)),
            Sorted = rows => rows.OrderBy(p => p.Until).ThenBy(p => p.Id),
            Read = async (rows, actor, workspace, cancel) => (await rows.Select(p => new { p.Id, p.Title, p.Until }).ToListAsync(cancel))
                .ConvertAll(p => new OpenRecord(OpenKind.Partnership, p.Id.Value, p.Title, null, p.Until, Saying(actor, new Labelled(workspace, Label.Public, null, false)))),
        },
        new OpenOf<LocalAgreement>(OpenKind.LocalAgreement)
        {
            All = (db, workspace) => db.LocalAgreements.AsNoTracking().Where(a => a.WorkspaceId == workspace),
            VisibleTo = LocalAgreementAccess.VisibleTo,
            Counted = a => a.Label != Label.StrictlyConfidential,
            Without = (rows, said) => rows.Where(a => !said.Contains((Guid)(object)a.Id)),
            Named = (rows, ids) => rows.Where(a => ids.Contains((Guid)(object)a.Id)),
            Sorted = rows => rows.OrderBy(a => a.SignedOn).ThenBy(a => a.Id),
            Read = async (rows, actor, workspace, cancel) => (await rows.Select(a => new { a.Id, a.Title, a.Label, a.SignedOn, a.FieldOfficeId }).ToListAsync(cancel))
                .ConvertAll(a => new OpenRecord(OpenKind.LocalAgreement, a.Id.Value, a.Title, a.Label, a.SignedOn, Saying(actor, new Labelled(workspace, a.Label, a.FieldOfficeId, false)))),
        },
        new OpenOf<JointForum>(OpenKind.JointForum)
        {
            All = (db, workspace) => db.JointForums.AsNoTracking().Where(f => f.WorkspaceId == workspace && f.EndedOn == null),
            VisibleTo = JointForumAccess.VisibleTo,
            Without = (rows, said) => rows.Where(f => !said.Contains((Guid)(object)f.Id)),
            Named = (rows, ids) => rows.Where(f => ids.Contains((Guid)(object)f.Id)),
            Sorted = rows => rows.OrderBy(f => f.Name).ThenBy(f => f.Id),
            Read = async (rows, actor, workspace, cancel) => (await rows.Select(f => new { f.Id, f.Name, f.Label, f.FieldOfficeId }).ToListAsync(cancel))
                .ConvertAll(f => new OpenRecord(OpenKind.JointForum, f.Id.Value, f.Name, f.Label, null, Saying(actor, new Labelled(workspace, f.Label, f.FieldOfficeId, false)))),
        },
    ];

    /// <summary>One page of what is open and the actor reads, kind after kind. Two queries a kind that is on it, one for each other.</summary>
    public static async Task<Part<OpenRecord>> OpenFor(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, OpenFilter filter, int size, CancellationToken cancel)
    {
        List<(IOpenOfKind Kind, int Count)> found = [];
        foreach (var kind in Kinds.Where(kind => filter.Kind is null || kind.Kind == filter.Kind))
            found.Add((kind, await kind.Count(db, actor, workspace, filter.OnlyWithout, cancel)));
        var all = found.Sum(kind => kind.Count);
        var page = Part.At(filter.Page, all, size);
        var skip = (page - 1) * size;
        List<OpenRecord> rows = [];
        foreach (var (kind, count) in found)
        {
            if (skip < count && rows.Count < size)
                rows.AddRange(await kind.Page(db, actor, workspace, filter.OnlyWithout, skip, size - rows.Count, cancel));
            skip = Math.Max(0, skip - count);
        }

        return new Part<OpenRecord>(rows, all, page);
    }

    /// <summary>Those of these that are open and the actor reads.</summary>
    public static async Task<IReadOnlyList<OpenRecord>> OpenAmong(this PeaceCoordDb db, Actor actor, WorkspaceId workspace, IReadOnlyCollection<(OpenKind Kind, Guid Id)> records, CancellationToken cancel)
    {
        List<OpenRecord> open = [];
        foreach (var kind in Kinds)
        {
            var ids = records.Where(record => record.Kind == kind.Kind).Select(record => record.Id).ToList();
            if (ids.Count > 0)
                open.AddRange(await kind.Among(db, actor, workspace, ids, cancel));
        }

        return open;
    }

    /// <summary>How much is open of each kind, and of how much nobody said who takes over. Two queries a kind.</summary>
    public static async Task<IReadOnlyList<OpenCount>> CountOpen(this PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel)
    {
        List<OpenCount> counts = [];
        foreach (var kind in Kinds)
            counts.Add(await kind.CountAll(db, workspace, cancel));
        return counts;
    }

    private static bool Saying(Actor actor, Labelled record) => ClosingAccess.CanSaySuccessor(actor, record);
}

/// <summary>One thing that is open, as far as one reader sees it.</summary>
/// <param name="Label">Null for what carries none.</param>
/// <param name="On">The day it is due or ends, or was signed on; null when that is not known.</param>
/// <param name="MaySay">Whether the reader may say who takes over.</param>
public sealed record OpenRecord(OpenKind Kind, Guid Id, string Text, Label? Label, DateOnly? On, bool MaySay);

/// <param name="Without">Of which nobody said who takes over.</param>
public sealed record OpenCount(OpenKind Kind, int Open, int Without);
