using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Consultations;

/// <summary>Whether everything a consultation points at exists in its workspace.</summary>
internal static class ContentLookups
{
    public static async Task<Check> Lookups(this Check check, PeaceCoordDb db, Consultation consultation, ConsultationContent content, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var id = consultation.WorkspaceId;
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == id, cancel);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.WorkspaceId == id && m.From <= now && (m.Until == null || m.Until > now))
            .Select(m => m.AccountId)
            .ToListAsync(cancel);
        var tasks = await db.MandateTasks.AsNoTracking().Select(task => task.Code).ToListAsync(cancel);

        check.Unless(workspace.TakesMeetingsOn(content.HeldOn), new Refusal(WorkspaceRefusalCodes.AfterItsEnd, Date, workspace.EndsOn ?? default))
            .Unless(content.FieldOfficeId is null || workspace.FieldOffices.Any(o => o.Id == content.FieldOfficeId), new Refusal(ConsultationRefusalCodes.UnknownOffice, DraftFieldNames.Office))
            .Unless(content.SectionId is null || workspace.Sections.Any(s => s.Id == content.SectionId), new Refusal(ConsultationRefusalCodes.UnknownRecord, SectionField))
            .Unless(content.Tasks.All(tasks.Contains), new Refusal(ConsultationRefusalCodes.UnknownTask, Tasks))
            .Unless(content.Readers.All(members.Contains), new Refusal(ConsultationRefusalCodes.OwnerNotMember, Readers));
        foreach (var commitment in content.Commitments.Where(c => c.OwnerId is { } owner && !members.Contains(owner)))
            check.Unless(false, new Refusal(ConsultationRefusalCodes.OwnerNotMember, Of(commitment.Id, "owner")));
        if (content.Commitments.Count > 0)
            await check.OwnersRead(db, consultation, content, members, now, cancel);
        await check.Tellings(db, consultation, content, actor, cancel);
        await check.Records(db, consultation, content, actor, cancel);
        await check.Rumours(db, consultation, content, cancel);
        return check;
    }

    /// <summary>That the words of rumours are read by no more people than the outreach activity they were heard at, whatever label was chosen since they were taken up.</summary>
    private static async Task Rumours(this Check check, PeaceCoordDb db, Consultation consultation, ConsultationContent content, CancellationToken cancel)
    {
        if (await db.HighestRumour(consultation.Id, content.Concerns.Select(concern => concern.Id), cancel) is { } highest && highest > (content.Label ?? consultation.Label))
            check.Unless(false, new Refusal(ConsultationRefusalCodes.HoldsRumour, LabelField, highest));
    }

    /// <summary>That every owner may read what is theirs to follow up.</summary>
    private static async Task OwnersRead(this Check check, PeaceCoordDb db, Consultation consultation, ConsultationContent content, List<AccountId> members, DateTimeOffset now, CancellationToken cancel)
    {
        var able = await db.OwnersOf(consultation.WorkspaceId, content.Label ?? consultation.Label, [.. content.Readers, consultation.AuthorId], now, cancel);
        foreach (var commitment in content.Commitments.Where(c => c.OwnerId is { } owner && members.Contains(owner) && !able.Contains(owner)))
            check.Unless(false, new Refusal(CommitmentRefusalCodes.OwnerCannotRead, Of(commitment.Id, "owner")));
    }

    /// <summary>That every organisation that is said to have promised is one the actor sees.</summary>
    private static async Task Promisers(this Check check, PeaceCoordDb db, ConsultationContent content, Actor actor, CancellationToken cancel)
    {
        var promised = content.Commitments.Where(c => c is { PromisedBy: PromisedBy.Organisation, OrganisationId: not null }).ToList();
        var named = promised.Select(c => c.OrganisationId!.Value).Distinct().ToList();
        if (named.Count == 0)
            return;
        var seen = await db.Organisations.VisibleTo(actor).Where(o => named.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        foreach (var commitment in promised.Where(c => !seen.Contains(c.OrganisationId!.Value)))
            check.Unless(false, new Refusal(ConsultationRefusalCodes.UnknownRecord, Of(commitment.Id, "organisation")));
    }

    /// <summary>Leaders on the record whom the actor does not see stay on it: the editor neither shows nor sends them, and nobody takes out by a correction what they do not know of.</summary>
    public static async Task<ConsultationContent> WithUnseenLeaders(this PeaceCoordDb db, ConsultationContent content, Consultation consultation, Actor actor, CancellationToken cancel)
    {
        var met = consultation.Leaders.Select(l => l.LeaderId).ToList();
        var seen = await db.Leaders.AsNoTracking().Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => met.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel);
        return content with { Leaders = [.. content.Leaders.Union(met.Except(seen))] };
    }

    /// <summary>Whether the area that the content points at exists, and the actor sees every community, organisation and leader that it adds.</summary>
    private static async Task Records(this Check check, PeaceCoordDb db, Consultation consultation, ConsultationContent content, Actor actor, CancellationToken cancel)
    {
        var id = consultation.WorkspaceId;
        var communities = content.Communities.Except(consultation.Communities.Select(c => c.CommunityId)).ToList();
        var leaders = content.Leaders.Except(consultation.Leaders.Select(l => l.LeaderId)).ToList();
        var organisations = content.Organisations.Except(consultation.Organisations.Select(o => o.OrganisationId)).ToList();
        await check.Promisers(db, content, actor, cancel);
        check.Unless(await db.Communities.Where(CommunityAccess.VisibleTo(actor)).CountAsync(c => c.WorkspaceId == id && communities.Contains(c.Id), cancel) == communities.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, CommunityIds))
            .Unless(await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.WorkspaceId == id && leaders.Contains(l.Id), cancel) == leaders.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, LeaderIds))
            .Unless(await db.Organisations.VisibleTo(actor).CountAsync(o => organisations.Contains(o.Id), cancel) == organisations.Count, new Refusal(ConsultationRefusalCodes.UnknownRecord, OrganisationIds))
            .Unless(content.AreaPCode is null || await db.Areas.AnyAsync(a => a.PCode == content.AreaPCode, cancel), new Refusal(ConsultationRefusalCodes.UnknownArea, DraftFieldNames.Area));
    }
}
