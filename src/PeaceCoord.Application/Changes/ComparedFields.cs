using System.Text.Json;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Forums;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.Partnerships;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Changes;

/// <summary>How a stored value is told.</summary>
public enum ComparedAs
{
    /// <summary>That it changed, and no value: identities, contacts, numbers of people, and what only other pages can name.</summary>
    NameOnly,
    Text,

    /// <summary>A value of an enumeration.</summary>
    Choice,
    Date,

    /// <summary>The name of an account.</summary>
    Person,

    /// <summary>The name of a field office or a section.</summary>
    Place,
}

/// <param name="Name">As versions have it.</param>
/// <param name="Within">The parts it is a field of, as versions have them, and what one of them is called; null of the record's own.</param>
internal sealed record FieldCompared(string Name, ComparedAs As, Type? Choice = null, (string Parts, string One)? Within = null)
{
    /// <summary>What pages call it: without the mark of a field that the mapping reads by itself.</summary>
    public string Said => Within?.One + char.ToUpperInvariant(Name.TrimStart('_')[0]) + Name.TrimStart('_')[1..];
}

/// <summary>Which fields of each kind of record are told of when they change, and how. What is not named here is not told of at all.</summary>
internal static class ComparedFields
{
    private static readonly (string, string) Step = ("Steps", "Step");
    private static readonly (string, string) Name = ("Names", "Name");
    private static readonly (string, string) Party = ("Parties", "Party");
    private static readonly (string, string) Breach = ("Breaches", "Breach");
    private static readonly (string, string) Note = ("Notes", "Note");
    private static readonly (string, string) Meeting = ("Meetings", "Meeting");
    private static readonly (string, string) Decision = ("Decisions", "Decision");
    private static readonly (string, string) Rumour = ("Rumours", "Rumour");

