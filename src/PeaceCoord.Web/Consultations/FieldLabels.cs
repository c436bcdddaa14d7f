using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Consultations;

/// <summary>The label of each of the draft's fields, for lists of what is missing.</summary>
internal static class FieldLabels
{
    public static string Of(string name) => name switch
    {
        DraftFieldNames.Title => Words.Title,
        DraftFieldNames.Kind => Words.Kind,
        DraftFieldNames.SectionField => Words.Section,
        DraftFieldNames.Purpose => Words.Purpose,
        DraftFieldNames.Tasks => Words.Tasks,
        DraftFieldNames.ForTheMission => Words.ForTheMission,
        DraftFieldNames.TeamWomen => Words.TeamWomen,
        DraftFieldNames.TeamMen => Words.TeamMen,
        DraftFieldNames.Office => Words.Office,
        DraftFieldNames.CommunityIds => Words.CommunitiesLabel,
        DraftFieldNames.Area => Words.Area,
        DraftFieldNames.Place => Words.PlaceName,
        DraftFieldNames.Date => Words.Date,
        DraftFieldNames.Start => Words.StartsAt,
        DraftFieldNames.End => Words.EndsAt,
        DraftFieldNames.Language => Words.Language,
        DraftFieldNames.CountedOrEstimated => Words.TheseNumbersAre,
        DraftFieldNames.Disabilities => Words.Disabilities,
        DraftFieldNames.Displaced => Words.Displaced,
        DraftFieldNames.OrganisationIds => Words.OrganisationsLabel,
        DraftFieldNames.LeaderIds => Words.LeadersLabel,
        DraftFieldNames.Context => Words.Context,
        DraftFieldNames.ActionField => Words.Action,
        DraftFieldNames.LabelField => Words.WhoMayRead,
        DraftFieldNames.Sensitivity => Words.SensitivityLabel,
        DraftFieldNames.DoNoHarm => Words.DoNoHarm,
        DraftFieldNames.Readers => Words.ReadersLabel,
        _ => DraftFieldNames.RowOf(name)?.Part switch
        {
            "theme" => Words.Theme,
            "group" => Words.RaisedBy,
            "summary" => Words.Summary,
            "urgency" => Words.Urgency,
            "topic" => Words.Topic,
            "body" => Words.Body,
            "on" => Words.ReferredDay,
            "kind" => Words.Kind,
            "text" => Words.PromiseText,
            "by" => Words.PromisedByLabel,
            "organisation" => Words.PromisingOrganisation,
            "owner" => Words.Owner,
            "due" => Words.Due,
            "priority" => Words.Priority,
            "concern" => Words.ForConcern,
            "basis" => Words.Basis,
            "how" => Words.GivenHow,
            "limits" => Words.Limits,
            "given" => Words.GivenOn,
            "what" => Words.ToldTick,
            "answer" => Words.TheirAnswer,
            "words" => Words.AnswerWords,
            "language" when DraftFieldNames.RowOf(name)?.Row == DraftFieldNames.ConsentRow => Words.AskedIn,
            "language" => Words.AnswerLanguage,
            "answered" => Words.CommentAnswered,
            "answered-by" => Words.AnsweredBy,
            _ => Words.HowMany,
        },
    };
}
