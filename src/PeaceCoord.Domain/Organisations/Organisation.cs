using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Organisations;

/// <summary>An organisation that a mission works with, as its registry knows it. Half-done profiles save; what is missing is computed.</summary>
public sealed partial class Organisation : AggregateRoot, IInWorkspace
{
    public const int NameMaxLength = 300;
    public const int AcronymMaxLength = 30;
    public const int ShortTextMaxLength = 200;
    public const int LongTextMaxLength = 2000;
    public const int SearchMaxLength = 4000;
    public const int ListMaxCount = 30;
    public const int ContactMaxCount = 20;
    public const int EarliestYearFounded = 1000;

    private readonly List<OrganisationContact> _contacts = [];
    private readonly List<VerificationAnswer> _answers = [];
    private readonly List<RiskFlag> _flags = [];
    private List<string> _otherNames = [];
    private List<string> _sectors = [];
    private List<string> _areas = [];
    private List<string> _languages = [];

    private Organisation()
    {
    }

    public OrganisationId Id { get; private init; }

    /// <summary>The workspace it is registered in.</summary>
    public WorkspaceId WorkspaceId { get; private init; }

    public string LegalName { get; private set; } = "";

    public string? Acronym { get; private set; }

    public IReadOnlyList<string> OtherNames => _otherNames;

    public OrganisationKind Kind { get; private set; }

    public OrganisationId? ParentId { get; private set; }

    public int? YearFounded { get; private set; }

    public string? Purpose { get; private set; }

    public string? RegistrationNumber { get; private set; }

    public string? RegistrationAuthority { get; private set; }

    public DateOnly? RegisteredOn { get; private set; }

    public DateOnly? RegistrationExpiresOn { get; private set; }

    public string? WhyNotRegistered { get; private set; }

    public string? GoverningDocument { get; private set; }

    public string? WhyNoGoverningDocument { get; private set; }

    public string? OrgIdCode { get; private set; }

    public string? PartnerPortalId { get; private set; }

    public IReadOnlyList<Sector> Sectors => [.. _sectors.Select(Enum.Parse<Sector>)];

    public IReadOnlyList<string> Areas => _areas;

    public string? Populations { get; private set; }

    public IReadOnlyList<string> Languages => _languages;

    public StaffBand? Staff { get; private set; }

    public BudgetBand? Budget { get; private set; }

    public Connectivity? Connectivity { get; private set; }

    public PolicyState? Safeguarding { get; private set; }

    public PolicyState? AntiFraud { get; private set; }

    public PolicyState? Psea { get; private set; }

    public string? FeedbackMechanism { get; private set; }

    /// <summary>Null while it has not been asked, and then treated as never.</summary>
    public SeenWithUs? Visibility { get; private set; }

    public string? VisibilityNote { get; private set; }

    /// <summary>Worked out anew by every verb; kept so that lists can filter by it.</summary>
    public VerificationLevel Verification { get; private set; }

    /// <summary>Names without case and accents, for the search of the list.</summary>
    public string SearchNames { get; private set; } = "";

    public string SearchAreas { get; private set; } = "";

    public IReadOnlyList<OrganisationContact> Contacts => _contacts;

    public IReadOnlyList<VerificationAnswer> Answers => _answers;

    public IReadOnlyList<RiskFlag> Flags => _flags;

    /// <summary>Enters an organisation in the registry of a workspace; the rest of its profile may come later.</summary>
    public static Result<Organisation> Register(WorkspaceId workspace, string? legalName, string? acronym, OrganisationKind? kind, int thisYear)
    {
        var organisation = new Organisation { Id = OrganisationId.New(), WorkspaceId = workspace };
        var described = organisation.Describe(new OrganisationIdentity(legalName, acronym, [], kind, null, null, null), thisYear);
        return described.Succeeded ? organisation : Result<Organisation>.Refused(described.Refusals);
    }

    /// <summary>Adds somebody to reach it by; the texts arrive sealed, their lengths checked by the use case that sealed them.</summary>
    /// <param name="id">Under which it was sealed; null for a new one.</param>
    public Result AddContact(string? function, Sealed name, Sealed? telephone, Sealed? email, AccountId by, ContactId? id = null)
    {
        var check = new Check().RequiredText(function, OrganisationContact.FunctionMaxLength, nameof(OrganisationContact.Function))
            .Unless(_contacts.Count < ContactMaxCount, new Refusal(OrganisationsRefusalCodes.TooMany, nameof(OrganisationContact.Function), ContactMaxCount))
            .Unless(telephone is not null || email is not null, new Refusal(OrganisationsRefusalCodes.ContactNeedsAWay, nameof(OrganisationContact.Telephone)));
        if (!check.Passed)
            return check.Result();

        _contacts.Add(new OrganisationContact(id ?? ContactId.New(), function!.Trim(), name, telephone, email, by));
        return Changed();
    }

