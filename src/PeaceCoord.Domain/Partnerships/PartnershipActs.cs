using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>What is done to a partnership, in the order in which it is done.</summary>
public sealed partial class Partnership
{
    /// <summary>Hands the draft to the mission's review. Purpose, period and every side's duties must be there.</summary>
    public Result Submit(AccountId by, DateTimeOffset now)
    {
        if (State != PartnershipState.Draft)
            return new Refusal(PartnershipsRefusalCodes.NotDraft);

        var check = new Check()
            .Unless(Purpose is not null, Refusal.Required(nameof(Purpose)))
            .Unless(From is not null, Refusal.Required(nameof(From)));
        foreach (var party in _parties.Where(party => party.Objectives is null || party.Responsibilities is null))
            check.Unless(false, new Refusal(PartnershipsRefusalCodes.DutiesMissing, null, party.Name));
        if (!check.Passed)
            return check.Result();

        (State, IsShared) = (PartnershipState.Submitted, true);
        Step(PartnershipAct.Submitted, by, Proposer, null, now);
        return Result.Done;
    }

    /// <summary>Back to its proposer with words on what to change. Signatures given so far are void.</summary>
    /// <param name="side">The party that asks for the change.</param>
    public Result SendBack(string? comment, PartnershipParty side, AccountId by, DateTimeOffset now)
    {
        if (State is not (PartnershipState.Submitted or PartnershipState.UnderReview))
            return new Refusal(PartnershipsRefusalCodes.NotSubmitted);
        var check = new Check().RequiredText(comment, PartnershipStep.CommentMaxLength, "Comment");
        if (!check.Passed)
            return check.Result();

        State = PartnershipState.Draft;
        _parties.ForEach(party => party.ForgetSignature());
        Step(PartnershipAct.SentBack, by, side, comment, now);
        return Result.Done;
    }

    /// <summary>The mission's review accepts it: the sides may sign.</summary>
    public Result Accept(string? comment, AccountId by, DateTimeOffset now)
    {
        if (State != PartnershipState.Submitted)
            return new Refusal(PartnershipsRefusalCodes.NotSubmitted);
        var check = new Check().Text(comment, PartnershipStep.CommentMaxLength, "Comment");
        if (!check.Passed)
            return check.Result();

        State = PartnershipState.UnderReview;
        Step(PartnershipAct.Accepted, by, Mission, comment, now);
        return Result.Done;
    }

    /// <summary>
    /// Records a side's signature. An organisation's needs its own check passed, the mission's those of all organisations; the
    /// refusals say what lifts the block.
    /// </summary>
    public Result Sign(PartnershipParty party, Signature signature, IReadOnlyList<PartnerCheck> checks, AccountId by, DateTimeOffset now, DateOnly today)
    {
        if (State != PartnershipState.UnderReview)
            return new Refusal(PartnershipsRefusalCodes.NotForSignature);
        if (party.IsSigned)
            return new Refusal(PartnershipsRefusalCodes.AlreadySigned);
        var blocked = BlocksOf(party.IsMission ? _parties.Where(p => !p.IsMission) : [party], checks);
        if (blocked.Count > 0)
            return Result.Refused(blocked);

        var submitted = DateOnly.FromDateTime(_steps.Last(step => step.Act == PartnershipAct.Submitted).At.UtcDateTime).AddDays(-1);
        var check = new Check()
            .RequiredText(signature.Name, PartnershipParty.SignatoryMaxLength, nameof(signature.Name))
            .RequiredText(signature.Function, PartnershipParty.SignatoryMaxLength, nameof(signature.Function))
            .Unless(signature.Date is not null, Refusal.Required(nameof(signature.Date)))
            .Unless(signature.Date is null || signature.Date <= today, new Refusal(PartnershipsRefusalCodes.SignedLater, nameof(signature.Date), today))
            .Unless(signature.Date is null || signature.Date >= submitted, new Refusal(PartnershipsRefusalCodes.SignedTooEarly, nameof(signature.Date), submitted));
        if (!check.Passed)
            return check.Result();

        party.Sign(signature, by);
        Step(PartnershipAct.Signed, by, party, null, now);
        return Result.Done;
    }

