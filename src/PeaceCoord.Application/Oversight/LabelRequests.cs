using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Oversight;

/// <summary>Requests to lower a label: those that the actor decides about, and those that the actor made; what waits first. By reference, without title or record.</summary>
public sealed class ListLabelRequests(Database database, ICurrentActor current) : IUseCase
{
    public const int PageSize = 50;

    public async Task<Result<Part<LabelRequestRow>>> Run(int? page, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.WorkspacesAs([.. OversightAccess.Askers, Role.DataFocalPoint]).Count == 0)
            return Refusal.NotFound;
        await using var db = await database.Open<ListLabelRequests>(actor, cancel);
        var found = db.LabelRequests.AsNoTracking().Where(OversightAccess.VisibleTo(actor));
        var count = await found.CountAsync(cancel);
        var number = Part.At(page, count, PageSize);
        var rows = found.OrderBy(r => r.State != LabelRequestState.Waiting).ThenByDescending(r => r.AskedAt).ThenBy(r => r.Id).Skip((number - 1) * PageSize).Take(PageSize);
        return new Part<LabelRequestRow>(await db.Rows(actor, rows, cancel), count, number);
    }
}

/// <summary>One request, and what the actor may do about it.</summary>
public sealed class ViewLabelRequest(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<LabelRequestView>> Run(LabelRequestId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewLabelRequest>(actor, cancel);
        if (await db.LabelRequests.AsNoTracking().Where(OversightAccess.VisibleTo(actor)).SingleOrDefaultAsync(r => r.Id == id, cancel) is not { } request)
            return Refusal.NotFound;
        var row = (await db.Rows(actor, db.LabelRequests.AsNoTracking().Where(r => r.Id == id), cancel)).Single();
        var waits = request.State == LabelRequestState.Waiting;
        var reads = await db.FindLabelled(actor, request.Kind, request.RecordId, cancel) is not null;
        return new LabelRequestView(row, request.Reason, request.Words, request.Version, waits && OversightAccess.CanDecide(actor, request), waits && request.AskedBy == actor.Id, reads);
    }
}

/// <summary>The label of one record, for its page: what was asked and decided about it, and whether the reader may ask. Null for who does not read it.</summary>
public sealed class ViewLabelStanding(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<LabelStanding?> Run(LabelledKind kind, Guid record, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Workspaces.Count == 0)
            return null;
        await using var db = await database.Open<ViewLabelStanding>(actor, cancel);
        if (await db.FindLabelled(actor, kind, record, cancel) is not { } found)
            return null;
        // Of what is asked of a record its readers see that it was and how it ended; why is for who asked and who decides.
        var requests = await db.Rows(actor, db.LabelRequests.AsNoTracking().Where(r => r.RecordId == record).OrderByDescending(r => r.AskedAt), cancel);
        var deciders = found.MayAsk && found.Label == Label.StrictlyConfidential
            ? await db.NamesOf([.. (await db.FocalPointsOf(found.WorkspaceId, clock.GetUtcNow(), cancel)).Where(person => person != actor.Id)], cancel)
            : new Dictionary<AccountId, string>();
        var waiting = await db.LabelRequests.AsNoTracking().FirstOrDefaultAsync(r => r.RecordId == record && r.State == LabelRequestState.Waiting, cancel);
        var isLeft = found.MayAsk && waiting is not null && await db.IsLeft(waiting, clock.GetUtcNow(), cancel);
        return new LabelStanding(found.Label, found.Reference, requests, found.MayAsk && found.Lower.Count > 0 && (waiting is null || isLeft), isLeft, found.Lower, [.. deciders.Select(d => (d.Key.Value, d.Value))]);
    }
}

/// <param name="Reference">Null for what has none.</param>
public sealed record LabelRequestRow(
    LabelRequestId Id, LabelledKind Kind, Guid RecordId, string? Reference, Label From, Label To, string AskedBy, DateTimeOffset AskedAt, LabelRequestState State, string? DecidedBy, DateTimeOffset? DecidedAt, bool WaitsForMe, bool IsMine);

