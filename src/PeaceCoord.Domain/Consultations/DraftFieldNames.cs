using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;

namespace PeaceCoord.Domain.Consultations;

/// <summary>The sections of the editor, in the order of its task list.</summary>
public enum EditorSection
{
    What,
    Where,
    Who,
    Told,
    Said,
    Promised,
    Risk,
    Check,
}

/// <summary>
/// The names of what can be typed into a draft. They are the names of the form's fields, the keys of the sealed text, and where
/// refusals point to.
/// </summary>
public static class DraftFieldNames
{
    public const string Title = "title";
    public const string Kind = "kind";
    public const string SectionField = "section";
    public const string Purpose = "purpose";
    public const string Tasks = "tasks";
    public const string ForTheMission = "for-the-mission";
    public const string TeamWomen = "team-women";
    public const string TeamMen = "team-men";
    public const string Office = "office";
    public const string CommunityIds = "communities";
    public const string Area = "area";
    public const string Place = "place";
    public const string Date = "date";
    public const string Start = "start";
    public const string End = "end";
    public const string Language = "language";
    public const string Interpreter = "interpreter";
    public const string CountedOrEstimated = "counting";
    public const string Disabilities = "disabilities";
    public const string Displaced = "displaced";
    public const string OrganisationIds = "organisations";
    public const string LeaderIds = "leaders";
    public const string Context = "context";

    /// <summary>Notes as they were taken, until concerns are made of them: kept with the draft, and never part of the record.</summary>
    public const string Notes = "notes";
    public const string ActionField = "action";
    public const string HorizonField = "horizon";
    public const string LabelField = "label";
    public const string Sensitivity = "sensitivity";
    public const string DoNoHarm = "do-no-harm";
    public const string Readers = "readers";

    public const string ConcernRow = "concern";
    public const string ReferralRow = "referral";
    public const string CommitmentRow = "promise";

    /// <summary>On what ground somebody is named: its id is that of the leader.</summary>
    public const string ConsentRow = "consent";

    /// <summary>What they were told of: its id is that of the commitment or the concern.</summary>
    public const string ToldRow = "told";

    /// <summary>A comment of the reviewer, marked as answered.</summary>
    public const string CommentRow = "comment";

    /// <summary>The communities of the meeting that a promise is not owed to.</summary>
    public const string LeftOutPart = "left-out";

    private static readonly Dictionary<string, string[]> RowParts = new(StringComparer.Ordinal)
    {
        [ConcernRow] = ["theme", "group", "summary", "urgency", "attributable"],
        [ReferralRow] = ["topic", "body", "on"],
        [CommitmentRow] = ["kind", "text", "by", "organisation", "owner", "due", "priority", "concern", LeftOutPart],
        [ConsentRow] = ["basis", "how", "language", "limits", "given", .. Enum.GetValues<ConsentPurpose>().Select(PurposePart)],
        [CommentRow] = ["answered"],
        [ToldRow] = ["what", "answer", "words", "language", "answered-by"],
    };

    private static readonly Dictionary<string, EditorSection> Sections = new(StringComparer.Ordinal)
    {
        [Title] = EditorSection.What,
        [Kind] = EditorSection.What,
        [SectionField] = EditorSection.What,
        [Purpose] = EditorSection.What,
        [Tasks] = EditorSection.What,
        [ForTheMission] = EditorSection.What,
        [TeamWomen] = EditorSection.What,
        [TeamMen] = EditorSection.What,
        [Office] = EditorSection.Where,
        [CommunityIds] = EditorSection.Where,
        [Area] = EditorSection.Where,
        [Place] = EditorSection.Where,
        [Date] = EditorSection.Where,
        [Start] = EditorSection.Where,
        [End] = EditorSection.Where,
        [Language] = EditorSection.Where,
        [Interpreter] = EditorSection.Where,
        [CountedOrEstimated] = EditorSection.Who,
        [Disabilities] = EditorSection.Who,
        [Displaced] = EditorSection.Who,
        [OrganisationIds] = EditorSection.Who,
        [LeaderIds] = EditorSection.Who,
        [Context] = EditorSection.Said,
        [Notes] = EditorSection.Said,
        [ActionField] = EditorSection.Promised,
        [HorizonField] = EditorSection.Promised,
        [LabelField] = EditorSection.Risk,
        [Sensitivity] = EditorSection.Risk,
        [DoNoHarm] = EditorSection.Risk,
        [Readers] = EditorSection.Risk,
    };

    static DraftFieldNames()
    {
        foreach (var sex in Enum.GetValues<ParticipantSex>())
        {
            foreach (var age in Enum.GetValues<AgeBand>())
                Sections[HeadsOf(sex, age)] = EditorSection.Who;
        }
    }

    /// <summary>Fields that hold several values, one a line.</summary>
    public static IReadOnlySet<string> Lists { get; } = new HashSet<string>([Tasks, CommunityIds, OrganisationIds, LeaderIds, Readers], StringComparer.Ordinal);

    /// <summary>Whether a field holds several values.</summary>
    public static bool IsList(string name) => Lists.Contains(name) || RowOf(name) is { Row: CommitmentRow, Part: LeftOutPart };

    public static string HeadsOf(ParticipantSex sex, AgeBand age) => $"heads-{sex}-{age}".ToLowerInvariant();

    public static string Of(ConcernId id, string part) => InRow(ConcernRow, id.Value, part);

    public static string Of(ReferralId id, string part) => InRow(ReferralRow, id.Value, part);

    public static string Of(CommitmentId id, string part) => InRow(CommitmentRow, id.Value, part);

    /// <summary>A field of a consent, by the name of what it holds in <see cref="ConsentFacts"/>.</summary>
    public static string OfConsent(LeaderId leader, string fact) => InRow(ConsentRow, leader.Value, fact switch
    {
        nameof(ConsentFacts.Basis) => "basis",
        nameof(ConsentFacts.GivenHow) => "how",
        nameof(ConsentFacts.Language) => "language",
        nameof(ConsentFacts.Limits) => "limits",
        _ => "given",
    });

    /// <summary>The tick for one purpose of a consent.</summary>
    public static string OfConsent(LeaderId leader, ConsentPurpose purpose) => InRow(ConsentRow, leader.Value, PurposePart(purpose));

    public static string Answered(SectionCommentId id) => InRow(CommentRow, id.Value, "answered");

    public static string InRow(string row, Guid id, string part) => $"{row}-{id:N}-{part}";

    /// <summary>The row a field belongs to, such as <c>concern-0192…</c>; null for a field of its own.</summary>
    public static (string Row, Guid Id, string Part)? RowOf(string name)
    {
        var parts = name.Split('-', 3);
        return parts is [var row, { Length: 32 } id, var part] && RowParts.TryGetValue(row, out var known) && known.Contains(part) && Guid.TryParseExact(id, "N", out var guid) && guid.ToString("N") == id
            ? (row, guid, part)
            : null;
    }

    private static string PurposePart(ConsentPurpose purpose) => "for-" + purpose.ToString().ToLowerInvariant();

    /// <summary>Where in the editor a field stands; null for a name that no draft has.</summary>
    public static EditorSection? SectionOf(string name)
    {
        if (Sections.TryGetValue(name, out var section))
            return section;
        return RowOf(name) switch
        {
            null => null,
            (CommitmentRow, _, _) => EditorSection.Promised,
            (ToldRow, _, _) => EditorSection.Told,
            (ConsentRow, _, _) => EditorSection.Who,
            (CommentRow, _, _) => EditorSection.Check,
            _ => EditorSection.Said,
        };
    }
}
