using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeaceCoord.Application.Demonstration;

/// <summary>What the files of the demonstration say; their README describes each field.</summary>
internal sealed record Content(
    WorkspaceFile Workspaces,
    IReadOnlyList<OrganisationEntry> Organisations,
    CommunityFile Communities,
    IReadOnlyList<ConsultationEntry> Consultations,
    IReadOnlyList<PartnershipEntry> Partnerships,
    IReadOnlyList<AgreementEntry> Agreements,
    IReadOnlyList<ForumEntry> Forums,
    IReadOnlyList<OutreachEntry> Outreach)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static Content Read() => new(
        Read<WorkspaceFile>("workspace.json"),
        Read<List<OrganisationEntry>>("organisations.json"),
        Read<CommunityFile>("communities.json"),
        [.. new[] { "fr", "en", "ar", "es", "minuvar" }.SelectMany(file => Read<List<ConsultationEntry>>($"consultations/{file}.json"))],
        Read<List<PartnershipEntry>>("partnerships.json"),
        Read<List<AgreementEntry>>("agreements.json"),
        Read<List<ForumEntry>>("forums.json"),
        Read<List<OutreachEntry>>("outreach.json"));

    /// <summary>The made-up gazetteer, in the layout that <c>import-areas</c> takes.</summary>
    public static Stream Areas() => Open("areas.csv");

    private static T Read<T>(string file)
    {
        using var stream = Open(file);
        return JsonSerializer.Deserialize<T>(stream, Options)!;
    }

    private static Stream Open(string file) =>
        typeof(Content).Assembly.GetManifestResourceStream("Demonstration/" + file)
        ?? throw new InvalidOperationException($"The demonstration's file {file} is not in the program.");
}

internal sealed record WorkspaceFile(IReadOnlyList<WorkspaceEntry> Workspaces, IReadOnlyList<AccountEntry> Accounts);

internal sealed record WorkspaceEntry(string Code, Dictionary<string, string> Name, string Zone, IReadOnlyList<CodedName> Sections, IReadOnlyList<OfficeEntry> FieldOffices);

internal sealed record CodedName(string Code, Dictionary<string, string> Name);

internal sealed record OfficeEntry(string Code, Dictionary<string, string> Name, string Area);

internal sealed record AccountEntry(string Key, string SignIn, string DisplayName, string Role, string? Workspace, string? Organisation, string? Clearance, string? FieldOffice, string? Language);

internal sealed record CommunityFile(IReadOnlyList<CommunityEntry> Communities, IReadOnlyList<LeaderEntry> Leaders);

internal sealed record CommunityEntry(string Key, Dictionary<string, string> Name, string Area, string Kind, int? Population, string Office, string? VisibilityWish, string? Notes);

internal sealed record LeaderEntry(
    string Key, string Role, IReadOnlyList<string> SpeaksFor, IReadOnlyList<string> Languages, string ContactPreference, string? ContactNote, string ReprisalRisk, string VisibilityWish, int? ReviewInDays,
    string ProtectedName, string? ProtectedPhone);

internal sealed record ConsultationEntry(
    string Key, string Title, string Kind, string Workspace, string Office, string Section, string Author, string? LedBy, TeamEntry? Team, IReadOnlyList<string> Communities, string Area, string? PlaceName, string? PlaceDisplay,
    string? PlaceSensitivity, int DaysAgo, string LocalTime, int DurationMinutes, string Language, bool Interpreter, string? Purpose, IReadOnlyList<string> Tasks, string Label, string? DoNoHarm,
    string? Context, string? Action, string? Horizon, IReadOnlyList<ParticipationEntry>? Participation, string? CountedOrEstimated, int? PersonsWithDisabilities, int? DisplacedPersons,
    IReadOnlyList<string>? Organisations, IReadOnlyList<string>? Leaders, IReadOnlyList<ConcernEntry>? Concerns, IReadOnlyList<CommitmentEntry>? Commitments, string State, string? Reviewer,
    int? ReviewedDaysAgo, string? ReviewComment, Dictionary<string, string>? SectionComments, string? CancelReason, IReadOnlyList<string>? NamedReaders, IReadOnlyList<ShareEntry>? Shares, IReadOnlyList<string>? Story)
{
    public IReadOnlyList<ConsentEntry>? Consents { get; init; }
}

internal sealed record TeamEntry(int? Women, int? Men);

