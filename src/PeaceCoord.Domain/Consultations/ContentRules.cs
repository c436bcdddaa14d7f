using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Kernel;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What must be true of a consultation before it can be submitted. Everything is checked at once, at its field.</summary>
public static class ContentRules
{
    /// <summary>The earliest day a consultation may have been held; older ones belong to the histories.</summary>
    public static readonly DateOnly Earliest = new(1948, 5, 29);

    /// <param name="today">The day it is in the mission.</param>
    public static Check Rules(this Check check, ConsultationContent content, DateOnly today)
    {
        CheckWhat(check, content);
        CheckWhereAndWhen(check, content, today);
        CheckWhoCame(check, content);
        foreach (var consent in content.Consents.Where(consent => content.Leaders.Contains(consent.LeaderId)))
            consent.Facts.Check(check, today, part => OfConsent(consent.LeaderId, part));
        foreach (var concern in content.Concerns)
            CheckConcern(check, concern);
        foreach (var referral in content.Referrals)
            CheckReferral(check, referral, content.HeldOn, today);
        foreach (var commitment in content.Commitments)
            CheckCommitment(check, commitment, content);
        foreach (var telling in content.Tellings)
            CheckTelling(check, telling);
        CheckRisk(check, content);
        return check;
    }

    private static void CheckWhat(Check check, ConsultationContent content) => check
        .RequiredText(content.Title, Consultation.TitleMaxLength, Title)
        .Needed(content.Kind, Kind)
        .RequiredText(content.Purpose, Consultation.TextMaxLength, Purpose)
        .Text(content.ForTheMission, Consultation.ShortTextMaxLength, ForTheMission)
        .Heads(content.TeamWomen, TeamWomen)
        .Heads(content.TeamMen, TeamMen);

    private static void CheckWhereAndWhen(Check check, ConsultationContent content, DateOnly today)
    {
        check.RequiredText(content.PlaceName, Consultation.PlaceMaxLength, Place)
            .Text(content.Language, Consultation.LanguageMaxLength, Language)
            .Unless(content.HeldOn is not null, Refusal.Required(Date));
        if (content.HeldOn is { } held)
        {
            check.Unless(held <= today, new Refusal(ConsultationRefusalCodes.HeldInFuture, Date))
                .Unless(held >= Earliest, new Refusal(ConsultationRefusalCodes.HeldTooLongAgo, Date));
        }

        if (content is { StartsAt: { } start, EndsAt: { } end })
            check.Unless(end > start, new Refusal(ConsultationRefusalCodes.EndsBeforeStart, End));
    }

    private static void CheckWhoCame(Check check, ConsultationContent content)
    {
        var total = content.Heads.Values.Sum(heads => (long)heads);
        check.Unless(total > 0, new Refusal(ConsultationRefusalCodes.NobodyCame, HeadsOf(ParticipantSex.Women, AgeBand.Under18)))
            .Unless(total == 0 || content.Counting is not null, Refusal.Required(CountedOrEstimated))
            .Heads(content.PersonsWithDisabilities, Disabilities)
            .Heads(content.DisplacedPersons, Displaced);
        foreach (var (key, heads) in content.Heads)
            check.Heads(heads, HeadsOf(key.Sex, key.Age));
        check.Unless(total == 0 || content.PersonsWithDisabilities is null || content.PersonsWithDisabilities <= total, new Refusal(ConsultationRefusalCodes.MoreThanCame, Disabilities, total))
            .Unless(total == 0 || content.DisplacedPersons is null || content.DisplacedPersons <= total, new Refusal(ConsultationRefusalCodes.MoreThanCame, Displaced, total));
    }

    private static void CheckConcern(Check check, ConcernContent concern) => check
        .Needed(concern.Theme, Of(concern.Id, "theme"))
        .Needed(concern.RaisedBy, Of(concern.Id, "group"))
        .RequiredText(concern.Summary, Concern.SummaryMaxLength, Of(concern.Id, "summary"));

