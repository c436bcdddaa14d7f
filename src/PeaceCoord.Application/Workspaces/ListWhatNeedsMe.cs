using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Forums;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Application.Requests;
using PeaceCoord.Application.Sharing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Oversight;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Application.Workspaces;

/// <summary>What needs the actor: numbers over what the actor may see, each with the worst case. A fixed number of queries.</summary>
public sealed class ListWhatNeedsMe(Database database, ICurrentActor current, KeptAnswers answers, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<WhatNeedsMe> Run(string language, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var reader = await current.Get(cancel);
        await using var db = await database.Open<ListWhatNeedsMe>(reader, cancel);
        var me = reader.Id ?? default;
        var places = await db.Workspaces.AsNoTracking().OrderBy(w => w.Code).Select(w => new { w.Id, w.Name, w.TimeZone, w.State }).ToListAsync(cancel);
        // An archived mission asks for nothing: none of it could be done.
        var archived = places.Where(w => w.State == WorkspaceState.Archived).Select(w => w.Id).ToHashSet();
        var actor = reader.Outside(archived);
        var today = MissionTime.Today(places.Find(w => reader.Workspaces.Contains(w.Id))?.TimeZone ?? "UTC", clock.GetUtcNow());
        var open = db.Commitments.AsNoTracking().Where(CommitmentAccess.VisibleTo(actor)).Where(c => c.ClosedAt == null);
        var promises = await answers.Get(db, actor.Workspaces, actor, today, () => PromisesToMind.Count(db, open, actor, today, cancel), counted => counted.All.Count, cancel);
        var worstName = promises.WorstUntoldCommunity is { } community ? (await db.CommunityNames(actor, [community], language, cancel)).GetValueOrDefault(community) : null;
        var week = today.AddDays(WhatNeedsMe.DaysAhead);
        var consultations = db.Consultations.AsNoTracking().VisibleTo(actor);
        var requests = await db.RequestTurns(actor, today, cancel);
        var decisions = await db.DecisionsWaiting(actor, cancel);
        var (clearances, resets) = await MembersToDecide(db, actor, clock.GetUtcNow(), cancel);
        var watches = actor.WorkspacesAs(Role.DataFocalPoint).Count > 0;
        return new WhatNeedsMe
        {
            Workspaces = [.. places.Where(w => reader.Workspaces.Contains(w.Id)).Select(w => w.Name)],
            ReadsWork = reader.WorkspacesAs(ConsultationAccess.Readers).Count > 0,
            SeesErasures = reader.WorkspacesAs(ErasureAccess.Readers).Count > 0,
            ErasuresToConfirm = actor.WorkspacesAs(ErasureAccess.ConfirmingRoles) is { Count: > 0 } confirming ? await db.Erasures.CountAsync(e => e.State == ErasureState.Proposed && e.ProposedBy != me && confirming.Contains(e.WorkspaceId), cancel) : 0,
            DecidesAboutMembers = reader.Standings.Any(standing => standing.Role is Role.MissionAdmin or Role.OrgCoordinator),
            WatchesOver = reader.WorkspacesAs(Role.DataFocalPoint).Count > 0,
            KeepsIncidents = reader.WorkspacesAs(OversightAccess.IncidentRoles).Count > 0,
            ToRelease = actor.WorkspacesAs(OversightAccess.IncidentRoles).Count == 0 ? 0 : await db.Incidents.Where(OversightAccess.IncidentsVisibleTo(actor)).CountAsync(i => i.ReleasedAt == null && i.ReleaseAskedBy != null && i.ReleaseAskedBy != me, cancel),
            Administers = reader.WorkspacesAs(Role.MissionAdmin).Count > 0,
            IsSystemAdmin = actor.IsSystemAdmin,
            CanConsult = actor.WorkspacesAs(ConsultationAccess.Writers).Count > 0,
            Organisations = actor.Organisations.Count == 0 ? [] : await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => actor.Organisations.Contains(o.Id)).OrderBy(o => o.LegalName)
                .Select(o => new OwnOrganisation(o.Id, o.LegalName)).ToListAsync(cancel),
            MyOverdue = promises.Mine?.Late ?? 0,
            MyWorstOverdue = Days(promises.Mine?.LateSince, today),
            Overdue = promises.All.Sum(group => group.Late),
            Untold = promises.All.Sum(group => group.Untold),
            WorstUntold = Days(promises.WorstUntold, today),
            WorstUntoldCommunity = worstName,
            WorstUntoldCommunityId = promises.WorstUntoldCommunity,
            DueSoon = promises.Mine?.Soon ?? 0,
            ToWriteDown = await consultations.CountAsync(c => c.State == ConsultationState.Planned && c.AuthorId == me && c.HeldOn < today, cancel),
            ToAccept = promises.Mine?.ToAccept ?? 0,
            ToVerify = promises.ToVerify,
            ToClose = promises.ToClose,
            ToDecide = promises.ToDecide,
            PromisedByMyOrganisation = actor.Organisations.Count == 0 ? 0 : promises.All.Sum(group => group.ByOrganisations),
            ToReview = (await db.WaitingFor(actor, clock.GetUtcNow(), cancel)).Count(review => review.IsForMe),
            ToReadAgain = await db.ToReadAgain(actor).CountAsync(cancel),
            SharesToLookAt = (await db.SharesToLookAt(actor, clock.GetUtcNow(), cancel)).Count,
            Returned = await db.ReturnedTo(actor).CountAsync(cancel),
            Drafts = await db.DraftsOf(actor).CountAsync(cancel),
            PlannedThisWeek = await consultations.CountAsync(c => c.State == ConsultationState.Planned && c.HeldOn >= today && c.HeldOn <= week, cancel),
            Urgent = await db.UrgentConcerns.AsNoTracking().Where(ConsultationAccess.OnDutyListOf(actor)).CountAsync(u => u.TakenUpBy == null, cancel),
            SharedWithUs = actor.Organisations.Count == 0 ? 0 : await db.SharesOpenTo(actor, clock.GetUtcNow()).CountAsync(cancel),
            LeadersToReview = actor.Workspaces.Any(workspace => CommunityAccess.CanAddLeaders(actor, workspace))
                ? await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).CountAsync(l => l.ReviewOn < today, cancel)
                : 0,
            AnswersRequests = actor.WorkspacesAs(Role.Officer, Role.SectionHead).Count > 0,
            RequestsWaiting = requests.ForTheMission,
            WorstRequest = requests.WorstDays,
            RequestsOfMine = requests.ForTheOrganisation,
            DecisionsWaiting = decisions.Count,
            WorstDecisionWaiting = Days(decisions.Since, today),
            ClearancesToDecide = clearances.Count,
            ClearancesToDecideIn = clearances.Count == 0 ? null : clearances[0].Value,
            ResetsToDecide = resets.Count,
            ResetsToDecideIn = resets.Count == 0 ? null : resets[0].Value,
            Invitations = actor.IsSignedIn ? await (await db.InvitationsTo(actor, vault, clock.GetUtcNow(), cancel)).CountAsync(cancel) : 0,
            LabelsToDecide = !watches ? 0 : await db.LabelRequests.Where(OversightAccess.WaitsFor(actor)).CountAsync(cancel),
            LabelsDecided = actor.WorkspacesAs(OversightAccess.Askers).Count == 0 ? 0 : await db.LabelRequests.CountAsync(r => r.AskedBy == me && r.DecidedBy != me && r.DecidedAt > now.AddDays(-WhatNeedsMe.DaysTold), cancel),
            Emergencies = actor.WorkspacesAs(OversightAccess.Watchers).Count == 0 ? 0 : await db.Emergencies.Watched(actor).CountAsync(e => e.EndedAt == null && e.Until > now, cancel),
            EmergenciesToReview = !watches ? 0 : await db.Emergencies.ToReviewBy(actor, now).CountAsync(cancel),
            PartnershipTurns = await db.PartnershipTurns(actor, clock.GetUtcNow(), cancel),
            PublicationsToApprove = await db.PublicationsToApprove(actor, cancel),
            ChangesToConfirm = await db.ChangesToConfirm(reader, cancel),
            Today = today,
        };
    }

    /// <summary>The workspace of each clearance, and of each removal of a lost second step, that another administrator asked for, and that is not the actor's own.</summary>
    private static async Task<(IReadOnlyList<WorkspaceId> Clearances, IReadOnlyList<WorkspaceId> Resets)> MembersToDecide(PeaceCoordDb db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        var administered = actor.WorkspacesAs(Role.MissionAdmin);
        if (administered.Count == 0)
            return ([], []);
        var since = now - Membership.ResetCounts;
        var asked = await db.Memberships.AsNoTracking()
            .Where(m => m.AccountId != actor.Id && (m.Until == null || m.Until > now) && ((m.ClearanceAsked != null && m.ClearanceAskedBy != actor.Id) || (m.ResetAskedAt > since && m.ResetGrantedAt == null && m.ResetAskedBy != actor.Id)))
            .OrderBy(m => m.ClearanceAskedAt).ThenBy(m => m.ResetAskedAt)
            .Select(m => new { m.WorkspaceId, OfClearance = m.ClearanceAsked != null && m.ClearanceAskedBy != actor.Id, OfReset = m.ResetAskedAt > since && m.ResetGrantedAt == null && m.ResetAskedBy != actor.Id }).ToListAsync(cancel);
        return ([.. asked.Where(a => a.OfClearance).Select(a => a.WorkspaceId).OfType<WorkspaceId>().Where(administered.Contains)], [.. asked.Where(a => a.OfReset).Select(a => a.WorkspaceId).OfType<WorkspaceId>().Where(administered.Contains)]);
    }

    private static int Days(DateOnly? since, DateOnly today) => since is { } day ? today.DayNumber - day.DayNumber : 0;
}

