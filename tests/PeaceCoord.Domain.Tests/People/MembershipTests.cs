using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.People;

public sealed class MembershipTests
{
    /// <summary>UTC+3: its day begins at 21:00 of the day before.</summary>
    private const string Zone = "Africa/Juba";

    private static readonly DateTimeOffset Now = new(2026, 3, 2, 21, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MidnightOfThe10th = new(2026, 3, 9, 22, 0, 0, TimeSpan.Zero);
    private static readonly AccountId Person = AccountId.New();
    private static readonly AccountId One = AccountId.New();
    private static readonly AccountId Another = AccountId.New();

    [Fact]
    public void Its_days_are_those_of_the_missions_zone_and_the_last_is_included()
    {
        var today = MissionTime.Today(Zone, Now);
        var period = MembershipPeriod.Of(new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 12), Zone, Now).Value;
        var membership = Member(period);

        MembershipPeriod.Of(today, null, Zone, Now).Value.ShouldBe(new MembershipPeriod(Now, null), "one that begins today begins now");
        period.From.ShouldBe(MidnightOfThe10th);
        membership.StateAt(MidnightOfThe10th.AddTicks(-1)).ShouldBe(MembershipState.NotYetBegun);
        membership.StateAt(MidnightOfThe10th).ShouldBe(MembershipState.InForce);
        membership.StateAt(MidnightOfThe10th.AddDays(3).AddTicks(-1)).ShouldBe(MembershipState.InForce);
        membership.StateAt(MidnightOfThe10th.AddDays(3)).ShouldBe(MembershipState.Ended);
        MissionTime.LastDayBefore(Zone, membership.Until!.Value).ShouldBe(new DateOnly(2026, 3, 12));
    }

    [Theory]
    [InlineData("2026-03-01", null, "From")]
    [InlineData("0001-01-01", null, "From")]
    [InlineData("2027-06-01", null, "From")]
    [InlineData("9999-12-31", null, "From")]
    [InlineData(null, "2026-03-01", "Until")]
    [InlineData("2026-03-10", "2026-03-09", "Until")]
    [InlineData(null, "2037-01-01", "Until")]
    [InlineData(null, "9999-12-31", "Until")]
    public void Days_that_are_over_too_far_ahead_or_in_the_wrong_order_are_refused_at_their_field(string? from, string? until, string field)
    {
        var refused = MembershipPeriod.Of(Day(from), Day(until), Zone, Now);

        refused.Refusals.ShouldHaveSingleItem().ShouldSatisfyAllConditions(refusal => refusal.Code.ShouldBe(PeopleRefusalCodes.DayOutOfRange), refusal => refusal.Field.ShouldBe(field));
    }

    [Fact]
    public void Its_last_day_is_changed_while_it_is_not_over_and_a_refused_day_changes_nothing()
    {
        var membership = Member(new MembershipPeriod(Now, null));

        membership.EndOn(new DateOnly(2026, 3, 9), Zone, Now).Succeeded.ShouldBeTrue();
        membership.Until.ShouldBe(MidnightOfThe10th);
        membership.EndOn(new DateOnly(2026, 3, 1), Zone, Now).Is(PeopleRefusalCodes.DayOutOfRange).ShouldBeTrue();
        membership.Until.ShouldBe(MidnightOfThe10th);
        membership.EndOn(null, Zone, Now).Succeeded.ShouldBeTrue();
        membership.Until.ShouldBeNull();

        membership.End(Now);
        membership.EndOn(null, Zone, Now).Is(PeopleRefusalCodes.MembershipOver).ShouldBeTrue();
        membership.IsOver(Now).ShouldBeTrue();
    }

    [Fact]
    public void One_that_is_ended_before_it_begins_never_begins()
    {
        var membership = Member(new MembershipPeriod(MidnightOfThe10th, null));

        membership.End(Now);

        membership.StateAt(MidnightOfThe10th.AddDays(1)).ShouldBe(MembershipState.Ended);
    }

    [Theory]
    [InlineData(Label.Public, Label.Public, null)]
    [InlineData(Label.Restricted, Label.Restricted, null)]
    [InlineData(Label.Confidential, Label.Restricted, Label.Confidential)]
    [InlineData(Label.StrictlyConfidential, Label.Restricted, Label.StrictlyConfidential)]
    public void One_administrator_gives_up_to_restricted_and_asks_for_more(Label wanted, Label given, Label? asked)
    {
        var membership = Granted(wanted);

        membership.Clearance.ShouldBe(given);
        membership.ClearanceAsked.ShouldBe(asked);
        membership.ClearanceAskedBy.ShouldBe(asked is null ? null : One);
    }

    [Fact]
    public void Another_administrator_grants_what_was_asked_for_and_neither_who_asked_nor_the_person_does()
    {
        var membership = Granted(Label.Confidential);

        membership.GrantClearance(One, Now).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        membership.GrantClearance(Person, Now).Is(PeopleRefusalCodes.NotOneself).ShouldBeTrue();
        membership.Clearance.ShouldBe(Label.Restricted);

        membership.GrantClearance(Another, Now).Succeeded.ShouldBeTrue();
        membership.Clearance.ShouldBe(Label.Confidential);
        membership.ClearanceAsked.ShouldBeNull();
        membership.GrantClearance(Another, Now).Is(PeopleRefusalCodes.NoClearanceAsked).ShouldBeTrue();
    }

    [Fact]
    public void A_refused_clearance_leaves_the_one_there_is()
    {
        var membership = Granted(Label.StrictlyConfidential);

        membership.RefuseClearance(One, Now).Is(PeopleRefusalCodes.AskedByOneself).ShouldBeTrue();
        membership.RefuseClearance(Another, Now).Succeeded.ShouldBeTrue();

        membership.Clearance.ShouldBe(Label.Restricted);
        membership.ClearanceAsked.ShouldBeNull();
    }

    [Fact]
    public void Lowering_is_at_once_and_takes_back_what_was_asked_for()
    {
        var membership = Member(new MembershipPeriod(Now, null), Label.StrictlyConfidential);
        membership.ChangeClearance(Label.Confidential, One, Now);
        membership.Clearance.ShouldBe(Label.Confidential);

        membership.ChangeClearance(Label.StrictlyConfidential, One, Now);
        membership.Clearance.ShouldBe(Label.Confidential);
        membership.ClearanceAsked.ShouldBe(Label.StrictlyConfidential);

        membership.ChangeClearance(Label.Restricted, Another, Now);
        membership.Clearance.ShouldBe(Label.Restricted);
        membership.GrantClearance(Another, Now).Is(PeopleRefusalCodes.NoClearanceAsked).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_decided_about_one_that_is_over()
    {
        var membership = Granted(Label.Confidential);
        membership.End(Now);

        membership.GrantClearance(Another, Now).Is(PeopleRefusalCodes.MembershipOver).ShouldBeTrue();
        membership.ChangeClearance(Label.Public, Another, Now).Is(PeopleRefusalCodes.MembershipOver).ShouldBeTrue();
    }

    private static Membership Granted(Label clearance) =>
        Membership.Granted(Person, WorkspaceId.New(), Role.Officer, clearance, null, new MembershipPeriod(Now, null), One, Now);

    private static Membership Member(MembershipPeriod period, Label clearance = Label.Restricted) =>
        Membership.OfWorkspace(Person, WorkspaceId.New(), Role.Officer, clearance, null, period.From, period.Until);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
