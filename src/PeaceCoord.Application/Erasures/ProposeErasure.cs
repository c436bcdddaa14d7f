using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Closing;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Erasures;

/// <summary>Proposes that a leader's name and contacts are erased. The data protection focal point; nothing is gone before a second person confirms it.</summary>
public sealed class ProposeErasure(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(LeaderId id, ProposeErasureInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ProposeErasure>(actor, cancel);
        var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (leader is null)
            return Refusal.NotFound;
        if (!ErasureAccess.CanPropose(actor, leader))
            return Refusal.NotPermitted(ErasureAccess.Proposers);
        return await db.ProposeIdentity(leader.WorkspaceId, (id.Value, null, leader.Code), (leader.Name ?? leader.Contacts) is not null, input, actor.Id!.Value, clock.GetUtcNow(), cancel);
    }
}

/// <summary>As <see cref="ProposeErasure"/>, of an organisation's contact.</summary>
public sealed class ProposeContactErasure(Database database, ICurrentActor current, TimeProvider clock) : IUseCase, IGoesOnWhenArchived
{
    public async Task<Result> Run(OrganisationId id, ContactId contact, ProposeErasureInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ProposeContactErasure>(actor, cancel);
        var organisation = await db.Organisations.AsNoTracking().Where(OrganisationAccess.VisibleTo(actor)).FirstOrDefaultAsync(o => o.Id == id, cancel);
        if (organisation is null || !OrganisationAccess.CanSeeContacts(actor, organisation) || organisation.Contacts.FirstOrDefault(c => c.Id == contact) is not { } found)
            return Refusal.NotFound;
        if (!ErasureAccess.CanPropose(actor, organisation))
            return Refusal.NotPermitted(ErasureAccess.Proposers);
        return await db.ProposeIdentity(organisation.WorkspaceId, (id.Value, contact.Value, found.Function), found.Name is not null, input, actor.Id!.Value, clock.GetUtcNow(), cancel);
    }
}

public sealed class ProposeErasureInput
{
    /// <summary>Made with the empty form, so that sending it twice is proposing once.</summary>
    public Guid Id { get; set; } = ErasureId.New().Value;

    public ErasureGround? Ground { get; set; }

    public string? Reason { get; set; }
}

internal static class Proposing
{
    public static async Task<Result> ProposeIdentity(this PeaceCoordDb db, WorkspaceId workspace, (Guid Record, Guid? Part, string Name) what, bool isHeldHere, ProposeErasureInput input, Domain.People.AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        var id = new ErasureId(input.Id);
        var before = await db.Erasures.AsNoTracking().Where(e => e.Id == id || (e.RecordId == what.Record && e.PartId == what.Part && e.State != ErasureState.Withdrawn)).ToListAsync(cancel);
        if (before.Exists(e => e.Id == id))
            return Result.Done;
        if (before is [var standing, ..])
            return new Refusal(standing.State == ErasureState.Confirmed ? ErasureRefusalCodes.ErasedAlready : ErasureRefusalCodes.ProposedAlready, null, what.Name);
        if (!isHeldHere)
            return new Refusal(ErasureRefusalCodes.NothingHeld);
        if (await db.IsHeld(workspace, what.Record, cancel))
            return new Refusal(ErasureRefusalCodes.Held, null, what.Name);
        var proposed = Erasure.OfIdentity(id, workspace, what, input.Ground, input.Reason, by, now);
        if (!proposed.TryGet(out var erasure))
            return proposed;
        db.Add(erasure);
        return await db.Save(cancel);
    }
}
