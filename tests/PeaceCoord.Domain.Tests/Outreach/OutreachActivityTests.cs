using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Outreach;

public sealed class OutreachActivityTests
{
    private const string Read = "| read | own office | ✓ | ✓ | ✓ | ✓ | – | – | – | – | – | – |";
    private const string Correct = "| correct | own office | ✓ | ✓ | – | – | – | – | – | – | – | – |";

    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly FieldOfficeId North = FieldOfficeId.New();
    private static readonly OutreachFacts Broadcast = new() { Channel = OutreachChannel.Radio, Message = "What the mission may do", Languages = ["fr"], Audience = "Listeners", On = Today.AddDays(-3) };

    [Fact]
    public void It_is_read_as_recorded_consultations_are_and_corrected_by_those_who_log_them()
    {
        var cast = new Cast(Workspace, OrganisationId.New()) { Clearance = Label.Confidential, Office = North };

        cast.Says(Read, who => OutreachAccess.VisibleTo(who).Compile()(Noted(Broadcast)), "own office");
        cast.Says(Correct, who => OutreachAccess.CanCorrect(who, Noted(Broadcast)), "own office");
    }

    [Fact]
    public void It_needs_a_channel_a_message_a_language_an_audience_and_a_day() =>
        Note(new OutreachFacts()).Refusals.Select(refusal => refusal.Field).ShouldBe(["Channel", "Message", "Audience", "Languages", "On"]);

    [Fact]
    public void A_number_says_how_it_was_counted_and_a_count_says_a_number()
    {
        Note(Broadcast with { Reach = 400 }).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Counting");
        Note(Broadcast with { Counting = Counting.Estimated }).Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reach");
        Note(Broadcast with { Reach = -1, Counting = Counting.Counted }).Is(RefusalCodes.OutOfRange).ShouldBeTrue();
        Noted(Broadcast with { Reach = 400, Counting = Counting.Estimated }).Reach.ShouldBe(400);
    }

    [Fact]
    public void A_rumour_is_a_theme_and_words_refused_where_it_was_typed()
    {
        var refused = Note(Broadcast with { Rumours = [new HeardRumour(null, "They sell the wells", "Rumours[0].Words"), new HeardRumour(ConcernTheme.Water, " ", "Rumours[1].Words")] });

        refused.Refusals.Select(refusal => (refusal.Code, refusal.Field)).ShouldBe([(OutreachRefusalCodes.ThemeMissing, "Rumours[0].Words"), (OutreachRefusalCodes.WordsMissing, "Rumours[1].Words")]);
    }

    [Fact]
    public void A_correction_keeps_the_rumours_that_stay_and_never_lowers_the_label()
    {
        var activity = Noted(Broadcast with { Rumours = [new HeardRumour(ConcernTheme.Water, "They sell the wells"), new HeardRumour(ConcernTheme.Land, "The camp moves")] });
        var kept = activity.Rumours[0].Id;

        activity.Correct(Broadcast with { Label = Label.Restricted }, Today).Is(OutreachRefusalCodes.LabelLowered).ShouldBeTrue();
        activity.Correct(Broadcast with { Rumours = [new HeardRumour(ConcernTheme.Water, "They sell the wells")] }, Today).Refusals.ShouldBeEmpty();
        activity.Rumours.ShouldHaveSingleItem().Id.ShouldBe(kept);
    }

    [Fact]
    public void It_ends_when_it_began_or_later_and_lies_within_a_year()
    {
        Note(Broadcast with { Until = Today.AddDays(-4) }).Is(OutreachRefusalCodes.EndsBeforeStart).ShouldBeTrue();
        Note(Broadcast with { On = Today.AddYears(1).AddDays(1) }).Is(OutreachRefusalCodes.TooFarAhead).ShouldBeTrue();
        Noted(Broadcast with { Until = Broadcast.On }).Until.ShouldBeNull("one day is one day");
    }

    private static Result<OutreachActivity> Note(OutreachFacts facts) => OutreachActivity.Note(OutreachActivityId.New(), Workspace, North, facts, Today);

    private static OutreachActivity Noted(OutreachFacts facts) => Note(facts).Value;
}
