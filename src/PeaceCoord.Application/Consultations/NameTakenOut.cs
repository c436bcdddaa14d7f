using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Work;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// What follows a withdrawal in the texts of the mission that name nobody by their own rules, whatever consultation they go back to: forums, outreach,
/// requests and agreements, and what was said when a label was to be lowered, a record opened in an emergency or closed after an incident. An item of its own: what of it goes wrong does not keep the shares open. Doing it twice changes nothing more.
/// </summary>
internal static class NameTakenOut
{
    public static async Task TakeNameOut(this PeaceCoordDb db, Vault vault, WorkItem item, CancellationToken cancel)
    {
        // Without its key the consultation was destroyed, and whose name it was is not known any more.
        if (await vault.KeyOf(db, item.RecordId, cancel) is not { } key)
            return;
        var leaderId = new LeaderId(Guid.ParseExact(key.Open(item.Payload, WithdrawalWork.Place), "N"));
        if (await db.Leaders.AsNoTracking().FirstOrDefaultAsync(l => l.Id == leaderId, cancel) is not { } leader)
            return;

        var name = await db.WrittenNameOf(vault, leader, cancel);
        var workspace = item.WorkspaceId;
        foreach (var forum in await db.JointForums.Where(f => f.WorkspaceId == workspace).ToListAsync(cancel))
            forum.TakeOut(name);
        foreach (var activity in await db.OutreachActivities.Where(a => a.WorkspaceId == workspace).ToListAsync(cancel))
            activity.TakeOut(name);
        foreach (var request in await db.Requests.Where(r => r.WorkspaceId == workspace).ToListAsync(cancel))
            request.TakeOut(name);
        foreach (var agreement in await db.LocalAgreements.Where(a => a.WorkspaceId == workspace).ToListAsync(cancel))
            agreement.TakeOut(name);
        foreach (var asked in await db.LabelRequests.Where(r => r.WorkspaceId == workspace).ToListAsync(cancel))
            asked.TakeOut(name);
        foreach (var emergency in await db.Emergencies.Where(e => e.WorkspaceId == workspace).ToListAsync(cancel))
            emergency.TakeOut(name);
        foreach (var incident in await db.Incidents.Where(i => i.WorkspaceId == workspace).ToListAsync(cancel))
            incident.TakeOut(name);
    }
}
