using System.Linq.Expressions;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Outreach;

/// <summary>Who may do what with outreach activities: they are read like recorded consultations, and written by those who log consultations.</summary>
public static class OutreachAccess
{
    public const Who Writers = Who.LiaisonAssistantsAndOfficers;

    public static IReadOnlyList<Role> WriterRoles => ConsultationAccess.Writers;

    public static Expression<Func<OutreachActivity, bool>> VisibleTo(Actor actor) => ReadToClearance.VisibleTo<OutreachActivity>(actor);

    /// <summary>Correct it: those who write, a liaison assistant in the own office.</summary>
    public static bool CanCorrect(Actor actor, OutreachActivity activity) => ReadToClearance.Is(actor, activity, [.. WriterRoles]);
}
