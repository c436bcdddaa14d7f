using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>What needs the actor: numbers over what the actor may see, each with the worst case. A fixed number of queries.</summary>
public sealed class ListWhatNeedsMe(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<WhatNeedsMe> Run(string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListWhatNeedsMe>(actor, cancel);
        var me = actor.Id ?? default;
        var places = await db.Workspaces.AsNoTracking().OrderBy(w => w.Code).Select(w => new { w.Id, w.Name, w.TimeZone }).ToListAsync(cancel);
        var today = MissionTime.Today(places.Find(w => actor.Workspaces.Contains(w.Id))?.TimeZone ?? "UTC", clock.GetUtcNow());
        var open = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ClosedAt == null);
        var overdue = open.Overdue(today);
        var untold = await open.Untold().Select(c => new { c.CommunityId, Since = c.State == CommitmentState.Declined ? c.DeclinedOn : c.DeliveredOn }).ToListAsync(cancel);
        var worst = untold.MinBy(c => c.Since);
        var worstName = worst?.CommunityId is { } community ? (await db.CommunityNames(actor, [community], language, cancel)).GetValueOrDefault(community) : null;
        var reviewed = actor.WorkspacesAs(ConsultationAccess.Reviewers);
        var consultations = db.Consultations.AsNoTracking().VisibleTo(actor);
        var week = today.AddDays(7);
        var clearances = await ClearancesToDecide(db, actor, clock.GetUtcNow(), cancel);
        return new WhatNeedsMe
        {
            Workspaces = [.. places.Where(w => actor.Workspaces.Contains(w.Id)).Select(w => w.Name)],
            ReadsWork = actor.WorkspacesAs(ConsultationAccess.Readers).Count > 0,
            DecidesAboutMembers = actor.Standings.Any(standing => standing.Role is Role.MissionAdmin or Role.OrgCoordinator),
            IsSystemAdmin = actor.IsSystemAdmin,
            CanConsult = actor.WorkspacesAs(ConsultationAccess.Writers).Count > 0,
            Organisations = actor.Organisations.Count == 0 ? [] : await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => actor.Organisations.Contains(o.Id)).OrderBy(o => o.LegalName)
                .Select(o => new OwnOrganisation(o.Id, o.LegalName)).ToListAsync(cancel),
            MyOverdue = await overdue.Where(c => c.OwnerId == me).CountAsync(cancel),
            MyWorstOverdue = Days(await overdue.Where(c => c.OwnerId == me).MinAsync(c => (DateOnly?)c.Due, cancel), today),
            Overdue = await overdue.CountAsync(cancel),
            Untold = untold.Count,
            WorstUntold = Days(worst?.Since, today),
            WorstUntoldCommunity = worstName,
            WorstUntoldCommunityId = worst?.CommunityId,
            ToAccept = await open.CountAsync(c => c.State == CommitmentState.Recorded && c.OwnerId == me, cancel),
            ToDecide = reviewed.Count == 0 ? 0 : await open.CountAsync(c => c.Untold != null && c.Untold.AskedBy != me && c.OwnerId != me && reviewed.Contains(c.WorkspaceId), cancel),
            PromisedByMyOrganisation = actor.Organisations.Count == 0 ? 0 : await open.CountAsync(c => c.OrganisationId != null && c.State != CommitmentState.Confirmed, cancel),
            ToReview = (await db.WaitingFor(actor, clock.GetUtcNow(), cancel)).Count(review => review.IsForMe),
            ToReadAgain = (await db.ToReadAgain(actor, cancel)).Count,
            Returned = await db.ReturnedTo(actor).CountAsync(cancel),
            Drafts = await db.DraftsOf(actor).CountAsync(cancel),
            PlannedThisWeek = await consultations.CountAsync(c => c.State == ConsultationState.Planned && c.HeldOn >= today && c.HeldOn <= week, cancel),
            Urgent = await db.UrgentConcerns.AsNoTracking().Where(ConsultationAccess.OnDutyListOf(actor)).CountAsync(u => u.TakenUpBy == null, cancel),
            SharedWithUs = actor.Organisations.Count == 0 ? 0 : await db.SharesOpenTo(actor, clock.GetUtcNow()).CountAsync(cancel),
            LeadersToReview = actor.Workspaces.Any(workspace => CommunityAccess.CanAddLeaders(actor, workspace))
                ? await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.ReviewOn < today, cancel)
                : 0,
            ClearancesToDecide = clearances.Count,
            ClearancesToDecideIn = clearances.Count == 0 ? null : clearances[0].Value,
            Invitations = actor.IsSignedIn ? await (await db.InvitationsTo(actor, vault, clock.GetUtcNow(), cancel)).CountAsync(cancel) : 0,
            Today = today,
        };
    }

    /// <summary>The workspace of each clearance that another administrator asked for, and that is not the actor's own.</summary>
    private static async Task<IReadOnlyList<WorkspaceId>> ClearancesToDecide(PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var administered = actor.WorkspacesAs(Role.MissionAdmin);
        if (administered.Count == 0)
            return [];
        var asked = await db.Memberships.AsNoTracking()
            .Where(m => m.ClearanceAsked != null && m.ClearanceAskedBy != actor.Id && m.AccountId != actor.Id && (m.Until == null || m.Until > now))
            .OrderBy(m => m.ClearanceAskedAt).Select(m => m.WorkspaceId).ToListAsync(cancel);
        return [.. asked.OfType<WorkspaceId>().Where(administered.Contains)];
    }

    private static int Days(DateOnly? since, DateOnly today) => since is { } day ? today.DayNumber - day.DayNumber : 0;
}

