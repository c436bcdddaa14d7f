using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>A consultation that nobody opens for a while.</summary>
public sealed partial class Consultation
{
    /// <summary>Since when it is frozen after an incident; null while it is not. Then nobody sees it but through the incident.</summary>
    public DateTimeOffset? FrozenSince { get; private set; }

    internal void Freeze(DateTimeOffset now) => FrozenSince = now;

    internal void Release() => FrozenSince = null;
}

public static partial class ConsultationAccess
{
    /// <summary>What <see cref="VisibleTo"/> would open were it not frozen: to say so to those who would read it, and to list who could.</summary>
    public static Expression<Func<Consultation, bool>> FrozenFor(Actor actor) => ToBeSeenBy(actor).And(c => c.FrozenSince != null);
}
