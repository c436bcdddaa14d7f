using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Closing;

/// <summary>What is open of one kind of record.</summary>
internal interface IOpenOfKind
{
    OpenKind Kind { get; }

    /// <summary>How much of it the actor reads.</summary>
    Task<int> Count(PeaceCoordDb db, Actor actor, WorkspaceId workspace, bool onlyWithout, CancellationToken cancel);

    Task<List<OpenRecord>> Page(PeaceCoordDb db, Actor actor, WorkspaceId workspace, bool onlyWithout, int skip, int take, CancellationToken cancel);

    Task<List<OpenRecord>> Among(PeaceCoordDb db, Actor actor, WorkspaceId workspace, List<Guid> ids, CancellationToken cancel);

    /// <summary>How much there is at all, the same for everybody.</summary>
    Task<OpenCount> CountAll(PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel);
}

internal sealed class OpenOf<TRecord>(OpenKind kind) : IOpenOfKind
    where TRecord : class
{
    public OpenKind Kind => kind;

    public required Func<PeaceCoordDb, WorkspaceId, IQueryable<TRecord>> All { get; init; }

    public required Func<Actor, Expression<Func<TRecord, bool>>> VisibleTo { get; init; }

    /// <summary>What everybody may know of as a number.</summary>
    public Expression<Func<TRecord, bool>> Counted { get; init; } = _ => true;

    /// <summary>Those of which nobody said who takes over.</summary>
    public required Func<IQueryable<TRecord>, IQueryable<Guid>, IQueryable<TRecord>> Without { get; init; }

    public required Func<IQueryable<TRecord>, List<Guid>, IQueryable<TRecord>> Named { get; init; }

    public required Func<IQueryable<TRecord>, IQueryable<TRecord>> Sorted { get; init; }

    public required Func<IQueryable<TRecord>, Actor, WorkspaceId, CancellationToken, Task<List<OpenRecord>>> Read { get; init; }

    public Task<int> Count(PeaceCoordDb db, Actor actor, WorkspaceId workspace, bool onlyWithout, CancellationToken cancel) => Seen(db, actor, workspace, onlyWithout).CountAsync(cancel);

    public Task<List<OpenRecord>> Page(PeaceCoordDb db, Actor actor, WorkspaceId workspace, bool onlyWithout, int skip, int take, CancellationToken cancel) =>
        Read(Sorted(Seen(db, actor, workspace, onlyWithout)).Skip(skip).Take(take), actor, workspace, cancel);

    public Task<List<OpenRecord>> Among(PeaceCoordDb db, Actor actor, WorkspaceId workspace, List<Guid> ids, CancellationToken cancel) =>
        Read(Named(Seen(db, actor, workspace, onlyWithout: false), ids), actor, workspace, cancel);

    public async Task<OpenCount> CountAll(PeaceCoordDb db, WorkspaceId workspace, CancellationToken cancel)
    {
        var open = All(db, workspace).Where(Counted);
        return new OpenCount(kind, await open.CountAsync(cancel), await Without(open, Said(db, workspace)).CountAsync(cancel));
    }

    private IQueryable<TRecord> Seen(PeaceCoordDb db, Actor actor, WorkspaceId workspace, bool onlyWithout)
    {
        var seen = All(db, workspace).Where(VisibleTo(actor));
        return onlyWithout ? Without(seen, Said(db, workspace)) : seen;
    }

    private IQueryable<Guid> Said(PeaceCoordDb db, WorkspaceId workspace) => db.Successions.Where(s => s.WorkspaceId == workspace && s.Kind == kind).Select(s => s.RecordId);
}