internal sealed record ShareEntry(string ToOrganisation, IReadOnlyList<string> Sections, string Purpose, string By, int DaysAgo, int UntilInDays, int? RevokedDaysAgo, string? ReadBy, int? ReadDaysAgo)
{
    /// <summary>Removed from what the organisation reads, as they stand in the texts.</summary>
    public IReadOnlyList<string>? Passages { get; init; }
}

internal sealed record ConsentEntry(
    string Key, string Leader, string LegalBasis, string? GivenHow, string? Language, IReadOnlyList<string> Purposes, string? LimitsOnSharing, int? GivenDaysAgo, int? WithdrawnDaysAgo, string? WithdrawnNotedBy);

internal sealed record ParticipationEntry(string Sex, string AgeBand, int Count);

internal sealed record ConcernEntry(string Key, string? Theme, string? RaisedBy, string? RaisedByGroup, string? Summary, string? Urgency, bool? Attributable, string? State, string? NotPossibleReason, string? ChangedBecause, ReferralEntry? Referral)
{
    /// <summary>When it cannot be met: the feedback meeting at which they were told so, and their answer.</summary>
    public ToldEntry? Told { get; init; }
}

internal sealed record ReferralEntry(string Topic, string ToBody, int ReferredDaysAgo);

internal sealed record CommitmentEntry(
    string Key, string? ConcernKey, string Kind, string Text, PromisedByEntry PromisedBy, string Owner, int DueDays, string Priority, string State, IReadOnlyList<StepEntry>? Steps, int? DeliveredDaysAgo, string? DeliveryNote,
    ToldEntry? Told, NotToldEntry? NotTold, string? DeclinedGround, string? DeclinedReason, DisputeEntry? Dispute, string? Verifier, int? AddedDaysAgo)
{
    /// <summary>Communities of the meeting that it was not given to.</summary>
    public IReadOnlyList<string>? NotOwedTo { get; init; }

    /// <summary>What it was corrected to an hour after it was recorded.</summary>
    public CorrectedEntry? Corrected { get; init; }
}

internal sealed record CorrectedEntry(string To, string Because);

internal sealed record PromisedByEntry(string Type, string? Name);

internal sealed record StepEntry(int DaysAgo, string Note);

internal sealed record ToldEntry(int DaysAgo, string How, string By, string? Answer, string? AnsweredBy, string? AnswerLanguage, string? At)
{
    /// <summary>The answer as it was noted first, and corrected to <see cref="Answer"/> an hour later.</summary>
    public string? FirstNoted { get; init; }

    public string? CorrectedBecause { get; init; }

    /// <summary>Only these were told, and confirmed it; the others are owed word.</summary>
    public IReadOnlyList<string>? Communities { get; init; }
}

internal sealed record NotToldEntry(string Reason, string SecondPerson, int DaysAgo);

internal sealed record DisputeEntry(int DaysAgo, string? By, string? Reason);

internal sealed record OrganisationEntry(
    string Key, string LegalName, string? Acronym, string Kind, string? Country, int? YearFounded, RegistrationEntry? Registration, GoverningEntry? GoverningDocument, IReadOnlyList<string>? Sectors, IReadOnlyList<string>? AreasOfWork,
    IReadOnlyList<string>? PopulationsServed, IReadOnlyList<string>? Languages, string? Connectivity, string? StaffBand, string? YearlyBudgetBand, PoliciesEntry? Policies, string? FeedbackMechanism,
    IReadOnlyList<ContactEntry>? Contacts, string? VisibilityWish, VerificationEntry? Verification, IReadOnlyList<FlagEntry>? RiskFlags, string? Notes);

internal sealed record RegistrationEntry(string? Number, string? Authority, int? IssuedDaysAgo, int? ExpiresDaysAgo, string? WhyNone);

internal sealed record GoverningEntry(string? Title, string? WhyNone);

internal sealed record PoliciesEntry(string? Safeguarding, string? AntiFraud, string? Psea);

internal sealed record ContactEntry(string? Role, string? ProtectedName, string? ProtectedEmail, string? ProtectedPhone);

internal sealed record VerificationEntry(string Level, string? By, int? DaysAgo, IReadOnlyList<AnswerEntry>? Answers);

internal sealed record AnswerEntry(string Question, string Answer, string? Comment);

internal sealed record FlagEntry(string Level, string Category, string Comment, string RaisedBy, int DaysAgo, IReadOnlyList<FlagStepEntry>? History, FlagReplyEntry? Reply);

