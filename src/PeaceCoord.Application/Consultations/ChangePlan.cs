using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Consultations;

/// <summary>
/// Corrects what is planned: its author, until the meeting is held or called off. Whom the author does not see, and is to be met, stays on the
/// plan: nobody takes out what they do not know of.
/// </summary>
public sealed class ChangePlan(Database database, ICurrentActor current, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ConsultationId id, ChangePlanInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ChangePlan>(actor, cancel);
        var consultation = await db.Consultations.VisibleTo(actor).Find(id, cancel);
        if (consultation is null)
            return Refusal.NotFound;
        if (!ConsultationAccess.CanWrite(actor, consultation))
            return Refusal.NotPermitted(Who.Author);
        if (!consultation.IsAhead)
            return new Refusal(ConsultationRefusalCodes.NotInThisState, null, consultation.State);

        var check = new Check();
        var typed = input.Read(check);
        var workspace = await db.Workspaces.AsNoTracking().FirstAsync(w => w.Id == consultation.WorkspaceId, cancel);
        var communities = consultation.Communities.Select(c => c.CommunityId).ToList();
        var organisations = consultation.Organisations.Select(o => o.OrganisationId).ToList();
        var leaders = consultation.Leaders.Select(l => l.LeaderId).ToList();
        var seen = await db.Communities.Where(CommunityAccess.VisibleTo(actor)).Where(c => communities.Contains(c.Id)).Select(c => c.Id).ToListAsync(cancel);
        var seenOrganisations = await db.Organisations.VisibleTo(actor).Where(o => organisations.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        var seenLeaders = await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).Where(l => leaders.Contains(l.Id)).Select(l => l.Id).ToListAsync(cancel);
        var plan = typed with
        {
            Communities = [.. typed.Communities.Union(communities.Except(seen))],
            Organisations = [.. typed.Organisations.Union(organisations.Except(seenOrganisations))],
            Leaders = [.. typed.Leaders.Union(leaders.Except(seenLeaders))],
        };
        await check.Lookups(db, workspace, plan, [.. communities.Except(seen)], [.. organisations.Except(seenOrganisations)], [.. leaders.Except(seenLeaders)], actor, cancel);
        if (!check.Passed)
            return Result.Refused(check.Refusals);

        return await db.Save(consultation.ChangePlan(plan, await db.Wishes(workspace.Id, plan, cancel), clock.GetUtcNow()), consultation, input.Version, cancel);
    }
}

public class ChangePlanInput : PlanConsultationInput
{
    /// <summary>The version the form was opened on.</summary>
    public int? Version { get; set; }
}
