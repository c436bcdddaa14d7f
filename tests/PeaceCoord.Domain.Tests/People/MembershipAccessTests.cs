using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.People;

public sealed class MembershipAccessTests
{
    private const string Row = "| memberships, settings | – | – | – | – | – | – | ✓ not own | own members | – | accounts only | – |";

    private static readonly DateTimeOffset Now = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly OrganisationId Lamp = OrganisationId.New();
    private static readonly Cast Cast = new(Workspace, Lamp);

    [Fact]
    public void Administrators_of_a_mission_decide_about_its_members()
    {
        Cast.Says(Row, who => MembershipAccess.CanManage(who, Workspace), "✓ not own");
        Cast.Says(Row, who => MembershipAccess.CanManage(who, Membership.OfWorkspace(AccountId.New(), Workspace, Role.Officer, Label.Restricted, null, Now)), "✓ not own");
    }

    [Fact]
    public void Coordinators_decide_about_the_members_of_their_own_organisation()
    {
        Cast.Says(Row, who => MembershipAccess.CanManage(who, Lamp), "own members");
        Cast.Says(Row, who => MembershipAccess.CanManage(who, Membership.OfOrganisation(AccountId.New(), Lamp, Role.OrgMember, Now)), "own members");
    }

    [Fact]
    public void Nobody_of_a_mission_or_organisation_decides_about_system_administrators() =>
        Cast.Says(Row, who => MembershipAccess.CanManage(who, Membership.OfSystem(AccountId.New(), Now)));

    [Fact]
    public void What_somebody_manages_is_named_by_plain_ids()
    {
        MembershipAccess.ManagedBy(Cast.As(Role.MissionAdmin)).ShouldBe([Workspace.Value]);
        MembershipAccess.ManagedBy(Cast.As(Role.OrgCoordinator)).ShouldBe([Lamp.Value]);
        foreach (var role in Enum.GetValues<Role>().Except([Role.MissionAdmin, Role.OrgCoordinator]))
            MembershipAccess.ManagedBy(Cast.As(role)).ShouldBeEmpty(role.ToString());
    }

    [Fact]
    public void Every_role_is_of_a_workspace_or_of_an_organisation_or_the_system_administrators()
    {
        MembershipAccess.WorkspaceRoles.Intersect(MembershipAccess.OrganisationRoles).ShouldBeEmpty();
        MembershipAccess.WorkspaceRoles.Concat(MembershipAccess.OrganisationRoles).Append(Role.SystemAdmin).ShouldBe(Enum.GetValues<Role>(), ignoreOrder: true);
    }
}