/// <param name="Words">What was said with the decision.</param>
/// <param name="ReadsRecord">Whether the reader reads the record anyway.</param>
public sealed record LabelRequestView(LabelRequestRow Row, string Reason, string? Words, int Version, bool CanDecide, bool CanWithdraw, bool ReadsRecord);

/// <param name="MayAsk">False while a request waits, and where there is no lower label.</param>
/// <param name="TakesBack">Whether asking takes one back that waits, because who asked or who was to decide left.</param>
/// <param name="Deciders">Focal points to name, of what is Strictly confidential.</param>
public sealed record LabelStanding(Label Label, string? Reference, IReadOnlyList<LabelRequestRow> Requests, bool MayAsk, bool TakesBack, IReadOnlyList<Label> Lower, IReadOnlyList<(Guid Id, string Name)> Deciders);

internal static class LabelRequestRows
{
    public static async Task<IReadOnlyList<LabelRequestRow>> Rows(this PeaceCoordDb db, Actor actor, IQueryable<LabelRequest> found, CancellationToken cancel)
    {
        var requests = await found.ToListAsync(cancel);
        var names = await db.NamesOf([.. requests.SelectMany(r => new[] { r.AskedBy, r.DecidedBy }).OfType<AccountId>()], cancel);
        var consultations = requests.Where(r => r.Kind == LabelledKind.Consultation).Select(r => new ConsultationId(r.RecordId)).ToList();
        var references = consultations.Count == 0 ? [] : await db.Consultations.AsNoTracking().Where(c => consultations.Contains(c.Id)).Select(c => new { c.Id, c.Reference }).ToDictionaryAsync(c => c.Id.Value, c => c.Reference, cancel);
        return requests.ConvertAll(r => new LabelRequestRow(
            r.Id, r.Kind, r.RecordId, references.GetValueOrDefault(r.RecordId), r.From, r.To, names.GetValueOrDefault(r.AskedBy, ""), r.AskedAt, r.State,
            r.DecidedBy is { } by ? names.GetValueOrDefault(by) : null, r.DecidedAt, r.State == LabelRequestState.Waiting && OversightAccess.CanDecide(actor, r), r.AskedBy == actor.Id));
    }

    /// <summary>Whether nobody looks after it any more: who asked belongs to the mission no longer, or, of what is Strictly confidential, who was named to decide is no focal point there.</summary>
    public static async Task<bool> IsLeft(this PeaceCoordDb db, LabelRequest request, DateTimeOffset now, CancellationToken cancel)
    {
        var (asker, decider) = (request.AskedBy, request.DeciderId);
        var accounts = db.Accounts.AsNoTracking();
        var members = db.MembersOf(request.WorkspaceId, now).Where(m => accounts.Any(account => account.Id == (Guid)(object)m.AccountId && account.DisabledAt == null));
        return !await members.AnyAsync(m => m.AccountId == asker, cancel)
            || (decider is not null && !await members.AnyAsync(m => m.AccountId == decider && m.Role == Role.DataFocalPoint, cancel));
    }

    /// <summary>The data protection focal points of a mission.</summary>
    public static Task<List<AccountId>> FocalPointsOf(this PeaceCoordDb db, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancel) =>
        db.MembersOf(workspace, now).Where(m => m.Role == Role.DataFocalPoint).Select(m => m.AccountId).Distinct().ToListAsync(cancel);

    /// <summary>Memberships of a mission in force.</summary>
    public static IQueryable<Membership> MembersOf(this PeaceCoordDb db, WorkspaceId workspace, DateTimeOffset now) =>
        db.Memberships.AsNoTracking().Where(m => m.WorkspaceId == workspace && m.From <= now && (m.Until == null || m.Until > now));
}
