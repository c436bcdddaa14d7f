using System.Globalization;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Reads what was typed as what it means. What cannot be read is refused at its field, and left null.</summary>
public sealed class DraftReading
{
    private readonly DraftFields _fields;
    private readonly Check _check;

    private DraftReading(DraftFields fields, Check check) => (_fields, _check) = (fields, check);

    public static ConsultationContent Read(DraftFields fields, Check check) => new DraftReading(fields, check).Content();

    private ConsultationContent Content() => new()
    {
        Title = Text(Title),
        Kind = Choice<ConsultationKind>(Kind),
        SectionId = Id<SectionId>(SectionField),
        Purpose = Text(Purpose),
        Tasks = _fields.List(Tasks),
        ForTheMission = Text(ForTheMission),
        TeamWomen = Number(TeamWomen),
        TeamMen = Number(TeamMen),
        FieldOfficeId = Id<FieldOfficeId>(Office),
        Communities = Ids<CommunityId>(CommunityIds),
        AreaPCode = Text(Area),
        PlaceName = Text(Place),
        HeldOn = Day(Date),
        StartsAt = Time(Start),
        EndsAt = Time(End),
        Language = Text(Language),
        WithInterpreter = IsTicked(Interpreter),
        Heads = HeadCounts(),
        Counting = Choice<Counting>(CountedOrEstimated),
        PersonsWithDisabilities = Number(Disabilities),
        DisplacedPersons = Number(Displaced),
        Organisations = Ids<OrganisationId>(OrganisationIds),
        Leaders = Ids<LeaderId>(LeaderIds),
        Consents = [.. _fields.Rows(ConsentRow).Select(id => ConsentOf(new LeaderId(id)))],
        Context = Text(Context),
        HasNotesLeft = Text(Notes) is not null,
        Action = Text(ActionField),
        Horizon = Choice<Horizon>(HorizonField),
        Label = Choice<Label>(LabelField),
        Sensitivity = Choice<PlaceSensitivity>(Sensitivity),
        DoNoHarm = Text(DoNoHarm),
        Readers = Ids<AccountId>(Readers),
        Concerns = [.. _fields.Rows(ConcernRow).Select(id => ConcernOf(new ConcernId(id)))],
        Referrals = [.. _fields.Rows(ReferralRow).Select(id => ReferralOf(new ReferralId(id)))],
        Commitments = [.. _fields.Rows(CommitmentRow).Select(id => CommitmentOf(new CommitmentId(id)))],
        Tellings = [.. _fields.Rows(ToldRow).Select(TellingOf)],
        Answered = [.. _fields.Rows(CommentRow).Select(id => new SectionCommentId(id)).Where(id => IsTicked(DraftFieldNames.Answered(id)))],
    };

    private ConcernContent ConcernOf(ConcernId id) => new(
        id,
        Choice<ConcernTheme>(Of(id, "theme")),
        Choice<ConcernGroup>(Of(id, "group")),
        Text(Of(id, "summary")),
        Choice<ConcernUrgency>(Of(id, "urgency")),
        IsTicked(Of(id, "attributable")));

    private ConsentContent ConsentOf(LeaderId leader) => new(
        leader,
        new ConsentFacts(
            Choice<LegalBasis>(OfConsent(leader, nameof(ConsentFacts.Basis))),
            Choice<ConsentGivenHow>(OfConsent(leader, nameof(ConsentFacts.GivenHow))),
            Text(OfConsent(leader, nameof(ConsentFacts.Language))),
            [.. Enum.GetValues<ConsentPurpose>().Where(purpose => IsTicked(OfConsent(leader, purpose)))],
            Text(OfConsent(leader, nameof(ConsentFacts.Limits))),
            Day(OfConsent(leader, nameof(ConsentFacts.GivenOn)))));

    private ReferralContent ReferralOf(ReferralId id) =>
        new(id, Choice<ReferralTopic>(Of(id, "topic")), Choice<ReferralBody>(Of(id, "body")), Day(Of(id, "on")));

    private CommitmentContent CommitmentOf(CommitmentId id) => new(
        id,
        Choice<CommitmentKind>(Of(id, "kind")),
        Text(Of(id, "text")),
        Choice<PromisedBy>(Of(id, "by")),
        Id<AccountId>(Of(id, "owner")),
        Day(Of(id, "due")),
        Choice<Priority>(Of(id, "priority")),
        Id<ConcernId>(Of(id, "concern")),
        Id<OrganisationId>(Of(id, "organisation")),
        Ids<CommunityId>(Of(id, LeftOutPart)));

    /// <summary>An answer is in the meeting's language unless another is chosen; what is no code is none.</summary>
    private string? MeetingLanguage => Text(Language) is { Length: 2 or 3 } code ? code : null;

    private TellingContent TellingOf(Guid id) => new(
        id,
        Choice<ToldOf>(InRow(ToldRow, id, "what")),
        Choice<CommunityAnswer>(InRow(ToldRow, id, "answer")),
        Text(InRow(ToldRow, id, "words")),
        Text(InRow(ToldRow, id, "language")) ?? MeetingLanguage,
        Text(InRow(ToldRow, id, "answered-by")));

    private Dictionary<(ParticipantSex Sex, AgeBand Age), int> HeadCounts()
    {
        var heads = new Dictionary<(ParticipantSex, AgeBand), int>();
        foreach (var sex in Enum.GetValues<ParticipantSex>())
        {
            foreach (var age in Enum.GetValues<AgeBand>())
            {
                if (Number(HeadsOf(sex, age)) is { } number)
                    heads[(sex, age)] = number;
            }
        }

        return heads;
    }

    private string? Text(string name) => _fields[name] is var text && string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private bool IsTicked(string name) => _fields[name].Length > 0;

    private TChoice? Choice<TChoice>(string name)
        where TChoice : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        if (Enum.TryParse<TChoice>(text, out var choice) && Enum.IsDefined(choice) && choice.ToString() == text)
            return choice;
        return Refused<TChoice>(new Refusal(RefusalCodes.UnknownChoice, name));
    }

    private int? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Consultation.MostHeads)
            return number;
        return Refused<int>(new Refusal(ConsultationRefusalCodes.MalformedNumber, name, 0, Consultation.MostHeads));
    }

    private DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        return Refused<DateOnly>(new Refusal(ConsultationRefusalCodes.MalformedDate, name));
    }

    private TimeOnly? Time(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return time;
        return Refused<TimeOnly>(new Refusal(ConsultationRefusalCodes.MalformedTime, name));
    }

    private TId? Id<TId>(string name)
        where TId : struct, IEntityId<TId>
    {
        if (Text(name) is not { } text)
            return null;
        if (Guid.TryParseExact(text, "D", out var id))
            return TId.From(id);
        return Refused<TId>(new Refusal(ConsultationRefusalCodes.UnknownRecord, name));
    }

    private List<TId> Ids<TId>(string name)
        where TId : struct, IEntityId<TId>
    {
        List<TId> ids = [];
        foreach (var text in _fields.List(name))
        {
            if (Guid.TryParseExact(text, "D", out var id))
                ids.Add(TId.From(id));
            else
                _check.Unless(false, new Refusal(ConsultationRefusalCodes.UnknownRecord, name));
        }

        return [.. ids.Distinct()];
    }

    private T? Refused<T>(Refusal refusal)
        where T : struct
    {
        _check.Unless(false, refusal);
        return null;
    }
}
