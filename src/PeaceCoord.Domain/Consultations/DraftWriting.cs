using System.Globalization;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Writes a record back as what one would have typed: to mend what was returned, or to amend what is recorded.</summary>
public static class DraftWriting
{
    public static DraftFields Of(Consultation record)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Title] = record.Title,
            [Kind] = record.Kind?.ToString(),
            [SectionField] = record.SectionId?.Value.ToString(),
            [Purpose] = record.Purpose,
            [Tasks] = string.Join('\n', record.Tasks),
            [ForTheMission] = record.ForTheMission,
            [TeamWomen] = Number(record.TeamWomen),
            [TeamMen] = Number(record.TeamMen),
            [Office] = record.FieldOfficeId?.Value.ToString(),
            [CommunityIds] = string.Join('\n', record.Communities.Select(c => c.CommunityId.Value)),
            [Area] = record.AreaPCode,
            [Place] = record.PlaceName,
            [Date] = Day(record.HeldOn),
            [Start] = Time(record.StartsAt),
            [End] = Time(record.EndsAt),
            [Language] = record.Language,
            [Interpreter] = Tick(record.WithInterpreter),
            [CountedOrEstimated] = record.Counting?.ToString(),
            [Disabilities] = Number(record.PersonsWithDisabilities),
            [Displaced] = Number(record.DisplacedPersons),
            [OrganisationIds] = string.Join('\n', record.Organisations.Select(o => o.OrganisationId.Value)),
            [LeaderIds] = string.Join('\n', record.Leaders.Select(l => l.LeaderId.Value)),
            [Context] = record.Context,
            [ActionField] = record.Action,
            [HorizonField] = record.Horizon?.ToString(),
            [LabelField] = record.Label.ToString(),
            [Sensitivity] = record.Sensitivity?.ToString(),
            [DoNoHarm] = record.DoNoHarm,
            [Readers] = string.Join('\n', record.NamedReaders.Select(r => r.AccountId.Value)),
        };
        foreach (var part in record.Participation)
            typed[HeadsOf(part.Sex, part.Age)] = Number(part.Heads);
        foreach (var concern in record.Concerns)
            Write(typed, concern);
        foreach (var referral in record.Referrals)
            Write(typed, referral);
        foreach (var commitment in record.ProposedCommitments)
            Write(typed, commitment);
        // Once on record they are kept by acts of their own.
        foreach (var consent in record.State == ConsultationState.Recorded ? [] : record.Consents)
            Write(typed, consent);
        // Once on record they stand on the commitments, and are not amended here.
        foreach (var telling in record.State == ConsultationState.Recorded ? [] : record.Tellings)
            Write(typed, telling);

        return DraftFields.Empty.With(typed.Where(field => !string.IsNullOrEmpty(field.Value))).Value;
    }

    private static void Write(Dictionary<string, string?> typed, Concern concern)
    {
        typed[DraftFieldNames.Of(concern.Id, "theme")] = concern.Theme.ToString();
        typed[DraftFieldNames.Of(concern.Id, "group")] = concern.RaisedBy.ToString();
        typed[DraftFieldNames.Of(concern.Id, "summary")] = concern.Summary;
        typed[DraftFieldNames.Of(concern.Id, "urgency")] = concern.Urgency.ToString();
        typed[DraftFieldNames.Of(concern.Id, "attributable")] = Tick(concern.IsAttributable);
    }

    private static void Write(Dictionary<string, string?> typed, Consent consent)
    {
        if (consent.LeaderId is not { } leader)
            return;
        typed[OfConsent(leader, nameof(ConsentFacts.Basis))] = consent.Basis?.ToString();
        typed[OfConsent(leader, nameof(ConsentFacts.GivenHow))] = consent.GivenHow?.ToString();
        typed[OfConsent(leader, nameof(ConsentFacts.Language))] = consent.Language;
        typed[OfConsent(leader, nameof(ConsentFacts.Limits))] = consent.Limits;
        typed[OfConsent(leader, nameof(ConsentFacts.GivenOn))] = Day(consent.GivenOn);
        foreach (var purpose in consent.Purposes)
            typed[OfConsent(leader, purpose)] = Tick(true);
    }

    private static void Write(Dictionary<string, string?> typed, Referral referral)
    {
        typed[DraftFieldNames.Of(referral.Id, "topic")] = referral.Topic.ToString();
        typed[DraftFieldNames.Of(referral.Id, "body")] = referral.Body.ToString();
        typed[DraftFieldNames.Of(referral.Id, "on")] = Day(referral.On);
    }

    private static void Write(Dictionary<string, string?> typed, ProposedCommitment commitment)
    {
        typed[DraftFieldNames.Of(commitment.Id, "kind")] = commitment.Kind.ToString();
        typed[DraftFieldNames.Of(commitment.Id, "text")] = commitment.Text;
        typed[DraftFieldNames.Of(commitment.Id, "by")] = commitment.PromisedBy.ToString();
        typed[DraftFieldNames.Of(commitment.Id, "organisation")] = commitment.OrganisationId?.Value.ToString();
        typed[DraftFieldNames.Of(commitment.Id, "owner")] = commitment.OwnerId.Value.ToString();
        typed[DraftFieldNames.Of(commitment.Id, "due")] = Day(commitment.Due);
        typed[DraftFieldNames.Of(commitment.Id, "priority")] = commitment.Priority.ToString();
        typed[DraftFieldNames.Of(commitment.Id, "concern")] = commitment.ConcernId?.Value.ToString();
        typed[DraftFieldNames.Of(commitment.Id, LeftOutPart)] = string.Join('\n', commitment.LeftOut);
    }

    private static void Write(Dictionary<string, string?> typed, MeetingTelling telling)
    {
        typed[InRow(ToldRow, telling.SubjectId, "what")] = telling.What.ToString();
        typed[InRow(ToldRow, telling.SubjectId, "answer")] = telling.Answer.ToString();
        typed[InRow(ToldRow, telling.SubjectId, "words")] = telling.AnswerWords;
        typed[InRow(ToldRow, telling.SubjectId, "language")] = telling.AnswerLanguage;
        typed[InRow(ToldRow, telling.SubjectId, "answered-by")] = telling.AnsweredBy;
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Tick(bool ticked) => ticked ? "yes" : null;
}
