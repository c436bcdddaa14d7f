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

    [Theory]
    [InlineData(Label.Public, true)]
    [InlineData(Label.Restricted, false)]
    [InlineData(Label.Confidential, false)]
    [InlineData(Label.StrictlyConfidential, false)]
    public void The_role_of_one_membership_and_the_clearance_of_another_do_not_add_up(Label label, bool acts)
    {
        var actor = Holding(new Standing(North, null, Role.Analyst, Label.StrictlyConfidential, null), new Standing(North, null, Role.Officer, Label.Public, null));

        actor.Is(new Labelled(North, label, null, IsNamed: false), Role.Officer, Role.SectionHead).ShouldBe(acts);
    }

    [Fact]
    public void Strictly_confidential_takes_a_name_and_no_clearance()
    {
        var actor = Holding(new Standing(North, null, Role.Officer, Label.Restricted, null));

        actor.Is(new Labelled(North, Label.StrictlyConfidential, null, IsNamed: true), Role.Officer).ShouldBeTrue();
        actor.Is(new Labelled(North, Label.StrictlyConfidential, null, IsNamed: true), Role.Leadership).ShouldBeFalse();
        actor.Is(new Labelled(South, Label.StrictlyConfidential, null, IsNamed: true), Role.Officer).ShouldBeFalse();
        actor.Is(new Labelled(North, Label.Confidential, null, IsNamed: true), Role.Officer).ShouldBeFalse("a name opens nothing else");
    }

    [Fact]
    public void A_liaison_assistant_of_one_office_acts_there_and_on_what_is_theirs_to_follow_up()
    {
        var (tamra, sefrou) = (FieldOfficeId.New(), FieldOfficeId.New());
        var actor = Holding(new Standing(North, null, Role.LiaisonAssistant, Label.Restricted, tamra), new Standing(North, null, Role.LiaisonAssistant, Label.Public, null));

        actor.Is(new Labelled(North, Label.Restricted, tamra, IsNamed: false), Role.LiaisonAssistant).ShouldBeTrue();
        actor.Is(new Labelled(North, Label.Restricted, sefrou, IsNamed: false), Role.LiaisonAssistant).ShouldBeFalse();
        actor.Is(new Labelled(North, Label.Restricted, null, IsNamed: false), Role.LiaisonAssistant).ShouldBeFalse();
        actor.Is(new Labelled(North, Label.Restricted, sefrou, IsNamed: false, IsOwn: true), Role.LiaisonAssistant).ShouldBeTrue();
        actor.Is(new Labelled(North, Label.Public, sefrou, IsNamed: false), Role.LiaisonAssistant).ShouldBeTrue();
    }

    private static Actor Holding(params IReadOnlyList<Standing> standings) => new(AccountId.New(), standings, new HashSet<Guid>());
}
