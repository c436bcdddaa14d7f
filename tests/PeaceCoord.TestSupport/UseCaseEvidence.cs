using PeaceCoord.Application;

namespace PeaceCoord.TestSupport;

/// <summary>
/// What each use case leaves in the audit trail. A new one must be put into one of the lists, or a test fails. Whatever test runs one that looks through
/// <see cref="Stage.As"/> fails when it left no entry; that those that write leave theirs holds the context itself, which saves nothing without one.
/// </summary>
public static class UseCaseEvidence
{
    /// <summary>They change something: records, drafts, files, memberships, accounts, what somebody asked the portal to do.</summary>
    public static IReadOnlyList<string> Writing { get; } = Names("""
        CorrectAgreement NoteMonitoring RecordBreach RegisterAgreement SettleBreach
        NoteBackup SettleRestored
        MakeCalendarFeed RevokeCalendarFeed
        ConfirmChange WithdrawChange KeepRecords PlaceHold LiftHold ProposeChange SaySuccessors
        AcceptCommitment AddCommitment AddEvidence AddStep AgreeToCloseUntold CloseCommitment CloseUntold CorrectCommitment CorrectTelling DeclineCommitment DeliverCommitment
        HandOverCommitments PlanCommitment RemoveEvidence StartCommitment TellCommunity TurnDownClosingUntold VerifyCommitment
        AddCommunity AddLeader CorrectCommunity CorrectLeader
        AddFile AmendConsultation AnswerConcern CancelConsultation ChangePlan ConsentAnew CorrectConcernTelling DropDraft LogFromPaper OpenDraft
        PassOnUrgentConcern PlanConsultation PostponeConsultation ReadAgain RecordConsent RecordConsultation RemoveFile ReturnConsultation SaveDraft
        StartConsultation SubmitConsultation TakeUpUrgentConcern WithdrawConsent
        ConfirmErasures WithdrawErasures ProposeDestruction ProposeErasure ProposeContactErasure
        AcceptForumDecision ChangeForum CorrectForumDecision CorrectForumMeeting DeclineForumDecision EndForum HoldForumMeeting LinkForumMeeting
        RecordForumDecision SetUpForum SettleForumDecision
        AddContact AnswerVerification EditOrganisation EscalateFlag RaiseFlag RegisterOrganisation RemoveContact ReplyToFlag ResolveFlag
        CorrectOutreach NoteOutreach TakeUpRumour
        AskToLower WithdrawLabelRequest DecideLabelRequest FreezeRecord NoteOnIncident ReleaseRecord OpenInEmergency EndEmergency ReviewEmergency
        AgreePartnership EditPartnership EndPartnership ProposePartnership ReviewPartnership SignPartnership StartPartnership SubmitPartnership SuspendPartnership
        AcceptInvitation AddPasskey ChangeClearance ChangeMembershipEnd ChangePassword ChooseLanguage ConfirmAddress ConfirmIdentity ConfirmWithPasskey
        CreateAccount CreateFirstAccount DeclineInvitation DisableAccount EndMembership EndSession EndSessionsOf GrantClearance GrantMembership InviteMember
        JoinByInvitation MakeInvitationLink RefuseClearance RemovePasskey SetUpSecondStep SignIn SignInWithCode SignInWithPasskey SignOut SignOutEverywhere
        TurnOffSecondStep WithdrawInvitation
        ChoosePasswordByLink MakePasswordLink MakePasswordLinkOnServer
        AskSecondStepReset GrantSecondStepReset JoinByLink MakeAccountLink RefuseSecondStepReset ResetSecondStepOnServer RevokeAccountLink SignInByLink
        ImportAreas ImportReferenceData RotateKeys SeedConsultations
        ApprovePublication ProposePublication WithdrawPublication
        ChooseDigest
        AcknowledgeRequest AnswerRequest SendRequest SetMeeting WithdrawRequest
        OpenShare RedactShare RevokeShare ShareConsultation
        AppointFirstAdministrator ChangeWorkspaceSettings FoundWorkspace
        """);

    /// <summary>They change nothing and leave an entry each time: names revealed, sheets printed, files taken, records opened that one does not read otherwise.</summary>
    public static IReadOnlyList<string> Looking { get; } = Names("""
        PrintHandoverSheet PrintVisitSheet RevealLeader RevealContact OpenFile OpenEvidence OpenFrozen OpenUnderRequest ViewSharedConsultation ReadCalendarFeed
        """);

