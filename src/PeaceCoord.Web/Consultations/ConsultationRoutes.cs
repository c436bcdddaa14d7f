using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    public const string Consultations = "/consultations";
    public const string PlanConsultation = Consultations + "/plan";
    public const string PlannedConsultations = Consultations + "/planned";
    public const string StartConsultation = Consultations + "/start";
    public const string Urgent = "/urgent";

    public static string Consultation(Guid id) => $"{Consultations}/{id}";

    public static string OpenDraft(Guid id) => Consultation(id) + "/write";

    public static string DropDraft(Guid id) => Consultation(id) + "/drop";

    public static string EditConsultation(Guid id) => Consultation(id) + "/edit";

    public static string EditConsultation(Guid id, EditorSection section) => $"{EditConsultation(id)}/{section.ToString().ToLowerInvariant()}";

    public static string ChangePlan(Guid id) => Consultation(id) + "/plan";

    /// <summary>The form of a plan with whom to meet ticked already.</summary>
    public static string PlanWith(Guid community, Guid workspace) => With(PlanConsultation, ("workspace", workspace.ToString()), ("community", community.ToString()));

    public static string PostponeConsultation(Guid id) => Consultation(id) + "/postpone";

    public static string CancelConsultation(Guid id) => Consultation(id) + "/cancel";

    public static string ReviewConsultation(Guid id) => Consultation(id) + "/review";

    /// <param name="from">The earlier version; null for the one before the latest.</param>
    public static string CompareVersions(Guid id, int? from = null) => Consultation(id) + "/versions" + (from is null ? "" : $"?from={from}");

    public static string CorrectConcernTelling(Guid id, Guid telling) => $"{Consultation(id)}/tellings/{telling}/correct";

    public static string AnswerConcern(Guid id, Guid concern) => $"{Consultation(id)}/concerns/{concern}";

    /// <summary>Records whose words wait to be read again after a withdrawal.</summary>
    public const string ReadAgain = Consultations + "/read-again";

    public static string Consents(Guid id) => Consultation(id) + "/consents";

    /// <summary>Somebody who withdrew consents anew.</summary>
    public static string ConsentAnew(Guid id) => Consents(id) + "/again";

    public static string Consent(Guid id, Guid leader) => $"{Consents(id)}/{leader}";

    public static string WithdrawConsent(Guid id, Guid leader) => Consent(id, leader) + "/withdraw";

    /// <param name="concern">The concern it is for; null for the meeting as a whole.</param>
    public static string AddCommitment(Guid id, Guid? concern = null) => Consultation(id) + "/commitments/new" + (concern is null ? "" : $"?concern={concern}");

    public static string TakeUp(Guid concern) => $"{Urgent}/{concern}";

    /// <summary>Where the editor's script keeps what was typed.</summary>
    public static string Draft(Guid id) => "/api/drafts/" + id;
}
