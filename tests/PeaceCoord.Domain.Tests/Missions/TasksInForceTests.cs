using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Domain.Tests.Missions;

public sealed class TasksInForceTests
{
    private static readonly Mission Liberia = Run("2003-10", "2018-03");
    private int _order;

    [Fact]
    public void A_task_is_in_force_from_the_day_of_the_text_that_gives_it()
    {
        var mandate = Text("2003-10-19", gives: ["POC"]);

        InForce("2003-10-18", mandate).ShouldBeEmpty();
        InForce("2003-10-19", mandate).ShouldBe(["POC"]);
    }

    [Fact]
    public void A_plain_renewal_leaves_tasks_as_they_are() =>
        InForce("2006-01-01", Text("2003-10-19", gives: ["POC", "DDR"]), Text("2005-09-01")).ShouldBe(["DDR", "POC"], ignoreOrder: true);

    [Fact]
    public void A_text_that_ends_a_task_ends_it_on_its_own_day()
    {
        var texts = new[] { Text("2003-10-19", gives: ["ELECT"]), Text("2015-04-02", ends: ["ELECT"]) };

        InForce("2015-04-01", texts).ShouldBe(["ELECT"]);
        InForce("2015-04-02", texts).ShouldBeEmpty();
    }

    [Fact]
    public void A_task_that_was_ended_can_be_given_again()
    {
        var texts = new[] { Text("2004-01-01", gives: ["DDR"]), Text("2006-01-01", ends: ["DDR"]), Text("2009-01-01", gives: ["DDR"]) };

        InForce("2007-01-01", texts).ShouldBeEmpty();
        InForce("2010-01-01", texts).ShouldBe(["DDR"]);
        TasksInForce.Spells(Liberia, texts).Count.ShouldBe(2);
    }

    [Fact]
    public void Of_two_texts_of_one_day_the_later_in_the_file_counts_last()
    {
        var gives = Text("2004-01-01", gives: ["POC"]);
        var ends = Text("2004-01-01", ends: ["POC"]);

        InForce("2004-01-01", ends, gives).ShouldBeEmpty();
    }

    [Fact]
    public void No_task_is_in_force_before_the_mission_began_or_after_it_ended()
    {
        var mandate = Text("2003-09-19", gives: ["POC"]);

        InForce("2003-09-30", mandate).ShouldBeEmpty();
        InForce("2003-10-01", mandate).ShouldBe(["POC"]);
        InForce("2018-04-01", mandate).ShouldBeEmpty();
    }

    [Fact]
    public void An_end_known_to_the_month_is_read_as_its_last_day() =>
        InForce("2018-03-31", Text("2003-10-19", gives: ["POC"])).ShouldBe(["POC"]);

    [Fact]
    public void An_ongoing_mission_keeps_its_tasks()
    {
        var ongoing = Run("1964-03", null);
        var mandate = Text("1964-03-04", gives: ["BUFFER"]);

        TasksInForce.On(new DateOnly(2026, 1, 1), ongoing, [mandate]).Select(task => task.Task).ShouldBe(["BUFFER"]);
        TasksInForce.Spells(ongoing, [mandate]).ShouldHaveSingleItem().Until.ShouldBeNull();
    }

    [Fact]
    public void The_answer_names_the_first_text_and_the_latest_until_that_day()
    {
        var first = Text("2003-10-19", gives: ["POC"]);
        var again = Text("2006-09-29", gives: ["POC"]);
        var later = Text("2012-09-17", gives: ["POC"]);

        var task = TasksInForce.On(new DateOnly(2010, 1, 1), Liberia, [later, again, first]).ShouldHaveSingleItem();
        task.GivenBy.ShouldBe(first);
        task.LastStatedBy.ShouldBe(again);
    }

    private static IEnumerable<string> InForce(string day, params Mandate[] mandates) =>
        TasksInForce.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Liberia, mandates).Select(task => task.Task);

    private Mandate Text(string adopted, string[]? gives = null, string[]? ends = null)
    {
        var mandate = new Mandate(MandateId.New(), Liberia.Id, "S/RES/" + _order);
        mandate.Correct(new MandateFacts
        {
            AdoptedOn = DateOnly.Parse(adopted, System.Globalization.CultureInfo.InvariantCulture),
            Action = MandateAction.Renew,
            Chapter = MandateChapter.Unspecified,
            Summary = "Renews",
            Evidence = MandateEvidence.TextSeen,
            Confidence = Confidence.High,
            Order = _order++,
            Effects =
            [
                .. (gives ?? []).Select(task => new TaskEffect(task, EffectOnTask.Gives)),
                .. (ends ?? []).Select(task => new TaskEffect(task, EffectOnTask.Ends)),
            ],
        });
        return mandate;
    }

    private static Mission Run(string start, string? end)
    {
        ApproximateDate.TryParse(start, out var from).ShouldBeTrue();
        return new Mission(MissionId.New(), new MissionFacts
        {
            Acronym = "UNMIL",
            Name = "United Nations Mission in Liberia",
            Organisation = LeadOrganisation.UN,
            Kind = MissionKind.Multidimensional,
            Start = from,
            End = ApproximateDate.TryParse(end, out var until) ? until : null,
            Countries = ["LBR"],
            Region = Region.Africa,
            Confidence = Confidence.High,
        });
    }
}
