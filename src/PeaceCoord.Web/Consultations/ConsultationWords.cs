using System.Globalization;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.People;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Consultations;

/// <summary>Says consultations in the reader's language, and how states and labels look.</summary>
internal static class ConsultationWords
{
    private const int MostShown = 5;

    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An instant on the clocks of the mission.</summary>
    public static string Moment(DateTimeOffset at, string zone) =>
        Say.Moment(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    public static string Moment(DateTimeOffset at) => Say.Moment(at.UtcDateTime) + " UTC";

    public static string ClassOf(ConsultationState state) => state switch
    {
        ConsultationState.Recorded => "ok",
        ConsultationState.Submitted => "warn",
        ConsultationState.Returned => "bad",
        ConsultationState.Draft => "now",
        ConsultationState.Planned => "info",
        _ => "off",
    };

    public static string ClassOf(ConcernState state) => state switch
    {
        ConcernState.Committed => "ok",
        ConcernState.Referred => "now",
        ConcernState.NotPossible => "bad",
        ConcernState.Noted => "off",
        _ => "",
    };

    /// <summary>What is to be known of somebody before one plans to meet them; null when nothing is.</summary>
    public static string? Mark(MetMark mark)
    {
        List<string> parts = [];
        if (mark.Wish != SeenWithUs.Openly)
            parts.Add(mark.Wish == SeenWithUs.Never ? Words.MarkNever : Words.MarkDiscreet);
        if (mark.Risk >= DoNoHarmCheck.High)
            parts.Add(Words.MarkRisk);
        if (mark.IsAskedTooOften)
            parts.Add(Say.Fill(Words.MarkTooOften, mark.SinceAnAnswer));
        return parts.Count == 0 ? null : string.Join(" · ", parts);
    }

    public static string Section(EditorSection section) => Named("Section_", section.ToString());

    public static string Act(string useCase) => useCase == ConsultationHistory.ToldElsewhere ? Words.Act_ToldElsewhere : useCase == nameof(Application.Oversight.DecideLabelRequest) ? Oversight.Words.Act_DecideLabelRequest : Words.ResourceManager.GetString("Act_" + useCase, CultureInfo.CurrentUICulture) ?? Words.Act_Other;

    /// <summary>How something of a record left the mission.</summary>
    public static string Left(LeftHow how) => how switch
    {
        LeftHow.Shared => Words.LeftShared,
        LeftHow.VisitSheet => Words.LeftSheet,
        LeftHow.File => Words.LeftFile,
        LeftHow.HandoverSheet => Words.LeftHandover,
        LeftHow.Report => Words.LeftReport,
        LeftHow.PaperForm => Words.LeftPaperForm,
        _ => Words.LeftPartnersReport,
    };

    /// <summary>Their answer: only what was done can be confirmed or disputed, the rest is taken note of or objected to.</summary>
    public static string Answer(ToldOf what, CommunityAnswer answer) => (what, answer) switch
    {
        (ToldOf.Delivered, _) or (_, CommunityAnswer.NotYet) => Say.Choice(answer),
        (_, CommunityAnswer.Confirmed) => Words.AnswerAccepted,
        _ => Words.AnswerObjected,
    };

    public static string ClassOf(TellingOutcome outcome) => outcome switch
    {
        TellingOutcome.Told => "ok",
        TellingOutcome.Waiting => "now",
        _ => "warn",
    };

    public static string Field(string field) => Named("Field_", field);

    /// <summary>A stored value as a reader reads it: codes become words, days become dates.</summary>
    public static string Value(string field, string? value) => (field, value) switch
    {
        (_, null) => Words.Nothing,
        ("Kind", _) => Choice<ConsultationKind>(value),
        ("Label", _) => Choice<Label>(value),
        ("ReprisalRisk", _) => Choice<ReprisalRisk>(value),
        ("Visibility", _) => Choice<MeetingVisibility>(value),
        ("PromiseKind", _) => Choice<CommitmentKind>(value),
        ("PromisePriority", _) => Choice<Priority>(value),
        ("WithInterpreter" or "ConcernIsAttributable", _) => bool.Parse(value) ? Shared.Words.Yes : Shared.Words.No,
        ("PromiseConcernId", _) => Say.Fill(Words.ConcernNumber, value),
        ("Sensitivity", _) => Choice<PlaceSensitivity>(value),
        ("Horizon", _) => Choice<Horizon>(value),
        ("Counting", _) => Choice<Counting>(value),
        ("ConcernTheme", _) => Choice<ConcernTheme>(value),
        ("ConcernRaisedBy", _) => Choice<ConcernGroup>(value),
        ("ConcernUrgency", _) => Choice<ConcernUrgency>(value),
        ("ConcernState", _) => Choice<ConcernState>(value),
        ("ReferralTopic", _) => Choice<ReferralTopic>(value),
        ("ReferralBody", _) => Choice<ReferralBody>(value),
        ("PromisePromisedBy", _) => Choice<PromisedBy>(value),
        ("StartsAt" or "EndsAt", _) when TimeOnly.TryParse(value, CultureInfo.InvariantCulture, out var time) => Time(time),
        ("HeldOn" or "ReferralOn" or "PromiseDue", _) when DateOnly.TryParse(value, CultureInfo.InvariantCulture, out var day) => Say.Date(day),
        _ => value,
    };

    /// <summary>One sentence that says what it is.</summary>
    public static string Sentence(ConsultationKind? kind, string? place, DateOnly? held, ConsultationState state)
    {
        var what = kind is { } known ? Say.Choice(known) : Words.Consultation;
        var where = place ?? Words.SomewhereHidden;
        if (held is not { } day)
            return Say.Fill(Words.SentenceNoDay, what, where);
        return Say.Fill(state is ConsultationState.Planned or ConsultationState.Postponed ? Words.SentencePlanned : Words.Sentence, what, where, Say.Date(day));
    }

    /// <summary>What should not stand in a text, with what to do about it: one sentence for each kind of it.</summary>
    public static IReadOnlyList<string> Found(IEnumerable<FoundDetail> details) =>
        [.. details.GroupBy(found => found.Kind).OrderBy(kind => kind.Key).Select(kind => Say.Fill(Advice(kind.Key), string.Join(", ", kind.Select(found => Say.Fill(Words.Quoted, Isolated(found.Text))).Distinct(StringComparer.Ordinal).Take(MostShown))))];

    /// <summary>Each purpose of a consent, to be ticked.</summary>
    public static IEnumerable<(string Value, string Text)> OfferedPurposes => Enum.GetValues<ConsentPurpose>().Select(purpose => (purpose.ToString(), Say.Choice(purpose)));

    public static string Listed(IEnumerable<ConsentPurpose> purposes) => string.Join(" · ", purposes.Select(purpose => Say.Choice(purpose)));

    public static string Heads(int heads) => heads is >= 1 and <= HeadCounts.Few ? Words.Few : heads == 0 ? "" : heads.ToString("N0", CultureInfo.CurrentCulture);

    private static string Advice(PersonalDetail kind) => kind switch
    {
        PersonalDetail.TelephoneNumber => Words.Found_TelephoneNumber,
        PersonalDetail.MailAddress => Words.Found_MailAddress,
        _ => Words.Found_ProtectedName,
    };

    /// <summary>In its own direction, whatever the sentence around it has.</summary>
    private static string Isolated(string text) => $"\u2068{text}\u2069";

    private static string Choice<TChoice>(string value)
        where TChoice : struct, Enum => Enum.TryParse<TChoice>(value, out var choice) ? Say.Choice(choice) : value;

    private static string Named(string start, string name) => Words.ResourceManager.GetString(start + name, CultureInfo.CurrentUICulture)!;
}
