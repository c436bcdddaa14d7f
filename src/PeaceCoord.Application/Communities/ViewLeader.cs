using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Communities;

/// <summary>What is openly said of a leader. Whether a name is held, never which. Of a record that is frozen those who would read it are told that it is.</summary>
public sealed class ViewLeader(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<LeaderView>> Run(LeaderId id, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ViewLeader>(actor, cancel);
        var leader = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).SingleOrDefaultAsync(l => l.Id == id, cancel);
        if (leader is null)
            return await db.Leaders.Where(CommunityAccess.FrozenLeadersFor(actor)).AnyAsync(l => l.Id == id, cancel) ? new Refusal(OversightRefusalCodes.Frozen) : Refusal.NotFound;

        var wanted = leader.SpeaksFor.Select(link => link.CommunityId).ToList();
        var communities = await db.Communities.AsNoTracking().Where(CommunityAccess.VisibleTo(actor)).Where(c => wanted.Contains(c.Id)).ToListAsync(cancel);
        var office = leader.FieldOfficeId is { } fieldOffice
            ? await db.Workspaces.AsNoTracking().Where(w => w.Id == leader.WorkspaceId).SelectMany(w => w.FieldOffices).Where(o => o.Id == fieldOffice).Select(o => o.Name).SingleOrDefaultAsync(cancel)
            : null;
        return new LeaderView(
            leader.Id, leader.WorkspaceId, leader.Version, leader.Code, leader.Role, leader.FieldOfficeId, office,
            [.. communities.Select(c => new NamedCommunity(c.Id, c.NameFor(language)))],
            leader.Languages, leader.ContactPreference, leader.ContactNote, leader.ReprisalRisk, leader.SeenWithUs, leader.ReviewOn,
            leader.Name is not null, leader.Contacts is not null,
            CommunityAccess.CanWrite(actor, leader), CommunityAccess.CanReveal(actor, leader))
        {
            IsErased = await db.IsErased(leader, cancel),
            ErasedAt = leader.ErasedAt,
            CanErase = ErasureAccess.CanPropose(actor, leader) && (leader.Name ?? leader.Contacts) is not null,
        };
    }
}

public sealed record LeaderView(
    LeaderId Id, WorkspaceId WorkspaceId, int Version, string Code, LeaderRole Role, FieldOfficeId? FieldOfficeId, string? FieldOffice,
    IReadOnlyList<NamedCommunity> SpeaksFor, string? Languages, ContactPreference ContactPreference, string? ContactNote, ReprisalRisk ReprisalRisk,
    SeenWithUs SeenWithUs, DateOnly ReviewOn, bool HasName, bool HasContacts, bool CanCorrect, bool CanReveal)
{
    /// <summary>Whether the name was erased for good.</summary>
    public bool IsErased { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>Whether the reader may propose that it is.</summary>
    public bool CanErase { get; init; }
}
