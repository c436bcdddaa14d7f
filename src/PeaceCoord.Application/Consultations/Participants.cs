using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>Those named on recorded consultations, as the use cases on consents find them.</summary>
internal static class Participants
{
    /// <summary>The record and the leader, both visible to the actor, who may keep consents there; else the refusal. Whether the leader is named is not asked yet.</summary>
    public static async Task<Result<(Consultation Consultation, Leader Leader)>> ParticipantOf(this PeaceCoordDb db, Actor actor, ConsultationId id, LeaderId leader, CancellationToken cancel)
    {
        var consultation = await db.Consultations.Where(ConsultationAccess.ConsentsVisibleTo(actor)).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanKeepConsents(actor, consultation))
            return Refusal.NotPermitted(ConsultationAccess.ConsentKeepers);
        var seen = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).FirstOrDefaultAsync(l => l.Id == leader && l.WorkspaceId == consultation.WorkspaceId, cancel);
        return seen is null ? Refusal.NotFound : (consultation, seen);
    }

    /// <summary>The codes of those the actor sees among these, by id.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> CodesOf(this PeaceCoordDb db, Actor actor, IReadOnlyCollection<LeaderId> leaders, CancellationToken cancel) =>
        leaders.Count == 0 ? new Dictionary<Guid, string>() : (await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => leaders.Contains(l.Id)).OrderBy(l => l.Code).Select(l => new { l.Id, l.Code }).ToListAsync(cancel))
            .ToDictionary(l => l.Id.Value, l => l.Code);

    /// <summary>What is kept in place of the leader who is named no longer: another one for every consultation.</summary>
    public static string MarkOf(this Vault vault, ConsultationId consultation, LeaderId leader) => vault.Mark(leader.Value.ToString("N"), $"withdrawn|{consultation.Value:N}");

    /// <summary>Nobody is named again by an amendment who withdrew from the record, and did not consent anew since.</summary>
    public static Check StaysUnnamed(this Check check, Vault vault, Consultation consultation, ConsultationContent content)
    {
        var marks = consultation.Consents.Where(consent => consent.IsNamedNoMore).Select(consent => consent.Mark).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return check.Unless(marks.Count == 0 || !content.Leaders.Any(leader => marks.Contains(vault.MarkOf(consultation.Id, leader))), new Refusal(ConsultationRefusalCodes.NamedAfterWithdrawal, DraftFieldNames.LeaderIds));
    }
}
