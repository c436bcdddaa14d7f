using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class RoughNotesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("- the well is dry\n- the road is cut", "the well is dry|the road is cut")]
    [InlineData("-the well is dry\r\n•the road is cut\r\n* no teacher", "the well is dry|the road is cut|no teacher")]
    [InlineData("1. the well is dry\n2) the road is cut\n(3) no teacher\n4 - no light", "the well is dry|the road is cut|no teacher|no light")]
    [InlineData("١. البئر جافة\n٢) الطريق مقطوع\n٣- لا معلم\n٤ـ لا ضوء", "البئر جافة|الطريق مقطوع|لا معلم|لا ضوء")]
    [InlineData("\u200f• البئر جافة\n\u200f• الطريق مقطوع", "البئر جافة|الطريق مقطوع")]
    [InlineData("a) the well\nb) the road\nأ) البئر", "the well|the road|البئر")]
    [InlineData("– le puits est à sec\n— la route est coupée", "le puits est à sec|la route est coupée")]
    public void Each_item_of_a_list_is_a_concern(string notes, string concerns) => RoughNotes.Concerns(notes).ShouldBe(concerns.Split('|'));

    [Theory]
    [InlineData("- the well\n  is dry since May\n- the road", "the well\nis dry since May|the road")]
    [InlineData("- water\n    - the well is dry\n    - the pump broke\n- the road", "water\n- the well is dry\n- the pump broke|the road")]
    [InlineData("They said:\n- the well\n- the road", "They said:|the well|the road")]
    [InlineData("1. the well\n\n2. the road", "the well|the road")]
    public void What_goes_on_with_an_item_stays_with_it(string notes, string concerns) => RoughNotes.Concerns(notes).ShouldBe(concerns.Split('|'));

    [Theory]
    [InlineData("The well is dry.\nSince May.\n\nThe road is cut.", "The well is dry.\nSince May.|The road is cut.")]
    [InlineData("The well is dry.\n-----\nThe road is cut.\n \n***\n", "The well is dry.|The road is cut.")]
    [InlineData("البئر جافة\nمنذ مايو\n\nالطريق مقطوع", "البئر جافة\nمنذ مايو|الطريق مقطوع")]
    public void Without_a_list_each_paragraph_is_a_concern(string notes, string concerns) => RoughNotes.Concerns(notes).ShouldBe(concerns.Split('|'));

    [Theory]
    [InlineData("the well is dry\nthe road is cut", "the well is dry|the road is cut")]
    [InlineData("18-25 year olds leave\n1.5 litres a day\n-5 degrees at night\n8.3.2026 was a market day\n10 women asked\n\ud83a\udd00\ud83a\udd01", "18-25 year olds leave|1.5 litres a day|-5 degrees at night|8.3.2026 was a market day|10 women asked|\ud83a\udd00\ud83a\udd01")]
    [InlineData(" \n-\n\t\n===", "")]
    [InlineData("", "")]
    public void Without_blank_lines_each_line_is_one_and_what_only_looks_like_an_item_is_none(string notes, string concerns) =>
        RoughNotes.Concerns(notes).ShouldBe(concerns.Split('|', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Concerns_made_of_notes_stand_under_those_there_in_the_order_of_the_notes_and_the_notes_are_gone()
    {
        var there = Guid.CreateVersion7(Now.AddMinutes(5));
        var fields = DraftFields.Empty.With([new(InRow(ConcernRow, there, "summary"), "first"), new(Notes, string.Join('\n', Enumerable.Range(1, 40).Select(number => $"- said {number}")))]).Value;

        var split = fields.WithNotesSplit(Now).Value;

        split[Notes].ShouldBeEmpty();
        split.Rows(ConcernRow).Select(row => split[InRow(ConcernRow, row, "summary")]).ShouldBe(["first", .. Enumerable.Range(1, 40).Select(number => $"said {number}")]);
    }

    [Fact]
    public void A_paragraph_longer_than_a_concern_is_offered_whole_and_more_than_fit_are_refused_with_nothing_changed()
    {
        var tooLong = new string('x', Concern.SummaryMaxLength + 1);
        var split = DraftFields.Empty.With([new(Notes, "short\n\n" + tooLong)]).Value.WithNotesSplit(Now).Value;
        split.Rows(ConcernRow).Select(row => split[InRow(ConcernRow, row, "summary")]).ShouldBe(["short", tooLong]);

        var many = DraftFields.Empty.With([new(Notes, string.Join('\n', Enumerable.Range(1, DraftFields.MostRows + 1)))]).Value.WithNotesSplit(Now);
        var refusal = many.Refusals.ShouldHaveSingleItem();
        (refusal.Code, refusal.Field).ShouldBe((ConsultationRefusalCodes.NotesMakeTooMany, Notes));
        refusal.Arguments.ShouldBe([DraftFields.MostRows + 1, DraftFields.MostRows]);
        DraftFields.Empty.WithNotesSplit(Now).Refusals.ShouldHaveSingleItem().Code.ShouldBe(RefusalCodes.Required);
    }

    [Fact]
    public void A_concern_joined_to_the_one_above_leaves_its_words_its_promises_and_the_more_pressing_urgency_there()
    {
        var (above, below) = (Guid.CreateVersion7(Now), Guid.CreateVersion7(Now.AddSeconds(1)));
        var promise = Guid.CreateVersion7(Now);
        var fields = DraftFields.Empty.With(
        [
            new(InRow(ConcernRow, above, "summary"), "The well is dry."), new(InRow(ConcernRow, above, "theme"), ""), new(InRow(ConcernRow, above, "urgency"), "Soon"), new(InRow(ConcernRow, above, "attributable"), "yes"),
            new(InRow(ConcernRow, below, "summary"), "Since May."), new(InRow(ConcernRow, below, "theme"), "Water"), new(InRow(ConcernRow, below, "urgency"), "Urgent"),
            new(InRow(CommitmentRow, promise, "concern"), below.ToString()),
        ]).Value;

        var (joined, at) = fields.WithJoinedUp(below).Value;

        at.ShouldBe(above);
        joined.Rows(ConcernRow).ShouldBe([above]);
        joined[InRow(ConcernRow, above, "summary")].ShouldBe("The well is dry.\nSince May.");
        joined[InRow(ConcernRow, above, "theme")].ShouldBe("Water");
        joined[InRow(ConcernRow, above, "urgency")].ShouldBe("Urgent");
        joined[InRow(ConcernRow, above, "attributable")].ShouldBeEmpty("only one of them might be attributed");
        joined[InRow(CommitmentRow, promise, "concern")].ShouldBe(above.ToString());
        fields.WithJoinedUp(above).Value.Fields.SameAs(fields).ShouldBeTrue("nothing stands above the first");
        fields.WithJoinedUp(Guid.NewGuid()).Value.Above.ShouldBeNull();
    }
}