internal sealed record PartnershipEntry(
    string Key, string Title, string Kind, string State, string Workspace, string CreatedBy, int CreatedDaysAgo, string Purpose, IReadOnlyList<string>? Tasks, IReadOnlyList<string>? Areas, IReadOnlyList<string>? Sectors, string? Horizon,
    PeriodEntry? Period, IReadOnlyList<string>? LegalInstruments, IReadOnlyList<PartyEntry> Parties, CommunicationEntry? Communication, ReviewEntry? Review);

internal sealed record PeriodEntry(int? StartDays, int? EndDays);

internal sealed record PartyEntry(string? Workspace, string? Organisation, IReadOnlyList<string>? Objectives, IReadOnlyList<string>? RolesAndResponsibilities, IReadOnlyList<string>? Resources, SignedForEntry? SignedFor);

internal sealed record SignedForEntry(string? Name, string? Function, int? DaysAgo);

internal sealed record CommunicationEntry(IReadOnlyList<string>? Channels, int? RhythmDays, int? NextInDays, string? Feedback);

internal sealed record ReviewEntry(string? By, int? DaysAgo, string? Comment);

internal sealed record FlagStepEntry(string Level, int DaysAgo, string Comment);

internal sealed record FlagReplyEntry(int DaysAgo, string Text);

internal sealed record AgreementEntry(
    string Key, Dictionary<string, string> Title, string Office, string Language, string Consultation, string Label, int SignedDaysAgo, IReadOnlyList<AgreementPartyEntry> Parties, IReadOnlyList<UndertakingEntry> Undertakings,
    IReadOnlyList<GuarantorEntry>? Guarantors, MonitoringEntry? Monitoring, IReadOnlyList<AgreementNoteEntry>? Notes, AgreementCorrectionEntry? Correction, IReadOnlyList<BreachEntry>? Breaches);

internal sealed record AgreementPartyEntry(string Community, string SignedBy);

internal sealed record UndertakingEntry(string By, string Text);

internal sealed record GuarantorEntry(string Organisation, string Role);

/// <param name="FirstText">What it said before the correction; null where it was never another.</param>
internal sealed record MonitoringEntry(string Body, string Text, string? FirstText);

internal sealed record AgreementNoteEntry(int DaysAgo, string Text);

internal sealed record AgreementCorrectionEntry(int DaysAgo, string Reason);

internal sealed record BreachEntry(int DaysAgo, string Text, string? Handled, int? SettledDaysAgo);

internal sealed record ForumEntry(
    string Key, string Name, string Purpose, string Workspace, string Office, string Label, string Rhythm, int SetUpDaysAgo, IReadOnlyList<string> Areas, IReadOnlyList<string> Communities, IReadOnlyList<string> Organisations,
    IReadOnlyList<string> Leaders, IReadOnlyList<string> Authorities, IReadOnlyList<string> Sections, IReadOnlyList<ForumMeetingEntry> Meetings);

internal sealed record ForumMeetingEntry(int DaysAgo, string Place, string Note, string? Consultation, IReadOnlyList<string> Absent, int NextInDays, IReadOnlyList<ForumDecisionEntry> Decisions);

internal sealed record ForumDecisionEntry(
    string Text, string DoneBy, int? DueDaysAgo, int? DueInDays, bool AsksMission, ForumAcceptedEntry? Accepted, ForumDeclinedEntry? Declined, ForumSettledEntry? Settled,
    ForumCorrectedEntry? Corrected);

internal sealed record ForumAcceptedEntry(int DaysAgo, string Text, int DueInDays);

internal sealed record ForumDeclinedEntry(int DaysAgo, string Reason);

/// <param name="DaysAfter">The meeting.</param>
/// <param name="Was">What was written down first.</param>
internal sealed record ForumCorrectedEntry(int DaysAfter, string Was, string Reason);

internal sealed record ForumSettledEntry(int DaysAgo, string State, string Outcome);

internal sealed record OutreachEntry(
    string Key, string Workspace, string Office, string By, string? Section, string Label, string Channel, string Message, IReadOnlyList<string> Languages, string Audience, IReadOnlyList<string> Areas,
    IReadOnlyList<string> Communities, int DaysAgo, int? UntilDaysAgo, int? Reach, string? Counting, IReadOnlyList<RumourEntry> Rumours, IReadOnlyList<string> Tasks);

/// <param name="TakenUpIn">The draft in which its author made a concern of it.</param>
internal sealed record RumourEntry(string Theme, string Words, string? TakenUpIn);
