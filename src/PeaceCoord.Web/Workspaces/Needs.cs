using PeaceCoord.Application.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Workspaces;

/// <summary>What needs somebody, in sentences: the home and the daily digest say the same.</summary>
internal sealed class Needs
{
    private const string Late = "late";
    private const string Soon = "soon";

    private readonly List<Need> _needs = [];

    private Needs()
    {
    }

    /// <summary>What is late first.</summary>
    public static IReadOnlyList<Need> Of(WhatNeedsMe me)
    {
        var needs = new Needs();
        needs.Gather(me);
        return needs._needs;
    }

    private void Gather(WhatNeedsMe me)
    {
        Add(me.Urgent, Late, Words.UrgentOne, Words.UrgentMany, Routes.Urgent, Words.UrgentWhy);
        Add(me.Emergencies, Late, Words.EmergencyOne, Words.EmergencyMany, Routes.Emergencies, Words.EmergencyWhy);
        Add(me.EmergenciesToReview, Late, Words.EmergencyToReviewOne, Words.EmergencyToReviewMany, Routes.Emergencies, Words.EmergencyToReviewWhy);
        Add(me.MyOverdue, Late, Words.MyOverdueOne, Words.MyOverdueMany, Routes.WorkList(WorkList.Overdue), Say.Count(me.MyWorstOverdue, Words.WorstOverdueOne, Words.WorstOverdueMany));
        Add(me.Untold, Late, Words.UntoldOne, Words.UntoldMany, Routes.Commitments + "?only=untold", me.WorstUntoldCommunity is { } worst
            ? Say.Fill(Words.WorstUntoldAt, worst.Text, me.WorstUntold)
            : Say.Count(me.WorstUntold, Words.WorstUntoldDayOne, Words.WorstUntoldDayMany));
        Add(me.ToReadAgain, Late, Words.ReadAgainOne, Words.ReadAgainMany, Routes.ReadAgain, Words.ReadAgainWhy);
        Add(me.SharesToLookAt, Soon, Words.SharesToLookAtOne, Words.SharesToLookAtMany, Routes.WorkList(WorkList.Shares), Words.SharesToLookAtWhy);
        Add(me.Returned, Soon, Words.ReturnedOne, Words.ReturnedMany, Routes.WorkList(WorkList.Returned), Words.ReturnedWhy);
        Add(me.ToReview, Soon, Words.ToReviewOne, Words.ToReviewMany, Routes.WorkList(WorkList.Review), null);
        Add(me.ToVerify, Soon, Words.ToVerifyOne, Words.ToVerifyMany, Routes.WorkList(WorkList.Verify), Words.ToVerifyWhy);
        Add(me.ToClose, Soon, Words.ToCloseOne, Words.ToCloseMany, Routes.WorkList(WorkList.Close), me.ToDecide > 0 ? Say.Count(me.ToDecide, Words.ToDecideOne, Words.ToDecideMany) : Words.ToCloseWhy);
        Add(me.DecisionsWaiting, Soon, Words.DecisionsOne, Words.DecisionsMany, Routes.Forums + "?only=waiting", Say.Count(me.WorstDecisionWaiting, Words.WorstDecisionOne, Words.WorstDecisionMany));
        Add(me.RequestsWaiting, Soon, Words.RequestsWaitingOne, Words.RequestsWaitingMany, Routes.Requests, Say.Count(me.WorstRequest, Words.WorstRequestOne, Words.WorstRequestMany));
        Add(me.RequestsOfMine, Soon, Words.RequestsOfMineOne, Words.RequestsOfMineMany, Routes.Requests, Words.RequestsOfMineWhy);
        Add(me.PartnershipTurns, Soon, Words.TurnsOne, Words.TurnsMany, "/partnerships?turn=mine", Words.TurnsWhy);
        Add(me.ClearancesToDecide, Soon, Words.ClearanceOne, Words.ClearanceMany, me.ClearancesToDecideIn is { } mission ? Routes.MembersOf(mission) : Routes.Members, Words.ClearanceWhy);
        Add(me.ResetsToDecide, Soon, Words.ResetOne, Words.ResetMany, me.ResetsToDecideIn is { } place ? Routes.MembersOf(place) : Routes.Members, Words.ResetWhy);
        Add(me.LabelsToDecide, Soon, Words.LabelToDecideOne, Words.LabelToDecideMany, Routes.WorkList(WorkList.Labels), Words.LabelToDecideWhy);
        Add(me.ToRelease, Soon, Words.ToReleaseOne, Words.ToReleaseMany, Routes.Incidents, Words.ToReleaseWhy);
        Add(me.ErasuresToConfirm, Soon, Words.ErasureOne, Words.ErasureMany, Routes.Erasures, Words.ErasureWhy);
        Add(me.PublicationsToApprove, Soon, Words.PublicationOne, Words.PublicationMany, Routes.Publishing, Words.PublicationWhy);
        Add(me.ChangesToConfirm, Soon, Words.ChangeOne, Words.ChangeMany, Routes.Closings, Words.ChangeWhy);
        Add(me.Invitations, Soon, Words.InvitationOne, Words.InvitationMany, Routes.Invitations, Words.InvitationWhy);
        Add(me.DueSoon, Soon, Words.DueSoonOne, Words.DueSoonMany, Routes.Commitments + $"?owner=mine&only=undone&from={Say.Iso(me.Today)}&until={Say.Iso(me.Today.AddDays(WhatNeedsMe.DaysAhead))}", null);
        Add(me.ToWriteDown, Soon, Words.ToWriteDownOne, Words.ToWriteDownMany, Routes.Consultations + $"?mine=yes&state=planned&to={Say.Iso(me.Today.AddDays(-1))}", Words.ToWriteDownWhy);
        Add(me.ToAccept, Soon, Words.ToAcceptOne, Words.ToAcceptMany, Routes.Commitments + "?owner=mine&state=recorded", null);
        Add(me.LabelsDecided, null, Words.LabelDecidedOne, Words.LabelDecidedMany, Routes.LabelRequests, null);
        Add(me.PromisedByMyOrganisation, null, Words.PromisedByYouOne, Words.PromisedByYouMany, Routes.Commitments, null);
        Add(me.SharedWithUs, null, Words.SharedOne, Words.SharedMany, Routes.SharedWithUs, null);
        Add(me.Drafts, null, Words.DraftsOne, Words.DraftsMany, Routes.WorkList(WorkList.Drafts), null);
        Add(me.PlannedThisWeek, null, Words.PlannedOne, Words.PlannedMany, Routes.PlannedConsultations + "?view=list", null);
        Add(me.Overdue - me.MyOverdue, null, Words.OthersOverdueOne, Words.OthersOverdueMany, Routes.Commitments + "?owner=others&only=overdue", null);
        Add(me.LeadersToReview, null, Words.LeadersOne, Words.LeadersMany, Routes.Leaders + "?review=due", null);
    }

    private void Add(int number, string? look, string one, string many, string to, string? why)
    {
        if (number > 0)
            _needs.Add(new Need(number, look, number == 1 ? one : many, to, why));
    }
}

/// <param name="Class">How it is drawn: <c>late</c>, <c>soon</c> or null.</param>
/// <param name="Why">May name a community: for the page only.</param>
internal sealed record Need(int Number, string? Class, string What, string To, string? Why);