public sealed record WhatNeedsMe
{
    /// <summary>Names of the actor's workspaces.</summary>
    public required IReadOnlyList<string> Workspaces { get; init; }

    /// <summary>Whether the actor reads consultations and what came of them anywhere.</summary>
    public required bool ReadsWork { get; init; }

    public required bool DecidesAboutMembers { get; init; }

    public required bool IsSystemAdmin { get; init; }

    /// <summary>Whether the actor writes consultations anywhere.</summary>
    public required bool CanConsult { get; init; }

    /// <summary>Those the actor belongs to.</summary>
    public required IReadOnlyList<OwnOrganisation> Organisations { get; init; }

    public required int MyOverdue { get; init; }

    /// <summary>Days of the longest overdue.</summary>
    public required int MyWorstOverdue { get; init; }

    /// <summary>Everybody's that the actor may see.</summary>
    public required int Overdue { get; init; }

    /// <summary>Delivered or declined, and the community was not told.</summary>
    public required int Untold { get; init; }

    /// <summary>Days of the longest wait.</summary>
    public required int WorstUntold { get; init; }

    public required SaidName? WorstUntoldCommunity { get; init; }

    public required CommunityId? WorstUntoldCommunityId { get; init; }

    /// <summary>Recorded with the actor as owner, and not yet accepted.</summary>
    public required int ToAccept { get; init; }

    /// <summary>Requests to close untold that wait for a second person.</summary>
    public required int ToDecide { get; init; }

    public required int PromisedByMyOrganisation { get; init; }

    /// <summary>Consultations that missions share with the actor's organisations.</summary>
    public required int SharedWithUs { get; init; }

    /// <summary>Submitted consultations that wait for the actor; others whom the actor may review too are not counted.</summary>
    public required int ToReview { get; init; }

    /// <summary>Records whose words wait to be read again after a withdrawal.</summary>
    public required int ToReadAgain { get; init; }

    public required int Returned { get; init; }

    public required int Drafts { get; init; }

    public required int PlannedThisWeek { get; init; }

    public required int Urgent { get; init; }

    public required int LeadersToReview { get; init; }

    /// <summary>Clearances that another administrator asked for, and that the actor may grant or refuse.</summary>
    public required int ClearancesToDecide { get; init; }

    /// <summary>The workspace of the one that waits longest; null when none does.</summary>
    public required Guid? ClearancesToDecideIn { get; init; }

    /// <summary>Invitations of organisations to the actor.</summary>
    public required int Invitations { get; init; }

    public required DateOnly Today { get; init; }
}

public sealed record OwnOrganisation(OrganisationId Id, string Name);
