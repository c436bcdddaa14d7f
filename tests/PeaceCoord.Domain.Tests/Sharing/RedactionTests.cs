using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Sharing;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Sharing;

/// <summary>What a share leaves out: removed wherever it stands, and closed where the text was changed since.</summary>
public sealed class RedactionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
    private static readonly MissionWorkspace Mission = MissionWorkspace.Found("TEST", "Test", "UTC", isFictional: true);
    private static readonly Guid Concern = Guid.NewGuid();

    [Fact]
    public void A_passage_is_removed_wherever_it_stands_however_it_is_spaced()
    {
        var share = Redacted([Context("The well by\r\nthe mill is dry. THE WELL by the mill!"), Said("A well by the mill")], "the  well by the mill");

        Read(share, Context("The well by\r\nthe mill is dry. THE WELL by the mill!")).ShouldBe([null, " is dry. ", null, "!"]);
        Read(share, Said("Near the well by the mill")).ShouldBe(["Near ", null], "a text in which it was not marked loses it too");
    }

    [Fact]
    public void It_stands_neither_in_what_the_share_is_for_and_is_kept_no_longer_when_the_words_go()
    {
        var share = Redacted([Context("Lamps for Amina")], "lamps");

        share.ReadPurpose().Parts.ShouldBe([null]);
        share.LeaveOutWords(AccountId.New(), Now).ShouldBeTrue();
        share.Redactions.ShouldBeEmpty();
        string.Concat(share.ReadPurpose().Parts).ShouldNotContain("lamps", Case.Insensitive, "what it is for is read on");
    }

    [Fact]
    public void Overlapping_and_adjoining_passages_leave_one_gap()
    {
        var text = Context("one two three four five");
        var share = Redacted([text], "one two", "two three", "four");

        Read(share, text).ShouldBe([null, " five"]);
        share.Read(text).Removed.ShouldBe(1);
    }

    [Fact]
    public void A_text_whose_passage_was_changed_is_withheld_until_somebody_looks()
    {
        var share = Redacted([Context("Amina spoke. The road is closed.")], "Amina spoke.");

        share.Read(Context("Amina spoke. The road is open.")).IsWithheld.ShouldBeFalse("what was marked stands there still");
        var changed = Context("Amina spoke first. The road is closed.");
        share.Read(changed).IsWithheld.ShouldBeTrue();
        share.Read(changed).Parts.ShouldBeEmpty();
        share.Waits([changed]).ShouldBeTrue();
        share.Read(Said("Another text")).IsWithheld.ShouldBeFalse("only the text it was marked in");

        share.Redact(new([], [], ["Amina spoke first."]), [changed], Now).Refusals.ShouldBeEmpty();
        share.Waits([changed]).ShouldBeFalse();
        Read(share, changed).ShouldBe([null, " The road is closed."]);
    }

    [Fact]
    public void Found_less_often_than_it_was_marked_is_a_change_too()
    {
        var share = Redacted([Context("Amina, and again Amina.")], "Amina");

        share.Read(Context("Amina, and again Aminah-tu.")).IsWithheld.ShouldBeFalse("it stands twice: the letters are removed both times");
        share.Read(Context("Amina, and again Ameena.")).IsWithheld.ShouldBeTrue();
    }

    [Fact]
    public void What_came_since_somebody_looked_waits()
    {
        var later = Guid.NewGuid();
        var share = Redacted([Said("Water")], facts: new([Concern], [], []));

        share.LeavesOut(RedactionKind.Item, Concern).ShouldBeTrue();
        share.IsUnseen(later).ShouldBeTrue();
        share.Waits([Said("Water"), new(SharedField.Summary, later, "Another")]).ShouldBeTrue();
        share.Waits([Said("Changed, and left out whole")]).ShouldBeFalse();
        Redacted([Said("Water")], facts: RedactionFacts.Nothing).IsUnseen(later).ShouldBeFalse("where nothing is left out, corrections reach the reader");
    }

    [Fact]
    public void Everything_wrong_is_refused_and_changes_nothing()
    {
        var share = Redacted([Context("The well is dry.")], "well");

        var refused = share.Redact(new([Guid.NewGuid()], [], ["mill", "x", new string('y', Redaction.PassageMaxLength + 1)]), [Context("The well is dry.")], Now).Refusals;

        refused.Select(r => r.Code).ShouldBe(
            [RefusalCodes.UnknownChoice, SharingRefusalCodes.PassageNotFound, SharingRefusalCodes.PassageTooShort, SharingRefusalCodes.PassageNotFound, RefusalCodes.TooLong, SharingRefusalCodes.PassageNotFound], ignoreOrder: true);
        refused.First(r => r.Code == SharingRefusalCodes.PassageNotFound).Arguments.ShouldBe([1], "the line, never the words");
        share.Redactions.ShouldHaveSingleItem().Passage.ShouldBe("well");
        share.TakeBack(AccountId.New(), Now);
        share.Redact(RedactionFacts.Nothing, [], Now).Is(SharingRefusalCodes.Over).ShouldBeTrue();
        share.Open(Now).Is(SharingRefusalCodes.Over).ShouldBeTrue();
    }

    [Fact]
    public void A_prepared_share_is_open_to_nobody_until_it_is_opened()
    {
        var share = Given(lookFirst: true);

        share.InForce(Now).ShouldBeFalse();
        share.Stands(Now).ShouldBeTrue();
        share.Open(Now.AddHours(1)).Succeeded.ShouldBeTrue();
        share.Open(Now.AddHours(2)).Succeeded.ShouldBeTrue();
        share.OpenedAt.ShouldBe(Now.AddHours(1));
        share.InForce(Now.AddHours(1)).ShouldBeTrue();
    }

    [Fact]
    public void A_name_taken_out_after_a_withdrawal_leaves_the_marked_passage_too_and_the_text_stays_open()
    {
        var name = WrittenName.Of("Amina Yusuf", "L-12");
        var share = Redacted([Context("Amina Yusuf asked for lamps. More.")], "Amina Yusuf asked for lamps.");

        share.TakeOut(name);

        share.Redactions.ShouldAllBe(redaction => !redaction.Passage!.Contains("Amina"));
        Read(share, Context(name.TakenOutOf("Amina Yusuf asked for lamps. More.")!)).ShouldBe([null, " More."]);
    }

    [Theory]
    [InlineData("One. Two! Three? Four", "One.|Two!|Three?|Four")]
    [InlineData("He said “no.” She left.\nA line\n\nv. 2.5 holds", "He said “no.”|She left.|A line|v.|2.5 holds")]
    [InlineData("اتفقنا. هل تسمع؟ نعم", "اتفقنا.|هل تسمع؟|نعم")]
    [InlineData("  ", "")]
    public void A_text_falls_into_sentences_that_are_found_in_it(string text, string sentences)
    {
        var found = Passages.Sentences(text);

        string.Join('|', found).ShouldBe(sentences);
        found.ShouldAllBe(sentence => Passages.Find(text, sentence).Count > 0);
    }

    private static IReadOnlyList<string?> Read(Share share, TextToShare text) => share.Read(text).Parts;

    private static TextToShare Context(string text) => new(SharedField.Context, null, text);

    private static TextToShare Said(string text) => new(SharedField.Summary, Concern, text);

    private static Share Redacted(IReadOnlyList<TextToShare> texts, params string[] passages) => Redacted(texts, new RedactionFacts([], [], passages));

    private static Share Redacted(IReadOnlyList<TextToShare> texts, RedactionFacts facts)
    {
        var share = Given();
        share.Redact(facts, texts, Now).Refusals.ShouldBeEmpty();
        return share;
    }

    private static Share Given(bool lookFirst = false)
    {
        var organisation = Organisation.Register(Mission.Id, "Lamp", null, OrganisationKind.WomensGroup, 2026).Value;
        return Share.Give(ShareId.New(), ShareTests.Recorded(Label.Confidential, Mission), organisation, new([SharedSection.Context], "Lamps", new DateOnly(2026, 4, 9), lookFirst), AccountId.New(), "UTC", Now).Value;
    }
}