public sealed record WhatNeedsMe
{
    /// <summary>Reminders look so far ahead.</summary>
    public const int DaysAhead = 7;

    /// <summary>Names of the actor's workspaces.</summary>
    public required IReadOnlyList<string> Workspaces { get; init; }

    /// <summary>Whether the actor reads consultations and what came of them anywhere.</summary>
    public required bool ReadsWork { get; init; }

    public required bool DecidesAboutMembers { get; init; }

    /// <summary>Whether the actor is a data protection focal point anywhere.</summary>
    public required bool WatchesOver { get; init; }

    /// <summary>Whether incidents are the actor's to look after anywhere.</summary>
    public required bool KeepsIncidents { get; init; }

    /// <summary>Frozen records that another asked to release, and that wait for a second person.</summary>
    public required int ToRelease { get; init; }

    /// <summary>Whether the actor administers a mission.</summary>
    public required bool Administers { get; init; }

    /// <summary>Whether the reader proposes or confirms erasures.</summary>
    public required bool SeesErasures { get; init; }

    /// <summary>Erasures that wait for the actor's confirmation.</summary>
    public required int ErasuresToConfirm { get; init; }

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

    /// <summary>Promises the actor follows up, not done yet and due within <see cref="DaysAhead"/> days.</summary>
    public required int DueSoon { get; init; }