    private static readonly IReadOnlyList<FieldCompared> OfCommitment =
    [
        Choice<Label>(), Choice<CommitmentKind>("Kind"), Text("Text"), Choice<PromisedBy>("PromisedBy"), Person("OwnerId"), Date("Due"), Choice<Priority>(nameof(Priority)), Choice<Domain.Consultations.Horizon>("Horizon"),
        Choice<CommitmentState>("State"), Text("DeclinedReason"), Date("DeclinedOn"), Date("DeliveredOn"), Text("DeliveryNote"), Person("VerifiedBy"), Date("ToldOn"),
        Text("Note", Step), Hidden("Tellings"), Hidden("Communities"), Hidden("NamedReaders"), Hidden("Untold"),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfCommunity =
    [
        Text("Text", Name), Choice<CommunityKind>("Kind"), Hidden("AreaPCode"), Place("FieldOfficeId"), Choice<SeenWithUs>(nameof(SeenWithUs)), Text("Notes"),
    ];

    /// <summary>Nothing of who it is: name, contacts and how to reach them are sealed, or as telling as the name.</summary>
    private static readonly IReadOnlyList<FieldCompared> OfLeader =
    [
        Hidden("Name"), Hidden("Contacts"), Hidden("ContactNote"), Choice<LeaderRole>("Role"), Place("FieldOfficeId"), Hidden("Languages"), Choice<ContactPreference>(nameof(ContactPreference)),
        Choice<ReprisalRisk>(nameof(ReprisalRisk)), Choice<SeenWithUs>(nameof(SeenWithUs)), Date("ReviewOn"), Hidden("SpeaksFor"),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfOrganisation =
    [
        Text("LegalName"), Text("Acronym"), Text("_otherNames"), Choice<OrganisationKind>("Kind"), Hidden("ParentId"), Text("YearFounded"), Text("Purpose"), Text("RegistrationNumber"), Text("RegistrationAuthority"), Date("RegisteredOn"),
        Date("RegistrationExpiresOn"), Text("WhyNotRegistered"), Text("GoverningDocument"), Text("WhyNoGoverningDocument"), Text("OrgIdCode"), Text("PartnerPortalId"), Hidden("_sectors"), Hidden("_areas"), Text("Populations"),
        Hidden("_languages"), Choice<StaffBand>("Staff"), Choice<BudgetBand>("Budget"), Choice<Connectivity>(nameof(Connectivity)), Choice<PolicyState>("Safeguarding"), Choice<PolicyState>("AntiFraud"), Choice<PolicyState>("Psea"),
        Text("FeedbackMechanism"), Choice<SeenWithUs>("Visibility"), Text("VisibilityNote"), Choice<VerificationLevel>("Verification"), Hidden("Contacts"), Hidden("Answers"), Hidden("Flags"),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfPartnership =
    [
        Choice<PartnershipState>("State"), Choice<PartnershipKind>("Kind"), Text("Title"), Text("Purpose"), Hidden("_mandateTasks"), Hidden("_areas"), Hidden("_sectors"), Hidden("_legalInstruments"), Choice<Domain.Partnerships.Horizon>("Horizon"),
        Date("From"), Date("Until"), Text("Channels"), Choice<MeetingRhythm>("Rhythm"), Date("NextMeetingOn"), Text("Feedback"),
        Text("Objectives", Party), Text("Responsibilities", Party), Text("Resources", Party), Hidden("SignedForName", Party),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfAgreement =
    [
        Choice<Label>(), Text("Title"), Date("SignedOn"), Text("Parties"), Text("Undertakings"), Text("Guarantors"), Text("Monitoring"),
        Text("What", Breach), Date("SettledOn", Breach), Text("Handled", Breach), Text("Text", Note),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfForum =
    [
        Choice<Label>(), Text("Name"), Text("Purpose"), Hidden("Areas"), Choice<ForumRhythm>("Rhythm"), Date("NextMeeting"), Hidden("Members"),
        Date("On", Meeting), Text("Place", Meeting), Text("Note", Meeting), Text("Text", Decision), Text("DoneBy", Decision), Date("Due", Decision), Choice<ForumDecisionState>("State", Decision), Text("Outcome", Decision),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfOutreach =
    [
        Choice<Label>(), Choice<OutreachChannel>("Channel"), Text("Message"), Hidden("Languages"), Text("Audience"), Hidden("Areas"), Hidden("Communities"), Date("On"), Date("Until"), Hidden("Reach"), Choice<Counting>(nameof(Counting)),
        Text("Words", Rumour), Hidden("Tasks"), Place("SectionId"),
    ];

    private static readonly IReadOnlyList<FieldCompared> OfRequest =
    [
        Choice<RequestState>("State"), Text("Subject"), Text("Text"), Date("MeetingOn"), Choice<HowToMeet>("MeetingHow"), Text("MeetingNote"), Text("Answer"), Date("AnsweredOn"), Text("WithdrawnBecause"),
    ];

    public static IReadOnlyList<FieldCompared> Of(ChangedKind kind) => kind switch
    {
        ChangedKind.Commitment => OfCommitment,
        ChangedKind.Community => OfCommunity,
        ChangedKind.Leader => OfLeader,
        ChangedKind.Organisation => OfOrganisation,
        ChangedKind.Partnership => OfPartnership,
        ChangedKind.Agreement => OfAgreement,
        ChangedKind.Forum => OfForum,
        ChangedKind.Outreach => OfOutreach,
        _ => OfRequest,
    };

    /// <summary>What differs between two versions, in the order of the list.</summary>
    /// <param name="shown">Whether values are told.</param>
    public static IEnumerable<FieldChange> Changed(IReadOnlyList<FieldCompared> compared, JsonElement before, JsonElement after, bool shown)
    {
        foreach (var field in compared)
        {
            if (field.Within is { } parts)
            {
                var (earlier, later) = (Rows(before, parts.Parts), Rows(after, parts.Parts));
                foreach (var row in later.Keys.Union(earlier.Keys))
                {
                    var (old, made) = (TextIn(earlier, row, field.Name), TextIn(later, row, field.Name));
                    if (old != made)
                        yield return Told(field, old, made);
                }
            }
            else if (TextOf(before, field.Name) is var old && TextOf(after, field.Name) is var made && old != made)
            {
                yield return Told(field, old, made);
            }
        }

        FieldChange Told(FieldCompared field, string? old, string? made) =>
            shown && field.As != ComparedAs.NameOnly ? new(field.Said, field.As, field.Choice, true, old, made) : new(field.Said, ComparedAs.NameOnly, null, false, null, null);
    }

    /// <summary>A value as text: several values one a line, parts of the record in whatever order they were read; null where there is none.</summary>
    public static string? TextOf(JsonElement version, string field)
    {
        if (!version.TryGetProperty(field, out var value))
            return null;
        var text = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Array => value.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.Object)
                ? string.Join('\n', value.EnumerateArray().Select(one => one.GetRawText()).Order(StringComparer.Ordinal))
                : string.Join('\n', value.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String ? one.GetString() : one.GetRawText())),
            _ => value.GetRawText(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static string? TextIn(Dictionary<string, JsonElement> rows, string row, string field) => rows.TryGetValue(row, out var found) ? TextOf(found, field) : null;

    /// <summary>The parts of a version by what tells them apart.</summary>
    private static Dictionary<string, JsonElement> Rows(JsonElement version, string parts) => version.TryGetProperty(parts, out var rows) && rows.ValueKind == JsonValueKind.Array
        ? rows.EnumerateArray().ToDictionary(row => TextOf(row, "Id") ?? TextOf(row, "Language") ?? row.GetRawText(), StringComparer.Ordinal)
        : [];

    private static FieldCompared Text(string name, (string, string)? within = null) => new(name, ComparedAs.Text, null, within);

    private static FieldCompared Date(string name, (string, string)? within = null) => new(name, ComparedAs.Date, null, within);

    private static FieldCompared Person(string name) => new(name, ComparedAs.Person);

    private static FieldCompared Place(string name) => new(name, ComparedAs.Place);

    private static FieldCompared Hidden(string name, (string, string)? within = null) => new(name, ComparedAs.NameOnly, null, within);

    private static FieldCompared Choice<TChoice>(string? name = null, (string, string)? within = null)
        where TChoice : struct, Enum => new(name ?? typeof(TChoice).Name, ComparedAs.Choice, typeof(TChoice), within);
}