    /// <summary>
    /// They leave an entry for some of what they show: reports that were made and not refused, leaders and contacts found by their names or pointed out in a text, a
    /// record that is read in an emergency, a plan printed as a form where a blank form needs none. <c>LookingTests</c> and the tests of each hold those.
    /// </summary>
    public static IReadOnlyList<string> LookingSometimes { get; } = Names("MakeReport LookAtTexts ListLeaders ListOrganisations ViewConsultation PrintPaperForm");

    /// <summary>What the portal does by itself, where what was asked for has its entries by another name (or nobody asked), and verbs that touch no row of anybody's.</summary>
    public static IReadOnlyList<string> OfThePortal { get; } = Names("RunWork SendDigests ForgetSearches ForgetSessions KeepSearch MigrateDatabase ProbeDatabase");

    /// <summary>They show what one may read anyway: no entry.</summary>
    public static IReadOnlyList<string> Reading { get; } = Names("""
        ListChanges ViewSecondStepReset ListAgreements ViewAgreement VerifyAudit ListCalendarFeeds ListClosings ListKept ViewClosing ViewKeptRecord ViewKeptUntil
        CommitmentBoard CommitmentChoices ListCommitments HandoverChoices ListHandovers ViewCommitment
        FindCommunities FindLeaders ListCommunities ListCommunityNames ListLeaderConsents ListLeaderTrail ViewCommunity ViewLeader
        CompareVersions ConsultationHistory EditorChoices ListConsultations ListPlanned ListToReadAgain ListUrgent MarkWhomToMeet ReadDraft ReadPlan ViewConsents
        HasDemonstration ListErasures ForumChoices ForumConsultations ListForums ViewForum ListMinded ViewInclusion
        CountEndingTexts ListCaseStudies ListLegalInstruments ListMandateTasks ListMandates ListMissions SummariseHistories ViewCaseStudy ViewCountry ViewMandateTask ViewMission
        ChooseOrganisations ChooseRegistry FindOrganisations ViewOrganisation
        ListOutreach OutreachChoices RumourChoices ViewOutreach
        ListLabelRequests ViewLabelRequest ViewLabelStanding ListEmergencies ViewEmergency ListIncidents ViewIncident ListLookups ListReaders ListReadersOfRecord ViewSight
        ListPartnerships ViewPartnership
        ListPasskeys AnyAccounts ListAccounts ListInvitations ListMembers ListSessions ViewOwnAccount
        FindAreas NameAreas ViewArea
        ListPublications ListResults StampResults ViewPublication ViewResults ViewDigestChoice
        ListRequests RequestChoices ViewRequest ListSharedWithUs ListShares ShareChoices ViewShare
        ListWhatNeedsMe ListWork ListWorkplaces ListWorkspaces ViewWorkspaceSettings
        """);

    /// <summary>What the entry is called where it is not the use case's own name: what the sign-in did, and what is done by another use case.</summary>
    public static IReadOnlyDictionary<string, string> Called { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SignIn"] = "SignedIn",
        ["SignInWithCode"] = "SignedIn",
        ["SignInWithPasskey"] = "SignedIn",
        ["ConfirmIdentity"] = "IdentityConfirmed",
        ["ConfirmWithPasskey"] = "IdentityConfirmed",
        ["AddPasskey"] = "PasskeyAdded",
        ["RemovePasskey"] = "PasskeyRemoved",
        ["SignOut"] = "SignedOut",
        ["EndSession"] = "SignedOut",
        ["EndSessionsOf"] = "SessionsEnded",
    };

    /// <summary>What the entry of a use case is called; null of those that leave none.</summary>
    public static string? EntryOf(Type useCase) => Writing.Contains(useCase.Name) || Looking.Contains(useCase.Name) || LookingSometimes.Contains(useCase.Name) ? Called.GetValueOrDefault(useCase.Name, useCase.Name) : null;

    /// <summary>What to add for use cases in none of the lists, or in several, and for names of none.</summary>
    public static IEnumerable<string> Faults(IEnumerable<Type> useCases)
    {
        var lists = new[] { Writing, Looking, LookingSometimes, OfThePortal, Reading };
        var names = useCases.Select(useCase => useCase.Name).ToList();
        return names.Where(name => lists.Sum(list => list.Count(name.Equals)) != 1)
            .Select(name => $"{name} must stand in one of the lists of tests/PeaceCoord.TestSupport/UseCaseEvidence.cs: does it write, look, or only read?")
            .Concat(lists.SelectMany(list => list).Except(names, StringComparer.Ordinal).Select(name => $"{name} is no use case any more: take it out of tests/PeaceCoord.TestSupport/UseCaseEvidence.cs."));
    }

    /// <summary>All use cases there are.</summary>
    public static IEnumerable<Type> UseCases => typeof(IUseCase).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IUseCase)));

    private static string[] Names(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
