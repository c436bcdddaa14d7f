using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.People;

public sealed class MembershipInForceTests
{
    private static readonly DateTimeOffset Begins = new(2026, 6, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_membership_is_in_force_from_its_first_moment_and_without_end()
    {
        var membership = Officer();

        membership.InForce(Begins.AddTicks(-1)).ShouldBeFalse();
        membership.InForce(Begins).ShouldBeTrue();
        membership.InForce(Begins.AddYears(40)).ShouldBeTrue();
        membership.Until.ShouldBeNull();
    }

    [Fact]
    public void Ended_it_is_out_of_force_at_that_moment_and_was_in_force_until_then()
    {
        var membership = Officer();

        membership.End(Begins.AddDays(10)).ShouldBeDone();

        membership.InForce(Begins.AddDays(10).AddTicks(-1)).ShouldBeTrue();
        membership.InForce(Begins.AddDays(10)).ShouldBeFalse();
    }

    [Fact]
    public void Ending_an_ended_one_does_not_prolong_it()
    {
        var membership = Officer();
        membership.End(Begins.AddDays(10));

        membership.End(Begins.AddDays(20)).ShouldBeDone();

        membership.Until.ShouldBe(Begins.AddDays(10));
    }

    [Fact]
    public void One_that_is_to_end_later_can_be_ended_now()
    {
        var membership = Officer();
        membership.End(Begins.AddDays(10));

        membership.End(Begins.AddDays(5)).ShouldBeDone();

        membership.Until.ShouldBe(Begins.AddDays(5));
    }

    [Fact]
    public void A_member_of_an_organisation_is_cleared_for_no_more_than_restricted()
    {
        var membership = Membership.OfOrganisation(AccountId.New(), OrganisationId.New(), Role.OrgCoordinator, Begins);

        membership.Clearance.ShouldBe(Label.Restricted);
        membership.WorkspaceId.ShouldBeNull();
        membership.FieldOfficeId.ShouldBeNull();
    }

    [Fact]
    public void A_system_administrator_is_of_no_workspace_and_no_organisation_and_reads_what_is_public()
    {
        var membership = Membership.OfSystem(AccountId.New(), Begins);

        (membership.Role, membership.Clearance).ShouldBe((Role.SystemAdmin, Label.Public));
        membership.WorkspaceId.ShouldBeNull();
        membership.OrganisationId.ShouldBeNull();
    }

    private static Membership Officer() => Membership.OfWorkspace(AccountId.New(), WorkspaceId.New(), Role.Officer, Label.Confidential, null, Begins);
}
