using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.People;

public sealed class ActorTests
{
    private static readonly WorkspaceId North = WorkspaceId.New();
    private static readonly WorkspaceId South = WorkspaceId.New();
    private static readonly OrganisationId Lamp = OrganisationId.New();

    private static readonly Actor Busy = new(
        AccountId.New(),
        [
            new Standing(North, null, Role.Officer, Label.Confidential, null),
            new Standing(North, null, Role.MissionAdmin, Label.Restricted, null),
            new Standing(South, null, Role.Analyst, Label.Restricted, null),
            new Standing(null, Lamp, Role.OrgMember, Label.Restricted, null),
        ],
        new HashSet<Guid>());

    [Fact]
    public void A_visitor_is_nobody_and_nowhere()
    {
        Actor.Anonymous.IsSignedIn.ShouldBeFalse();
        Actor.Anonymous.Workspaces.ShouldBeEmpty();
        Actor.Anonymous.Organisations.ShouldBeEmpty();
        Actor.Anonymous.IsSystemAdmin.ShouldBeFalse();
        Actor.Anonymous.Is(North, Enum.GetValues<Role>()).ShouldBeFalse();
    }

    [Fact]
    public void A_role_counts_in_the_workspace_it_was_given_in_and_nowhere_else()
    {
        Busy.Is(North, Role.Officer).ShouldBeTrue();
        Busy.Is(South, Role.Officer).ShouldBeFalse();
        Busy.Is(South, Role.SectionHead, Role.Analyst).ShouldBeTrue();
        Busy.Is(North).ShouldBeFalse();
    }

    [Fact]
    public void A_role_of_an_organisation_is_none_of_a_workspace()
    {
        Busy.Is(Lamp, Role.OrgMember).ShouldBeTrue();
        Busy.Is(Lamp, Role.Officer, Role.OrgCoordinator).ShouldBeFalse();
        Busy.Is(new WorkspaceId(Lamp.Value), Role.OrgMember).ShouldBeFalse();
    }

    [Fact]
    public void Several_roles_in_one_workspace_make_it_one_workspace()
    {
        Busy.Workspaces.ShouldBe([North, South]);
        Busy.WorkspacesAs(Role.Officer, Role.MissionAdmin).ShouldBe([North]);
        Busy.WorkspacesAs(Role.Leadership).ShouldBeEmpty();
        Busy.Organisations.ShouldBe([Lamp]);
    }
}