    /// <summary>Meetings the actor planned whose day has passed.</summary>
    public required int ToWriteDown { get; init; }

    /// <summary>Recorded with the actor as owner, and not yet accepted.</summary>
    public required int ToAccept { get; init; }

    /// <summary>Deliveries of others that the actor may verify, and that cannot close before.</summary>
    public required int ToVerify { get; init; }

    /// <summary>Promises of others that the actor may close now, with <see cref="ToDecide"/>.</summary>
    public required int ToClose { get; init; }

    /// <summary>Requests to close untold that wait for the actor as the second person.</summary>
    public required int ToDecide { get; init; }

    public required int PromisedByMyOrganisation { get; init; }

    /// <summary>Consultations that missions share with the actor's organisations.</summary>
    public required int SharedWithUs { get; init; }

    /// <summary>Submitted consultations that wait for the actor; others whom the actor may review too are not counted.</summary>
    public required int ToReview { get; init; }

    /// <summary>Records whose words wait to be read again after a withdrawal.</summary>
    public required int ToReadAgain { get; init; }

    /// <summary>Shares of the actor that hold something back since their record was changed.</summary>
    public required int SharesToLookAt { get; init; }

    public required int Returned { get; init; }

    public required int Drafts { get; init; }

    public required int PlannedThisWeek { get; init; }

    public required int Urgent { get; init; }

    public required int LeadersToReview { get; init; }

    /// <summary>Whether requests of organisations are the actor's to answer anywhere.</summary>
    public required bool AnswersRequests { get; init; }

    /// <summary>Requests of organisations on which it is the mission's turn.</summary>
    public required int RequestsWaiting { get; init; }

    /// <summary>Days of the one that waits longest.</summary>
    public required int WorstRequest { get; init; }

    /// <summary>Requests of the actor's organisations on which it is theirs: a meeting is set, or the mission has answered in the last days.</summary>
    public required int RequestsOfMine { get; init; }

    /// <summary>Decisions of joint forums that wait for the mission's answer.</summary>
    public required int DecisionsWaiting { get; init; }

    /// <summary>Days of the longest wait.</summary>
    public required int WorstDecisionWaiting { get; init; }

    /// <summary>Clearances that another administrator asked for, and that the actor may grant or refuse.</summary>
    public required int ClearancesToDecide { get; init; }

    /// <summary>The workspace of the one that waits longest; null when none does.</summary>
    public required Guid? ClearancesToDecideIn { get; init; }

    /// <summary>Lost second steps that another administrator asked to remove, and about which the actor may decide.</summary>
    public required int ResetsToDecide { get; init; }

    /// <summary>The workspace of the one that waits longest; null when none does.</summary>
    public required Guid? ResetsToDecideIn { get; init; }

    /// <summary>Invitations of organisations to the actor.</summary>
    public required int Invitations { get; init; }

    /// <summary>What was decided about the actor's requests is told for so many days.</summary>
    public const int DaysTold = 7;

    /// <summary>Requests to lower a label that wait for the actor.</summary>
    public required int LabelsToDecide { get; init; }

    /// <summary>Requests of the actor that were decided in the last <see cref="DaysTold"/> days.</summary>
    public required int LabelsDecided { get; init; }

    /// <summary>Records that a colleague opened in an emergency and that are open now, for those who watch.</summary>
    public required int Emergencies { get; init; }

    /// <summary>Emergencies that are over and wait for the actor to look at them.</summary>
    public required int EmergenciesToReview { get; init; }

    /// <summary>Partnerships on which it is the actor's turn.</summary>
    public required int PartnershipTurns { get; init; }

    /// <summary>Figures to be published that wait for the actor's approval.</summary>
    public required int PublicationsToApprove { get; init; }

    /// <summary>Changes of a mission's state that wait for the actor's confirmation.</summary>
    public required int ChangesToConfirm { get; init; }

    public required DateOnly Today { get; init; }
}

public sealed record OwnOrganisation(OrganisationId Id, string Name);
