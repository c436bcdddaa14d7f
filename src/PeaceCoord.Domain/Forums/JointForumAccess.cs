using System.Linq.Expressions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Forums;

/// <summary>Who may do what with joint forums: they are read like recorded consultations, and kept and answered by officers and section heads.</summary>
public static class JointForumAccess
{
    public const Who Keepers = Who.Officers;

    /// <summary>Those who set forums up, write down their meetings and answer for the mission.</summary>
    public static readonly IReadOnlyList<Role> KeeperRoles = [Role.Officer, Role.SectionHead];

    public static Expression<Func<JointForum, bool>> VisibleTo(Actor actor) => ReadToClearance.VisibleTo<JointForum>(actor);

    public static bool CanKeep(Actor actor, JointForum forum) => ReadToClearance.Is(actor, forum, Role.Officer, Role.SectionHead);
}
