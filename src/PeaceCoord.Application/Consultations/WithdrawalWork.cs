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
    internal const string Place = "work_items.payload";

    /// <summary>Asks for it with the next save. The leader is named, sealed, only where the name is to go.</summary>
    public static async Task AskToFollow(this PeaceCoordDb db, Vault vault, Consultation consultation, LeaderId? leader, AccountId by, DateTimeOffset now, CancellationToken cancel)
    {
        var key = await vault.KeyFor(db, consultation.Id.Value, consultation.WorkspaceId, cancel);
        var named = leader?.Value.ToString("N") ?? "";
        db.WorkItems.Add(WorkItem.Ask(WorkKind.FollowWithdrawal, consultation.WorkspaceId, consultation.Id.Value, by, key.Seal(named, Place), now));
        if (leader is not null)
            db.WorkItems.Add(WorkItem.Ask(WorkKind.TakeNameOut, consultation.WorkspaceId, consultation.Id.Value, by, key.Seal(named, Place), now));
    }

    /// <summary>
    /// The shares in force carry no words any more. Where somebody is named no longer, the name goes from the consultation’s commitments, from what was told at it of others’, from what of
    /// it stands on the duty list, from what its shares are for, and from drafts of it that somebody is writing.
    /// </summary>
    public static async Task FollowWithdrawal(this PeaceCoordDb db, Vault vault, WorkItem item, DateTimeOffset now, CancellationToken cancel)
    {
        var id = new ConsultationId(item.RecordId);
        // Without its key the consultation was destroyed, and nothing is left to follow.
        if (await vault.KeyOf(db, item.RecordId, cancel) is not { } key)
            return;
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
        // What was told at the meeting stands on what it was told of, whatever meeting that comes from.
        ConsultationId? at = id;
        foreach (var told in await db.Commitments.Where(c => c.Tellings.Any(telling => telling.MeetingId == at)).ToListAsync(cancel))
            told.TakeOutOfToldAt(id, name);
        foreach (var told in await db.Consultations.Where(c => c.Id != id && c.ConcernTellings.Any(telling => telling.MeetingId == at)).ToListAsync(cancel))
            told.TakeOutOfToldAt(id, name, now);
        await db.TakeOutOfUrgent(key, id, name, cancel);
        await db.TakeOutOfDrafts(key, id, leaderId, name, now, cancel);
    }

    /// <summary>How the leader may stand in a text. The name is opened for this, and shown to nobody.</summary>
    public static async Task<WrittenName> WrittenNameOf(this PeaceCoordDb db, Vault vault, Leader leader, CancellationToken cancel)
    {
        var key = leader.Name is null ? null : await vault.KeyOf(db, leader.Id.Value, cancel);
        return WrittenName.Of(key?.Open(leader.Name!, LeaderIdentity.NamePlace), leader.Code);
    }

    private static async Task TakeOutOfUrgent(this PeaceCoordDb db, OpenKey key, ConsultationId id, WrittenName name, CancellationToken cancel)
    {
        foreach (var urgent in await db.UrgentConcerns.Where(u => u.ConsultationId == id).ToListAsync(cancel))
            urgent.TakeOut(key, name);
    }

    /// <returns>Whether the name stood there.</returns>
    public static bool TakeOut(this UrgentConcern urgent, OpenKey key, WrittenName name)
    {
        var said = UrgentText.Read(key.Open(urgent.Text, Urgency.Place));
        var left = UrgentText.Write(name.TakenOutOf(said.Place), name.TakenOutOf(said.Summary)!);
        if (left == UrgentText.Write(said.Place, said.Summary))
            return false;
        urgent.Say(urgent.Theme, key.Seal(left, Urgency.Place));
        return true;
    }

    private static async Task TakeOutOfDrafts(this PeaceCoordDb db, OpenKey key, ConsultationId id, LeaderId leader, WrittenName name, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var draft in await db.ConsultationDrafts.Where(d => d.ConsultationId == id).ToListAsync(cancel))
            draft.TakeOut(key, leader, name, now);
    }

    /// <param name="leader">Who is chosen there no longer; null where only the name goes.</param>
    /// <returns>Whether any of it stood there.</returns>
    public static bool TakeOut(this ConsultationDraft draft, OpenKey key, LeaderId? leader, WrittenName name, DateTimeOffset now)
    {
        var found = false;
        if (Drafts.Begun(key, draft) is { } begun && Without(begun, leader, name) is var stood && !stood.SameAs(begun))
        {
            draft.TakeOutOfBegun(Drafts.SealBegun(key, stood));
            found = true;
        }

        var typed = Drafts.Open(key, draft);
        var left = Without(typed, leader, name);
        if (left.SameAs(typed))
            return found;
        draft.Save(Drafts.Seal(key, left), now);
        return true;
    }

    private static DraftFields Without(DraftFields typed, LeaderId? leader, WrittenName name)
    {
        var changes = typed.All.ToDictionary(field => field.Key, string? (field) => name.TakenOutOf(field.Value), StringComparer.Ordinal);
        if (leader is not { } gone)
            return typed.With(changes).Value;
        changes[DraftFieldNames.LeaderIds] = string.Join('\n', typed.List(DraftFieldNames.LeaderIds).Where(value => !Guid.TryParse(value, out var named) || named != gone.Value));
        return typed.With(changes).Value.WithoutRow(DraftFieldNames.ConsentRow, gone.Value);
    }
}
