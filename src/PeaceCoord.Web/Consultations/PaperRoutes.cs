using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Web.Shared;

public static partial class Routes
{
    /// <summary>The forms to fill in by hand, by kind.</summary>
    public const string PaperForms = Consultations + "/paper";

    /// <summary>Typing a filled form into a draft.</summary>
    public const string LogFromPaper = Consultations + "/from-paper";

    public static string LogFromPaperOf(Guid plan) => $"{LogFromPaper}?plan={plan}";

    /// <param name="plan">What it says stands on the form already.</param>
    public static string PaperForm(ConsultationKind kind, Guid? plan = null) => $"{PaperForms}/{kind.ToString().ToLowerInvariant()}" + (plan is null ? "" : $"?plan={plan}");
}
