using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>What a mission and one or more organisations undertake together, side by side, from proposal to end.</summary>
public sealed class Partnership : AggregateRoot, IInWorkspace
{
    public const int TitleMaxLength = 200;
    public const int PurposeMaxLength = 4000;
    public const int TextMaxLength = 2000;
    public const int AreaMaxLength = 200;
    public const int ListMaxCount = 50;
    public const int PartyMaxCount = 8;

    private readonly List<PartnershipParty> _parties = [];
    private readonly List<PartnershipStep> _steps = [];
    private List<string> _mandateTasks = [];
    private List<string> _areas = [];
    private List<string> _sectors = [];
    private List<string> _legalInstruments = [];

    private Partnership()
    {
    }

    public PartnershipId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public PartnershipState State { get; private set; }

    public PartnershipKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public string? Purpose { get; private set; }

    public bool MovesResources { get; private set; }

    public IReadOnlyList<string> MandateTasks => _mandateTasks;

    public IReadOnlyList<string> Areas => _areas;

    public IReadOnlyList<Sector> Sectors => [.. _sectors.Select(Enum.Parse<Sector>)];

    public Horizon? Horizon { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public IReadOnlyList<string> LegalInstruments => _legalInstruments;

    public string? Channels { get; private set; }

    public MeetingRhythm? Rhythm { get; private set; }

    public DateOnly? NextMeetingOn { get; private set; }

    public string? Feedback { get; private set; }

    /// <summary>Who proposed it.</summary>
    public AccountId ProposedBy { get; private init; }

    /// <summary>Whether the mission proposed it; else an organisation did, and its draft is that organisation's own.</summary>
    public bool IsProposedByTheMission { get; private init; }

    /// <summary>It was submitted at least once: all its sides see it from then on, also while it is rewritten.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The second person who agreed for the mission.</summary>
    public AccountId? AgreedBy { get; private set; }

    public IReadOnlyList<PartnershipParty> Parties => _parties;

    public IReadOnlyList<PartnershipStep> Steps => _steps;

    public PartnershipParty Mission => _parties.Single(party => party.IsMission);

    public PartnershipParty Proposer => _parties.Single(party => party.IsProposer);

    /// <summary>What every organisation needs before anybody signs: the full check when money or assets move, else the basic one.</summary>
    public VerificationLevel NeededLevel => MovesResources ? VerificationLevel.Full : VerificationLevel.Basic;

    public bool IsOver => State is PartnershipState.Ended or PartnershipState.Terminated;

    /// <summary>Begins a draft between the mission and an organisation.</summary>
    /// <param name="missionName">The workspace's name, as it will stand under the signature.</param>
    public static Result<Partnership> Propose(
        WorkspaceId workspace, string missionName, Organisation organisation, bool byTheMission, PartnershipTerms terms, AccountId by, DateTimeOffset now)
    {
        var partnership = new Partnership { Id = PartnershipId.New(), WorkspaceId = workspace, ProposedBy = by, IsProposedByTheMission = byTheMission };
        partnership._parties.Add(new PartnershipParty(PartyId.New(), null, missionName, byTheMission));
        partnership._parties.Add(new PartnershipParty(PartyId.New(), organisation.Id, organisation.LegalName, !byTheMission));
        if (organisation.WorkspaceId != workspace)
            return new Refusal(PartnershipsRefusalCodes.OtherWorkspace, "OrganisationId");
        var settled = partnership.Settle(terms);
        if (!settled.Succeeded)
            return Result<Partnership>.Refused(settled.Refusals);

        partnership.Step(PartnershipAct.Proposed, by, partnership.Proposer, null, now);
        return partnership;
    }

    /// <summary>Rewrites a draft: its terms and what each side undertakes.</summary>
    public Result Edit(PartnershipTerms terms, IReadOnlyList<PartyDuties> duties)
    {
        if (State != PartnershipState.Draft)
            return new Refusal(PartnershipsRefusalCodes.NotDraft);

        var check = new Check();
        for (var i = 0; i < duties.Count; i++)
        {
            check.Text(duties[i].Objectives, PartnershipParty.TextMaxLength, $"Parties[{i}].Objectives")
                .Text(duties[i].Responsibilities, PartnershipParty.TextMaxLength, $"Parties[{i}].Responsibilities")
                .Text(duties[i].Resources, PartnershipParty.TextMaxLength, $"Parties[{i}].Resources");
        }

        var settled = Settle(terms, check);
        if (!settled.Succeeded)
            return settled;
        foreach (var duty in duties)
            _parties.Find(party => party.Id == duty.Party)?.Undertake(duty);
        return Result.Done;
    }

    /// <summary>Brings a further organisation in, while it is a draft.</summary>
    public Result AddParty(Organisation organisation)
    {
        var check = new Check()
            .Unless(State == PartnershipState.Draft, new Refusal(PartnershipsRefusalCodes.NotDraft))
            .Unless(organisation.WorkspaceId == WorkspaceId, new Refusal(PartnershipsRefusalCodes.OtherWorkspace, "AddOrganisationId"))
            .Unless(_parties.TrueForAll(party => party.OrganisationId != organisation.Id), new Refusal(PartnershipsRefusalCodes.AlreadyParty, "AddOrganisationId"))
            .Unless(_parties.Count < PartyMaxCount, new Refusal(OrganisationsRefusalCodes.TooMany, "AddOrganisationId", PartyMaxCount));
        if (check.Passed)
            _parties.Add(new PartnershipParty(PartyId.New(), organisation.Id, organisation.LegalName, isProposer: false));
        return check.Result();
    }

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

    private Result Settle(PartnershipTerms terms, Check? begun = null)
    {
        var check = (begun ?? new Check())
            .Unless(terms.Kind is not null, Refusal.Required(nameof(Kind))).Choice(terms.Kind, nameof(Kind))
            .RequiredText(terms.Title, TitleMaxLength, nameof(Title))
            .Text(terms.Purpose, PurposeMaxLength, nameof(Purpose))
            .Choice(terms.Horizon, nameof(Horizon)).Choice(terms.Rhythm, nameof(Rhythm))
            .Unless(terms.From is null || terms.Until is null || terms.Until >= terms.From, new Refusal(PartnershipsRefusalCodes.EndsBeforeStart, nameof(Until)))
            .Text(terms.Channels, TextMaxLength, nameof(Channels))
            .Text(terms.Feedback, TextMaxLength, nameof(Feedback))
            .Unless(terms.Sectors.All(Enum.IsDefined), new Refusal(RefusalCodes.UnknownChoice, nameof(Sectors)))
            .Unless(terms.Areas.Count <= ListMaxCount, new Refusal(OrganisationsRefusalCodes.TooMany, nameof(Areas), ListMaxCount));
        foreach (var area in terms.Areas.Where(area => area.Length > AreaMaxLength || !Check.IsPlain(area)).Take(1))
            check.Text(area, AreaMaxLength, nameof(Areas));
        if (!check.Passed)
            return check.Result();

        (Kind, Title, Purpose) = (terms.Kind!.Value, terms.Title!.Trim(), Tidy(terms.Purpose));
        MovesResources = terms.MovesResources || terms.Kind is PartnershipKind.Grant or PartnershipKind.QuickImpactProject;
        (_mandateTasks, _legalInstruments) = ([.. terms.MandateTasks.Distinct()], [.. terms.LegalInstruments.Distinct()]);
        (_areas, _sectors) = ([.. terms.Areas.Distinct()], [.. terms.Sectors.Distinct().Order().Select(sector => sector.ToString())]);
        (Horizon, From, Until) = (terms.Horizon, terms.From, terms.Until);
        (Channels, Rhythm, NextMeetingOn, Feedback) = (Tidy(terms.Channels), terms.Rhythm, terms.NextMeetingOn, Tidy(terms.Feedback));
        return Result.Done;
    }

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private void Step(PartnershipAct act, AccountId by, PartnershipParty side, string? comment, DateTimeOffset now) =>
        _steps.Add(new PartnershipStep(_steps.Count + 1, act, by, side.Name, Tidy(comment), now));
}