    private static void CheckReferral(Check check, ReferralContent referral, DateOnly? held, DateOnly today)
    {
        check.Needed(referral.Topic, Of(referral.Id, "topic"))
            .Needed(referral.Body, Of(referral.Id, "body"))
            .Unless(referral.On is not null, Refusal.Required(Of(referral.Id, "on")));
        if (referral.On is { } on)
        {
            check.Unless(on <= today, new Refusal(ConsultationRefusalCodes.ReferredInFuture, Of(referral.Id, "on")))
                .Unless(held is null || on >= held, new Refusal(ConsultationRefusalCodes.ReferredBeforeHeld, Of(referral.Id, "on")));
        }
    }

    private static void CheckCommitment(Check check, CommitmentContent commitment, ConsultationContent content)
    {
        check.Needed(commitment.Kind, Of(commitment.Id, "kind"))
            .Needed(commitment.PromisedBy, Of(commitment.Id, "by"))
            .Unless(commitment.OwnerId is not null, Refusal.Required(Of(commitment.Id, "owner")));
        Commitment.CheckFacts(check, commitment.Text, commitment.Due, content.HeldOn, Of(commitment.Id, "text"), Of(commitment.Id, "due"))
            .Unless(commitment.ConcernId is null || content.Concerns.Any(c => c.Id == commitment.ConcernId), new Refusal(ConsultationRefusalCodes.UnknownRecord, Of(commitment.Id, "concern")))
            .Unless(content.Communities.Count == 0 || content.Communities.Except(commitment.LeftOut ?? []).Any(), new Refusal(CommitmentRefusalCodes.OwedToNobody, Of(commitment.Id, LeftOutPart)));
    }

    /// <summary>Something was typed: then they were told, and answered in words or not yet.</summary>
    private static void CheckTelling(Check check, TellingContent telling)
    {
        check.Unless(telling.What is not null, new Refusal(ConsultationRefusalCodes.ToldNotTicked, InRow(ToldRow, telling.SubjectId, "what")))
            .Choice(telling.What, InRow(ToldRow, telling.SubjectId, "what"));
        if (telling.What is null)
            return;
        check.Needed(telling.Answer, InRow(ToldRow, telling.SubjectId, "answer"));
        if (telling.Answer is null or CommunityAnswer.NotYet)
            return;
        check.RequiredText(telling.AnswerWords, Commitment.AnswerMaxLength, InRow(ToldRow, telling.SubjectId, "words"))
            .RequiredText(telling.AnswerLanguage, Commitment.LanguageMaxLength, InRow(ToldRow, telling.SubjectId, "language"))
            .RequiredText(telling.AnsweredBy, Commitment.GroupMaxLength, InRow(ToldRow, telling.SubjectId, "answered-by"));
    }

    private static void CheckRisk(Check check, ConsultationContent content) => check
        .Needed(content.Label, LabelField)
        .Needed(content.Sensitivity, Sensitivity)
        .RequiredText(content.DoNoHarm, Consultation.TextMaxLength, DoNoHarm)
        .Unless(content.Label != People.Label.StrictlyConfidential || content.Readers.Count > 0, new Refusal(ConsultationRefusalCodes.NobodyNamed, Readers))
        .Text(content.Context, Consultation.TextMaxLength, Context)
        .Unless(!content.HasNotesLeft, new Refusal(ConsultationRefusalCodes.NotesLeft, Notes))
        .Text(content.Action, Consultation.TextMaxLength, ActionField);

    private static Check Needed<TChoice>(this Check check, TChoice? value, string field)
        where TChoice : struct, Enum =>
        check.Unless(value is not null, Refusal.Required(field)).Choice(value, field);

    private static Check Heads(this Check check, int? heads, string field) =>
        heads is { } number ? check.Range(number, 0, Consultation.MostHeads, field) : check;
}
