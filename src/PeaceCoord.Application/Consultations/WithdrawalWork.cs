using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Consultations;

/// <summary>What follows a withdrawal on other records than the consultation itself. Doing it twice changes nothing more.</summary>
internal static class WithdrawalWork
{
    private const string Place = "work_items.payload";

    /// <summary>Asks for it with the next save. The leader is named, sealed, only where the name is to go.</summary>
    public static async Task AskToFollow(this PeaceCoordDb db, Vault vault, Consultation consultation, LeaderId? leader, AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        db.WorkItems.Add(WorkItem.Ask(WorkKind.FollowWithdrawal, consultation.WorkspaceId, consultation.Id.Value, by, key.Seal(leader?.Value.ToString("N") ?? "", Place), now));
    }

    /// <summary>
    /// The shares in force carry no words any more. Where somebody is named no longer, the name goes from the consultation’s commitments, from what of
    /// it stands on the duty list, from what its shares are for, and from drafts of it that somebody is writing.
    /// </summary>
    public static async Task FollowWithdrawal(this PeaceCoordDb db, Vault vault, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var id = new ConsultationId(item.RecordId);
        var key = await vault.KeyFor(db, item.RecordId, item.WorkspaceId, cancel);
        var payload = key.Open(item.Payload, Place);
        var shares = await db.Shares.Where(s => s.ConsultationId == id).ToListAsync(cancel);
        foreach (var share in shares)
            share.LeaveOutWords(item.AskedBy, now);
        if (payload.Length == 0)
            return;

        var leaderId = new LeaderId(Guid.ParseExact(payload, "N"));
        if (await db.Leaders.AsNoTracking().FirstOrDefaultAsync(l => l.Id == leaderId, cancel) is not { } leader)
            return;
        var name = await db.WrittenNameOf(vault, leader, cancel);
        foreach (var share in shares)
            share.TakeOut(name);
        foreach (var commitment in await db.Commitments.Where(c => c.ConsultationId == id).ToListAsync(cancel))
            commitment.TakeOut(name);
        await db.TakeOutOfUrgent(key, id, name, cancel);
        await db.TakeOutOfDrafts(key, id, leaderId, name, now, cancel);
    }

    /// <summary>How the leader may stand in a text. The name is opened for this, and shown to nobody.</summary>
    public static async Task<WrittenName> WrittenNameOf(this PeaceCoordDb db, Vault vault, Leader leader, CancellationToken cancel)
    {
        var key = leader.Name is null ? null : (await vault.KeysOf(db, [leader.Id.Value], cancel)).GetValueOrDefault(leader.Id.Value);
        return WrittenName.Of(key?.Open(leader.Name!, LeaderIdentity.NamePlace), leader.Code);
    }

    private static async Task TakeOutOfUrgent(this PeaceCoordDb db, OpenKey key, ConsultationId id, WrittenName name, CancellationToken cancel)
    {
        foreach (var urgent in await db.UrgentConcerns.Where(u => u.ConsultationId == id).ToListAsync(cancel))
        {
            var said = UrgentText.Read(key.Open(urgent.Text, Urgency.Place));
            var left = UrgentText.Write(name.TakenOutOf(said.Place), name.TakenOutOf(said.Summary)!);
            if (left != UrgentText.Write(said.Place, said.Summary))
                urgent.Say(urgent.Theme, key.Seal(left, Urgency.Place));
        }
    }

    private static async Task TakeOutOfDrafts(this PeaceCoordDb db, OpenKey key, ConsultationId id, LeaderId leader, WrittenName name, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var draft in await db.ConsultationDrafts.Where(d => d.ConsultationId == id).ToListAsync(cancel))
        {
            var typed = Drafts.Open(key, draft);
            var changes = typed.All.ToDictionary(field => field.Key, string? (field) => name.TakenOutOf(field.Value), StringComparer.Ordinal);
            changes[DraftFieldNames.LeaderIds] = string.Join('\n', typed.List(DraftFieldNames.LeaderIds).Where(value => !Guid.TryParse(value, out var named) || named != leader.Value));
            var left = typed.With(changes).Value.WithoutRow(DraftFieldNames.ConsentRow, leader.Value);
            if (!left.SameAs(typed))
                draft.Save(Drafts.Seal(key, left), now);
        }
    }
}
