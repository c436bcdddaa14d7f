using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Partnerships;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using static PeaceCoord.TestSupport.RegistryCast;

namespace PeaceCoord.Application.Tests.Partnerships;

public sealed class PartnershipTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private RegistryCast _cast = null!;

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);
        _cast = await Assemble(_stage);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task A_coordinator_completes_the_profile_proposes_is_blocked_is_verified_and_signs_and_the_mission_agrees_with_two_people()
    {
        (await _cast.View(_cast.Samira, _cast.Lamp)).Organisation.Completeness().ShouldContain(section => !section.IsComplete);
        await _cast.CompleteTheLamp();
        (await _cast.View(_cast.Samira, _cast.Lamp)).Organisation.Completeness().ShouldAllBe(section => section.IsComplete);

        var partnership = await _cast.Propose(_cast.Samira, _cast.Lamp);
        await _cast.Complete(_cast.Samira, partnership);
        Must(await _cast.Submit(_cast.Samira, partnership));
        (await TurnOf(_cast.Officer, partnership)).ShouldBe(Turn.Review);
        Must(await _cast.Review(_cast.Officer, partnership, ReviewDecision.Accept));
        (await TurnOf(_cast.Samira, partnership)).ShouldBe(Turn.Sign);

        var blocked = await _cast.Sign(_cast.Samira, partnership);
        blocked.Refusals.Select(refusal => refusal.Code).ShouldBe([PartnershipsRefusalCodes.NeedsBasicCheck, PartnershipsRefusalCodes.LiftUnansweredQuestions]);

        Must(await _cast.Check(_cast.SecondOfficer, _cast.Lamp, Verification.BasicQuestions));
        Must(await _cast.Sign(_cast.Samira, partnership));
        (await TurnOf(_cast.SectionHead, partnership)).ShouldBe(Turn.Sign);
        Must(await _cast.Sign(_cast.Officer, partnership));
        (await TurnOf(_cast.Officer, partnership)).ShouldBeNull();
        (await TurnOf(_cast.SectionHead, partnership)).ShouldBe(Turn.AgreeForTheMission);
        Must(await _cast.Agree(_cast.SectionHead, partnership));
        Must(await _stage.As<StartPartnership, Result>(_cast.Officer, start => start.Run(partnership, default)));

        var view = await View(_cast.Samira, partnership);
        view.Partnership.State.ShouldBe(PartnershipState.Active);
        view.Partnership.Parties.ShouldAllBe(party => party.IsSigned && party.SignedForName == "A. Signatory");
        view.Names.ShouldBeEmpty();
        view.Partnership.Steps.Select(step => step.Act).ShouldBe(
        [
            PartnershipAct.Proposed, PartnershipAct.Submitted, PartnershipAct.Accepted, PartnershipAct.Signed, PartnershipAct.Signed,
            PartnershipAct.AgreedForTheMission, PartnershipAct.Started,
        ]);
    }

    [Fact]
    public async Task Who_signed_for_the_mission_or_proposed_for_it_is_not_the_second_person()
    {
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        var partnership = await ForSignature(_cast.SectionHead);
        Must(await _cast.Sign(_cast.Samira, partnership));
        Must(await _cast.Sign(_cast.SectionHead, partnership));

        (await _cast.Agree(_cast.SectionHead, partnership)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await _cast.Agree(_cast.Officer, partnership)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await _cast.Agree(_cast.Samira, partnership)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        Must(await _cast.Agree(_cast.Leader, partnership));
    }

    [Fact]
    public async Task The_section_head_who_signed_for_the_mission_is_asked_for_a_second_person()
    {
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        var partnership = await ForSignature(_cast.Officer);
        Must(await _cast.Sign(_cast.SectionHead, partnership));
        (await _cast.Agree(_cast.SectionHead, partnership)).Is(PartnershipsRefusalCodes.SignaturesMissing).ShouldBeTrue();
        Must(await _cast.Sign(_cast.Samira, partnership));

        (await _cast.Agree(_cast.SectionHead, partnership)).Is(PartnershipsRefusalCodes.SecondPersonNeeded).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_money_moves_the_basic_check_is_not_enough()
    {
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        var partnership = await ForSignature(_cast.Officer, PartnershipKind.Grant);

        (await _cast.Sign(_cast.Samira, partnership)).Refusals.Select(refusal => refusal.Code).ShouldBe(
            [PartnershipsRefusalCodes.NeedsFullCheck, PartnershipsRefusalCodes.LiftUnansweredQuestions, PartnershipsRefusalCodes.LiftIncompleteProfile]);

        await _cast.CompleteTheLamp();
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.FullQuestions));
        Must(await _cast.Sign(_cast.Samira, partnership));
    }

    [Fact]
    public async Task Sent_back_with_words_it_is_a_draft_again_without_signatures()
    {
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        var partnership = await ForSignature(_cast.Officer);
        Must(await _cast.Sign(_cast.Samira, partnership));

        (await _cast.Review(_cast.Samira, partnership, ReviewDecision.SendBack)).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Comment");
        Must(await _cast.Review(_cast.Samira, partnership, ReviewDecision.SendBack, "The wells are six, not five."));

        var view = await View(_cast.Samira, partnership);
        view.Partnership.State.ShouldBe(PartnershipState.Draft);
        view.Partnership.Parties.ShouldAllBe(party => !party.IsSigned);
        view.Partnership.Steps[^1].Comment.ShouldBe("The wells are six, not five.");
    }

    [Fact]
    public async Task A_first_draft_is_seen_by_the_side_that_writes_it_alone()
    {
        var byTheLamp = await _cast.Propose(_cast.Samira, _cast.Lamp);
        var byTheMission = await _cast.Propose(_cast.Officer, _cast.Lamp);

        (await Sees(_cast.Officer, byTheLamp)).ShouldBeFalse();
        (await Sees(_cast.Samira, byTheLamp)).ShouldBeTrue();
        (await Sees(_cast.MemberOfTheLamp, byTheLamp)).ShouldBeTrue();
        (await Sees(_cast.Samira, byTheMission)).ShouldBeFalse();
        (await Sees(_cast.SecondOfficer, byTheMission)).ShouldBeTrue();
    }

    [Fact]
    public async Task People_of_another_workspace_or_organisation_find_nothing()
    {
        var partnership = await ForSignature(_cast.Officer);
        foreach (var stranger in new[] { _cast.OfficerElsewhere, _cast.Idris, _cast.Administrator })
        {
            (await Sees(stranger, partnership)).ShouldBeFalse();
            (await _cast.Sign(stranger, partnership)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _cast.Agree(stranger, partnership)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _cast.Review(stranger, partnership, ReviewDecision.Accept)).Is(RefusalCodes.NotFound).ShouldBeTrue();
            (await _stage.As<ListPartnerships, PartnershipList>(stranger, list => list.Run(new ListPartnershipsInput(), default))).Count.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Only_the_side_that_proposed_edits_and_only_the_other_officer_reviews()
    {
        var partnership = await _cast.Propose(_cast.Officer, _cast.Lamp);
        await _cast.Complete(_cast.SecondOfficer, partnership);
        (await _cast.Submit(_cast.Analyst, partnership)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        Must(await _cast.Submit(_cast.Officer, partnership));
        (await _cast.Submit(_cast.Samira, partnership)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await _cast.Review(_cast.Officer, partnership, ReviewDecision.Accept)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        (await _cast.Review(_cast.Samira, partnership, ReviewDecision.Accept)).Is(RefusalCodes.NotPermitted).ShouldBeTrue();
        Must(await _cast.Review(_cast.SecondOfficer, partnership, ReviewDecision.Accept));
    }

    [Fact]
    public async Task A_draft_without_the_other_sides_duties_is_not_submitted_and_says_whose_are_missing()
    {
        var partnership = await _cast.Propose(_cast.Samira, _cast.Lamp);

        var refused = await _cast.Submit(_cast.Samira, partnership);

        refused.Refusals.Where(refusal => refusal.Code == PartnershipsRefusalCodes.DutiesMissing).Select(refusal => refusal.Arguments[0])
            .ShouldBe(["Mission in Kessara", "Lamp of Tamra"], ignoreOrder: true);
        refused.Refusals.ShouldContain(refusal => refusal.Field == "From");
    }

    [Fact]
    public async Task An_edit_of_an_older_version_changes_nothing()
    {
        var partnership = await _cast.Propose(_cast.Officer, _cast.Lamp);
        var old = PartnershipInput.Of((await View(_cast.Officer, partnership)).Partnership);
        await _cast.Complete(_cast.Officer, partnership);

        old.Title = "Overwritten";
        (await _stage.As<EditPartnership, Result>(_cast.SecondOfficer, edit => edit.Run(partnership, old, default))).Is(RefusalCodes.Conflict).ShouldBeTrue();

        (await View(_cast.Officer, partnership)).Partnership.Title.ShouldBe("Early-warning committee");
    }

    [Fact]
    public async Task Either_side_suspends_and_ends_with_a_reason()
    {
        Must(await _cast.Check(_cast.Officer, _cast.Lamp, Verification.BasicQuestions));
        var partnership = await ForSignature(_cast.Officer);
        foreach (var signatory in new[] { _cast.Samira, _cast.Officer })
            Must(await _cast.Sign(signatory, partnership));
        Must(await _cast.Agree(_cast.SectionHead, partnership));
        Must(await _stage.As<StartPartnership, Result>(_cast.Officer, start => start.Run(partnership, default)));

        Must(await _stage.As<SuspendPartnership, Result>(_cast.Samira, suspend => suspend.Run(partnership, new SuspendPartnershipInput { Comment = "The road is cut." }, default)));
        Must(await _stage.As<StartPartnership, Result>(_cast.SectionHead, start => start.Run(partnership, default)));
        (await _stage.As<EndPartnership, Result>(_cast.Samira, end => end.Run(partnership, new EndPartnershipInput { AsPlanned = true }, default)))
            .Refusals.ShouldHaveSingleItem().Field.ShouldBe("Comment");
        Must(await _stage.As<EndPartnership, Result>(_cast.Samira, end => end.Run(partnership, new EndPartnershipInput { AsPlanned = true, Comment = "Done." }, default)));

        (await View(_cast.Analyst, partnership)).Partnership.State.ShouldBe(PartnershipState.Ended);
    }

    private async Task<PartnershipId> ForSignature(AccountId proposer, PartnershipKind kind = PartnershipKind.JointActivity)
    {
        var partnership = await _cast.Propose(proposer, _cast.Lamp, kind);
        await _cast.Complete(proposer, partnership);
        Must(await _cast.Submit(proposer, partnership));
        Must(await _cast.Review(_cast.SecondOfficer, partnership, ReviewDecision.Accept));
        return partnership;
    }

    private async Task<PartnershipView> View(AccountId by, PartnershipId partnership) =>
        Must(await _stage.As<ViewPartnership, Result<PartnershipView>>(by, view => view.Run(partnership, default)));

    /// <summary>Home counts it as the partnership itself tells it.</summary>
    private async Task<Turn?> TurnOf(AccountId by, PartnershipId partnership)
    {
        var turns = (await _stage.As<ListPartnerships, PartnershipList>(by, list => list.Run(new ListPartnershipsInput(), default))).MyTurns;
        (await _stage.As<ListWhatNeedsMe, WhatNeedsMe>(by, list => list.Run("en", default))).PartnershipTurns.ShouldBe(turns);
        return (await View(by, partnership)).Turn;
    }

    private async Task<bool> Sees(AccountId by, PartnershipId partnership) =>
        (await _stage.As<ViewPartnership, Result<PartnershipView>>(by, view => view.Run(partnership, default))).Succeeded;
}
