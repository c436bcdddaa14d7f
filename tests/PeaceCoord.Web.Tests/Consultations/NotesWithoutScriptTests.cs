using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>Rough notes, and what the editor points out, for people whose browser runs no script.</summary>
public sealed partial class NotesWithoutScriptTests(EditorWithoutScriptTests.Field field) : IClassFixture<EditorWithoutScriptTests.Field>
{
    [Theory]
    [InlineData("en", "Join with the one above", "Shorten this to 4000 characters")]
    [InlineData("fr", "Réunir avec la précédente", "4000 caractères")]
    public async Task Notes_are_split_joined_and_mended_by_posting_and_a_paragraph_too_long_is_offered_whole(string language, string join, string tooLong)
    {
        using var person = PlainBrowser.Of(field.Portal, "assistant@example.org", language);
        var said = await Begin(person) + "/said";
        var paragraph = string.Concat(Enumerable.Repeat("البئر ", 800)).Trim();

        var page = await Post(person, said, ("notes", $"• the well <svg onload=alert(1)>\r\n• the road\r\n\r\n{paragraph}"), ("act", "split"));

        person.Address.ShouldEndWith("/said", Case.Sensitive, "nothing of the notes is in the address");
        page.ShouldContain("the well <svg onload=alert(1)></textarea>");
        page.ShouldContain(paragraph + "</textarea>");
        page.ShouldContain(tooLong);
        person.ValueOf("notes")!.Trim().ShouldBeEmpty();
        Joins().Count(page).ShouldBe(2);
        page.ShouldContain(join);

        page = await Post(person, said, ("act", Joins().Matches(page)[0].Groups["act"].Value));
        page.ShouldContain("the well <svg onload=alert(1)>\nthe road</textarea>");
        Joins().Count(page).ShouldBe(1);
    }

    [Fact]
    public async Task Notes_that_cannot_be_split_come_back_as_they_were_with_the_reason_at_their_field()
    {
        using var person = PlainBrowser.Of(field.Portal, "assistant@example.org", "en");
        var said = await Begin(person) + "/said";
        var notes = string.Join('\n', Enumerable.Range(1, 51).Select(number => $"said {number}"));

        (await Post(person, said, ("notes", notes), ("act", "split"))).ShouldContain("These notes make 51 concerns, and there is room for 50 more");
        person.ValueOf("notes")!.Trim().ShouldBe(notes);
        (await Post(person, said, ("notes", " "), ("act", "split"))).ShouldContain("id=\"notes-error\"");
        (await Post(person, said, ("notes", new string('x', 20_001)), ("act", "split"))).ShouldContain("Shorten this to 20000 characters");
        person.ValueOf("notes")!.Trim().Length.ShouldBe(20_001);
        await Post(person, said, ("notes", "one thing left"), ("act", "save"));
        (await Post(person, said.Replace("/said", "/check", StringComparison.Ordinal), ("act", "submit"))).ShouldContain("notes do not go on record");
    }

    [Theory]
    [InlineData("en", "looks like a telephone number", "write their code or role here", "This meeting may have been written down already")]
    [InlineData("fr", "ressemble à un numéro de téléphone", "écrivez ici son code ou son rôle", "Cette réunion a peut-être déjà été consignée")]
    public async Task What_should_not_stand_there_and_a_meeting_written_twice_are_pointed_out_in_the_section_and_before_submitting(string language, string number, string advice, string twice)
    {
        using var person = PlainBrowser.Of(field.Portal, "officer@example.org", language);
        var first = await Begin(person);
        await Post(person, first + "/what", ("title", "The first text"), ("kind", "WomensGroup"), ("purpose", "Call ٠٩١٢٣٤٥٦٧٨"), ("act", "save"));
        await Post(person, first + "/where", ("place", "Well of " + language), ("date", "2026-02-0" + language.Length), ("act", "save"));
        var editor = await Begin(person);
        await Post(person, editor + "/what", ("kind", "WomensGroup"), ("purpose", "Call ٠٩١٢٣٤٥٦٧٨"), ("act", "save"));
        var where = await Post(person, editor + "/where", ("place", "well of " + language), ("date", "2026-02-0" + language.Length), ("act", "save"));

        where.ShouldContain(twice);
        where.ShouldContain("The first text");
        await person.Open(editor + "/what");
        var what = WebUtility.HtmlDecode(person.Html);
        what.ShouldContain("id=\"purpose-warn\"");
        what.ShouldContain("\u2068٠٩١٢٣٤٥٦٧٨\u2069");
        what.ShouldContain(number);
        what.ShouldContain(advice);
        what.ShouldNotContain("class=\"errors\"", Case.Sensitive, "it warns");
        await person.Open(editor + "/check");
        var check = WebUtility.HtmlDecode(person.Html);
        check.ShouldContain(twice);
        check.ShouldContain(editor + "/what#purpose");
    }

    [Theory]
    [InlineData("en", "What you wrote", "What stands on record", "choose which text is to stand")]
    [InlineData("fr", "Ce que vous avez écrit", "Ce qui est dans le compte rendu", "choisissez le texte à garder")]
    public async Task An_amendment_of_a_record_changed_meanwhile_shows_both_texts_and_saves_what_was_chosen(string language, string mine, string onRecord, string choose)
    {
        var meeting = await MarketMeeting.Recorded(field.Portal.Stage, field.Team.Assistant, field.Team.OtherOfficer, field.Team.Officer, language, cancel: TestContext.Current.CancellationToken);
        var record = $"/consultations/{meeting.Id.Value}";
        using var one = PlainBrowser.Of(field.Portal, "officer@example.org", language);
        using var other = PlainBrowser.Of(field.Portal, "officer.other@example.org", language);
        foreach (var (person, title) in new[] { (one, "My title"), (other, "Their title") })
        {
            await person.Open(record);
            await person.Press(record + "/write");
            await Post(person, record + "/edit/what", ("title", title), ("act", "save"));
        }

        await Post(other, record + "/edit/check", ("reason", "A slip"), ("act", "amend"));
        other.Address.ShouldBe(record);
        var page = await Post(one, record + "/edit/check", ("reason", "Another slip"), ("act", "amend"));

        foreach (var words in new[] { mine, onRecord, choose, "My title", "Their title", "Another slip", "href=\"#stands-title\"" })
            page.ShouldContain(words);
        await one.Send(("stands-title", "record"), ("reason", "Another slip"), ("act", "amend"));
        one.Address.ShouldBe(record);
        WebUtility.HtmlDecode(one.Html).ShouldContain("Their title");
    }

    private static async Task<string> Begin(PlainBrowser person)
    {
        await person.Open("/consultations");
        await person.Press("/consultations/start");
        person.Status.ShouldBe(HttpStatusCode.OK);
        return person.Address;
    }

    private static async Task<string> Post(PlainBrowser person, string address, params (string Name, string Value)[] fields)
    {
        await person.Open(address);
        await person.Send(fields);
        person.Status.ShouldBe(HttpStatusCode.OK);
        return WebUtility.HtmlDecode(person.Html);
    }

    [GeneratedRegex("value=\"(?<act>join:concern:[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Joins();
}
