using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Commitments;

/// <summary>Who can follow up what a consultation promised, and how a commitment comes from one.</summary>
internal static class Owners
{
    /// <summary>Members who may read a record of that label: nobody is given what they could not open.</summary>
    /// <param name="named">Who reads it by name when it is Strictly confidential.</param>
    public static async Task<IReadOnlySet<AccountId>> OwnersOf(this PeaceCoordDb db, WorkspaceId workspace, Label label, IReadOnlyList<AccountId> named, DateTimeOffset now, CancellationToken cancel)
    {
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId == workspace && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => new { m.AccountId, m.Role, m.Clearance })
            .ToListAsync(cancel);
        return members.Where(m => CommitmentAccess.CanOwn(m.Role, m.Clearance, label, named.Contains(m.AccountId))).Select(m => m.AccountId).ToHashSet();
    }

    /// <summary>The members of a mission now, to ask of several records who could own them.</summary>
    public static async Task<IReadOnlyList<(AccountId Account, Role Role, Label Clearance)>> MembersOf(this PeaceCoordDb db, WorkspaceId workspace, DateTimeOffset now, CancellationToken cancel) =>
    [
        .. (await db.Memberships.AsNoTracking().Where(m => m.WorkspaceId == workspace && m.From <= now && (m.Until == null || m.Until > now)).Select(m => new { m.AccountId, m.Role, m.Clearance }).ToListAsync(cancel))
            .Select(m => (m.AccountId, m.Role, m.Clearance)),
    ];

    /// <summary>Whether the person could read the commitment that would be theirs.</summary>
    public static bool CanOwn(this IReadOnlyList<(AccountId Account, Role Role, Label Clearance)> members, AccountId person, Commitment commitment) =>
        members.Any(m => m.Account == person && CommitmentAccess.CanOwn(m.Role, m.Clearance, commitment.Label, commitment.NamedReaders.Contains(person.Value)));

    /// <summary>Owed to the communities of the meeting, but for those that are left out.</summary>
    public static Commitment Commit(
        this Consultation consultation, CommitmentId id, CommitmentKind kind, string text, PromisedBy promisedBy, AccountId owner, DateOnly due, Priority priority, ConcernId? concern, DateTimeOffset now, OrganisationId? organisation = null, IEnumerable<CommunityId>? leftOut = null) =>
        Commitment.FromConsultation(
            id,
            consultation.WorkspaceId,
            consultation.Id,
            concern,
            consultation.Met.Except(leftOut ?? []),
            consultation.FieldOfficeId,
            consultation.Label,
            kind,
            text,
            promisedBy,
            owner,
            due,
            priority,
            now,
            organisation,
            readers: consultation.NamedToRead());

    /// <summary>The commitments of an amended consultation are read by those who read it, and by nobody else.</summary>
    public static async Task Follow(this PeaceCoordDb db, Consultation consultation, CancellationToken cancel)
    {
        // All of them: the actor may not see each, and none may keep the old label.
        foreach (var commitment in await db.Commitments.Where(c => c.ConsultationId == consultation.Id).ToListAsync(cancel))
            commitment.Follow(consultation.Label, consultation.FieldOfficeId, consultation.NamedToRead());
    }
}
