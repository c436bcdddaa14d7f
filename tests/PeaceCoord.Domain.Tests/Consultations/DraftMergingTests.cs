using PeaceCoord.Domain.Consultations;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class DraftMergingTests
{
    private static readonly Guid Well = Guid.CreateVersion7();
    private static readonly string Summary = InRow(ConcernRow, Well, "summary");
    private static readonly string Theme = InRow(ConcernRow, Well, "theme");

    private static readonly DraftFields Begun = Fields((Title, "Market"), (Purpose, "To hear"), (Context, "Calm"), (CommunityIds, "a\nb"), (Summary, "The well is dry"), (Theme, "Water"));

    [Fact]
    public void What_one_changed_is_taken_and_what_both_changed_is_in_the_way()
    {
        var mine = Changed((Title, "Women at the market"), (Purpose, ""), (Summary, "The well is dry since May"));
        var stands = Changed((Title, "Market day"), (Context, "Tense"), (Summary, "The well is dry since May"), (CommunityIds, "b\na"));

        var merged = mine.OnTopOf(Begun, stands).Value;

        merged.InTheWay.ShouldBe([new FieldInTheWay(Title, "Women at the market", "Market day")]);
        (merged.Fields[Title], merged.Fields[Purpose], merged.Fields[Context], merged.Fields[Summary]).ShouldBe(("Women at the market", "", "Tense", "The well is dry since May"));
        merged.Fields.Taking([Title], stands).Value[Title].ShouldBe("Market day");
        mine.OnTopOf(Begun, Begun).Value.Fields.SameAs(mine).ShouldBeTrue();
    }

    [Fact]
    public void A_row_that_one_took_out_and_the_other_changed_is_kept_or_goes_as_a_whole()
    {
        var (without, changed) = (Begun.WithoutRow(ConcernRow, Well), Changed((Summary, "The well is shut"), (Theme, "Land")));

        var kept = changed.OnTopOf(Begun, without).Value;
        kept.InTheWay.ShouldBe([new FieldInTheWay(Summary, "The well is shut", "")]);
        (kept.Fields[Summary], kept.Fields[Theme]).ShouldBe(("The well is shut", "Land"));
        kept.Fields.Taking([Summary], without).Value.Rows(ConcernRow).ShouldBeEmpty();

        var gone = without.OnTopOf(Begun, changed).Value;
        gone.InTheWay.ShouldBe([new FieldInTheWay(Summary, "", "The well is shut")]);
        gone.Fields.Rows(ConcernRow).ShouldBeEmpty();
        var back = gone.Fields.Taking([Summary], changed).Value;
        (back[Summary], back[Theme]).ShouldBe(("The well is shut", "Land"));
    }

    [Fact]
    public void A_row_that_nobody_else_touched_goes_without_a_word_and_a_new_one_comes()
    {
        var other = Guid.CreateVersion7();
        var stands = Changed((InRow(ConcernRow, other, "summary"), "The road"));

        var merged = Begun.WithoutRow(ConcernRow, Well).OnTopOf(Begun, stands).Value;

        merged.InTheWay.ShouldBeEmpty();
        merged.Fields.Rows(ConcernRow).ShouldBe([other]);
    }

    private static DraftFields Changed(params (string Name, string Text)[] fields) => Begun.With(fields.Select(field => new KeyValuePair<string, string?>(field.Name, field.Text))).Value;

    private static DraftFields Fields(params (string Name, string Text)[] fields) => DraftFields.Empty.With(fields.Select(field => new KeyValuePair<string, string?>(field.Name, field.Text))).Value;
}
