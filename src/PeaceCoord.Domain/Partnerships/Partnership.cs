using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Partnerships;

/// <summary>What a mission and one or more organisations undertake together, side by side, from proposal to end.</summary>
public sealed partial class Partnership : AggregateRoot, IInWorkspace
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