    public Result RemoveContact(ContactId id)
    {
        if (_contacts.RemoveAll(contact => contact.Id == id) == 0)
            return Refusal.NotFound;
        return Changed();
    }

    /// <summary>Who the contact is, is gone for good; that there was one, and what they were in the organisation, stays.</summary>
    public Result EraseContact(ContactId id, DateTimeOffset now)
    {
        if (_contacts.Find(contact => contact.Id == id) is not { } found)
            return Refusal.NotFound;
        found.Erase(now);
        return Changed();
    }

    /// <summary>Records what the mission found for one question of the check.</summary>
    /// <param name="field">The field of the form a refusal belongs to.</param>
    public Result Answer(VerificationQuestion question, VerificationReply reply, string? comment, AccountId by, DateTimeOffset now, string field)
    {
        var check = new Check().Text(comment, VerificationAnswer.CommentMaxLength, field)
            .Unless(Enum.IsDefined(question) && Enum.IsDefined(reply), new Refusal(RefusalCodes.UnknownChoice, field))
            .Unless(reply == VerificationReply.Yes || !string.IsNullOrWhiteSpace(comment), new Refusal(OrganisationsRefusalCodes.CommentUnlessYes, field));
        if (!check.Passed)
            return check.Result();

        var answer = _answers.Find(a => a.Question == question);
        if (answer is null)
            _answers.Add(answer = new VerificationAnswer(question));
        if (!answer.Says(reply, Tidy(comment)))
            answer.Become(reply, Tidy(comment), by, now);
        return Changed();
    }

    /// <summary>Raises a concern, as an observation or as yellow; graver levels are reached step by step.</summary>
    public Result<RiskFlagId> RaiseFlag(RiskCategory? category, RiskLevel? level, string? comment, AccountId by, DateTimeOffset now)
    {
        var check = new Check()
            .Unless(category is not null, Refusal.Required("Category")).Choice(category, "Category")
            .Unless(level is not null, Refusal.Required("Level")).Choice(level, "Level")
            .Unless(level is null or RiskLevel.Observation or RiskLevel.Yellow, new Refusal(OrganisationsRefusalCodes.FlagBeginsLower, "Level"))
            .RequiredText(comment, RiskFlag.TextMaxLength, "Comment");
        if (!check.Passed)
            return Result<RiskFlagId>.Refused(check.Refusals);

        var flag = new RiskFlag(RiskFlagId.New(), category!.Value, level!.Value, comment!.Trim(), by, now);
        _flags.Add(flag);
        Changed();
        return flag.Id;
    }

    public Result EscalateFlag(RiskFlagId id, string? reason, AccountId by, DateTimeOffset now) => OnFlag(id, flag => flag.Escalate(reason, by, now));

    /// <summary>The organisation's own word on a flag it was told of.</summary>
    public Result ReplyToFlag(RiskFlagId id, string? reply, DateTimeOffset now) =>
        OnFlag(id, flag => flag.IsToldToTheOrganisation ? flag.Answer(reply, now) : Refusal.NotFound);

    public Result ResolveFlag(RiskFlagId id, string? resolution, AccountId by, DateTimeOffset now) => OnFlag(id, flag => flag.Resolve(resolution, by, now));

    private Result OnFlag(RiskFlagId id, Func<RiskFlag, Result> act)
    {
        if (_flags.Find(flag => flag.Id == id) is not { } found)
            return Refusal.NotFound;

        var result = act(found);
        return result.Succeeded ? Changed() : result;
    }

    private Result Changed()
    {
        Verification = Organisations.Verification.LevelOf(this);
        SearchNames = Cut(SearchFold.Of(string.Join(' ', [LegalName, Acronym, .. _otherNames])));
        SearchAreas = Cut(SearchFold.Of(string.Join(" · ", _areas)));
        return Result.Done;
    }

    private static string Cut(string text) => text.Length <= SearchMaxLength ? text : text[..SearchMaxLength];
}