    /// <summary>The second person of the mission: neither who proposed it nor who signed for the mission. Every side must have signed.</summary>
    public Result Agree(IReadOnlyList<PartnerCheck> checks, AccountId by, DateTimeOffset now)
    {
        if (State != PartnershipState.UnderReview)
            return new Refusal(PartnershipsRefusalCodes.NotForSignature);
        if (_parties.Find(party => !party.IsSigned) is { } unsigned)
            return new Refusal(PartnershipsRefusalCodes.SignaturesMissing, null, unsigned.Name);
        if (by == ProposedBy || by == Mission.SignedBy)
            return new Refusal(PartnershipsRefusalCodes.SecondPersonNeeded);
        var blocked = BlocksOf(_parties.Where(p => !p.IsMission), checks);
        if (blocked.Count > 0)
            return Result.Refused(blocked);

        (State, AgreedBy) = (PartnershipState.Agreed, by);
        Step(PartnershipAct.AgreedForTheMission, by, Mission, null, now);
        return Result.Done;
    }

    /// <summary>Work begins, or goes on after a suspension; not before the first day of its period.</summary>
    public Result Start(AccountId by, DateTimeOffset now, DateOnly today)
    {
        if (State is not (PartnershipState.Agreed or PartnershipState.Suspended))
            return new Refusal(PartnershipsRefusalCodes.NotAgreed);
        if (From > today)
            return new Refusal(PartnershipsRefusalCodes.NotBeforeItsDay, null, From.Value);

        var act = State == PartnershipState.Agreed ? PartnershipAct.Started : PartnershipAct.Resumed;
        State = PartnershipState.Active;
        Step(act, by, Mission, null, now);
        return Result.Done;
    }

    public Result Suspend(string? reason, PartnershipParty side, AccountId by, DateTimeOffset now)
    {
        var check = new Check().RequiredText(reason, PartnershipStep.CommentMaxLength, "Comment")
            .Unless(State == PartnershipState.Active, new Refusal(PartnershipsRefusalCodes.NotActive));
        if (!check.Passed)
            return check.Result();

        State = PartnershipState.Suspended;
        Step(PartnershipAct.Suspended, by, side, reason, now);
        return Result.Done;
    }

    /// <summary>Ends it as planned when it was active or suspended; earlier or against plan it is terminated.</summary>
    public Result End(bool asPlanned, string? reason, PartnershipParty side, AccountId by, DateTimeOffset now)
    {
        var check = new Check().RequiredText(reason, PartnershipStep.CommentMaxLength, "Comment")
            .Unless(!IsOver, new Refusal(PartnershipsRefusalCodes.AlreadyOver))
            .Unless(!asPlanned || State is PartnershipState.Active or PartnershipState.Suspended, new Refusal(PartnershipsRefusalCodes.NotActive));
        if (!check.Passed)
            return check.Result();

        State = asPlanned ? PartnershipState.Ended : PartnershipState.Terminated;
        Step(asPlanned ? PartnershipAct.Ended : PartnershipAct.Terminated, by, side, reason, now);
        return Result.Done;
    }

    /// <summary>What keeps <paramref name="organisations"/> from signing, each refusal saying what lifts it; empty when nothing does.</summary>
    public IReadOnlyList<Refusal> BlocksOf(IEnumerable<PartnershipParty> organisations, IReadOnlyList<PartnerCheck> checks)
    {
        List<Refusal> refusals = [];
        foreach (var party in organisations)
        {
            var check = checks.Single(c => c.Organisation == party.OrganisationId);
            if (check.Level >= NeededLevel)
                continue;
            refusals.Add(new Refusal(MovesResources ? PartnershipsRefusalCodes.NeedsFullCheck : PartnershipsRefusalCodes.NeedsBasicCheck, null, party.Name));
            refusals.AddRange(check.Blocks.Select(block => new Refusal(LiftOf(block), null, party.Name)));
        }

        return refusals;
    }

    private static string LiftOf(VerificationBlock block) => block switch
    {
        VerificationBlock.UnansweredQuestions => PartnershipsRefusalCodes.LiftUnansweredQuestions,
        VerificationBlock.FailedQuestions => PartnershipsRefusalCodes.LiftFailedQuestions,
        VerificationBlock.IncompleteProfile => PartnershipsRefusalCodes.LiftIncompleteProfile,
        VerificationBlock.OpenRedFlag => PartnershipsRefusalCodes.LiftOpenRedFlag,
        _ => PartnershipsRefusalCodes.LiftSanctionsMatch,
    };
}
