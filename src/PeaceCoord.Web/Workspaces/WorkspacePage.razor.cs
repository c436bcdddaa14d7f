using Microsoft.AspNetCore.Components;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Publishing;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Workspaces;

/// <summary>A signed-in person's home: what needs me?</summary>
public sealed partial class WorkspacePage
{
    private const string Late = "late";
    private const string Soon = "soon";

    private readonly List<Need> _needs = [];

    [Inject] public required ListWhatNeedsMe ListWhatNeedsMe { get; init; }

    [Inject] public required ListPartnerships ListPartnerships { get; init; }

    [Inject] public required ListPublications ListPublications { get; init; }

    private WhatNeedsMe? Me { get; set; }

    private IReadOnlyList<Need> Needs => _needs;

    protected override async Task OnInitializedAsync()
    {
        Me = await ListWhatNeedsMe.Run(Say.Language, CancellationToken.None);
        var turns = await ListPartnerships.Run(new ListPartnershipsInput { Turn = "mine" }, CancellationToken.None);
        var toApprove = (await ListPublications.Run(CancellationToken.None)).TryGet(out var publications) ? publications.Rows.Count(row => row.WaitsForMe) : 0;
        Gather(Me, turns.MyTurns, toApprove);
    }

    private void Gather(WhatNeedsMe me, int turns, int toApprove)
    {
        Add(me.Urgent, Late, Words.UrgentOne, Words.UrgentMany, Routes.Urgent, Words.UrgentWhy);
        Add(me.MyOverdue, Late, Words.MyOverdueOne, Words.MyOverdueMany, Routes.WorkList(WorkList.Overdue), Say.Count(me.MyWorstOverdue, Words.WorstOverdueOne, Words.WorstOverdueMany));
        Add(me.Untold, Late, Words.UntoldOne, Words.UntoldMany, Routes.Commitments + "?only=untold", me.WorstUntoldCommunity is { } worst
            ? Say.Fill(Words.WorstUntoldAt, worst.Text, me.WorstUntold)
            : Say.Count(me.WorstUntold, Words.WorstUntoldDayOne, Words.WorstUntoldDayMany));
        Add(me.ToReadAgain, Late, Words.ReadAgainOne, Words.ReadAgainMany, Routes.ReadAgain, Words.ReadAgainWhy);
        Add(me.Returned, Soon, Words.ReturnedOne, Words.ReturnedMany, Routes.WorkList(WorkList.Returned), Words.ReturnedWhy);
        Add(me.ToReview, Soon, Words.ToReviewOne, Words.ToReviewMany, Routes.WorkList(WorkList.Review), null);
        Add(turns, Soon, Words.TurnsOne, Words.TurnsMany, "/partnerships?turn=mine", Words.TurnsWhy);
        Add(me.ClearancesToDecide, Soon, Words.ClearanceOne, Words.ClearanceMany, me.ClearancesToDecideIn is { } mission ? Routes.MembersOf(mission) : Routes.Members, Words.ClearanceWhy);
        Add(toApprove, Soon, Words.PublicationOne, Words.PublicationMany, Routes.Publishing, Words.PublicationWhy);
        Add(me.Invitations, Soon, Words.InvitationOne, Words.InvitationMany, Routes.Invitations, Words.InvitationWhy);
        Add(me.ToDecide, Soon, Words.ToDecideOne, Words.ToDecideMany, Routes.Commitments + "?only=untold", Words.ToDecideWhy);
        Add(me.ToAccept, Soon, Words.ToAcceptOne, Words.ToAcceptMany, Routes.Commitments + "?owner=mine&state=recorded", null);
        Add(me.PromisedByMyOrganisation, null, Words.PromisedByYouOne, Words.PromisedByYouMany, Routes.Commitments, null);
        Add(me.SharedWithUs, null, Words.SharedOne, Words.SharedMany, Routes.SharedWithUs, null);
        Add(me.Drafts, null, Words.DraftsOne, Words.DraftsMany, Routes.WorkList(WorkList.Drafts), null);
        Add(me.PlannedThisWeek, null, Words.PlannedOne, Words.PlannedMany, Routes.PlannedConsultations + "?view=list", null);
        Add(me.Overdue - me.MyOverdue, null, Words.OthersOverdueOne, Words.OthersOverdueMany, Routes.Commitments + "?only=overdue", null);
        Add(me.LeadersToReview, null, Words.LeadersOne, Words.LeadersMany, Routes.Leaders + "?review=due", null);
    }

    private void Add(int number, string? look, string one, string many, string to, string? why)
    {
        if (number > 0)
            _needs.Add(new Need(number, look, number == 1 ? one : many, to, why));
    }

    private sealed record Need(int Number, string? Class, string What, string To, string? Why);
}
