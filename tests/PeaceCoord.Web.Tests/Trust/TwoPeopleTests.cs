using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Trust;

/// <summary>Two people at one record, on every form that begins with what a record holds: whoever saves later sees both versions field by field, and nothing either of them wrote is lost.</summary>
public sealed partial class TwoPeopleTests(FormPages pages) : IClassFixture<FormPages>
{
    /// <summary>By page: a field that both change, and one that only the other changes.</summary>
    private static readonly Dictionary<string, (string Both, string? Theirs)> Fields = new(StringComparer.Ordinal)
    {
        ["/agreements/{Id:guid}/correct"] = ("Input.Title", "Input.Monitoring"),
        ["/outreach/{Id:guid}/edit"] = ("Input.Message", "Input.Audience"),
        ["/forums/{Id:guid}/edit"] = ("Input.Purpose", "Input.Name"),
        ["/forums/{Id:guid}/decisions/{DecisionId:guid}/correct"] = ("Input.Text", "Input.DoneBy"),
        ["/forums/{Id:guid}/meetings/{MeetingId:guid}/correct"] = ("Input.Note", "Input.Place"),
        ["/commitments/{Id:guid}/tellings/{TellingId:guid}/correct"] = ("Input.AnswerWords", "Input.AnsweredBy"),
        ["/consultations/{Id:guid}/tellings/{TellingId:guid}/correct"] = ("Input.AnswerWords", "Input.AnsweredBy"),
        ["/consultations/{Id:guid}/plan"] = ("Input.Purpose", "Input.Title"),
        ["/consultations/{Id:guid}/concerns/{ConcernId:guid}"] = ("Input.ChangedBecause", null),
        ["/consultations/{Id:guid}/consents/{LeaderId:guid}"] = ("Input.Limits", null),
        ["/partnerships/{Id:guid}/edit"] = ("Input.Purpose", "Input.Parties[1].Objectives"),
        ["/organisations/{Id:guid}/edit/{Section}"] = ("Input.Purpose", "Input.OtherNames"),
        ["/organisations/{Id:guid}/verify"] = ("Input.Answers[0].Comment", "Input.Answers[1].Comment"),
        ["/communities/{Id:guid}/edit"] = ("Input.Notes", "Input.NameEs"),
        ["/leaders/{Id:guid}/edit"] = ("Input.ContactNote", "Input.Languages"),
        ["/workspace/settings/{Id:guid}"] = ("Input.Name", "Input.Sections[0].Name"),
        ["/requests/{Id:guid}/meeting"] = ("Input.MeetingNote", null),
    };

    private readonly List<HttpClient> _may = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_saves_later_sees_both_versions_field_by_field_and_chooses()
    {
        List<string> faults = [];
        foreach (var (template, (both, theirs)) in Fields)
        {
            try
            {
                var mine = await Open(template, both);
                await Walk(mine, await ByAnother(mine, both), both, theirs);
            }
            catch (ShouldAssertException fault)
            {
                faults.Add($"{template}: {fault.Message}");
            }
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_it_is_chosen_what_stands_is_taken_and_said_in_french()
    {
        var mine = await Open("/forums/{Id:guid}/edit", "Input.Purpose");
        await Saved(await ByAnother(mine, "Input.Purpose"), new() { ["Input.Purpose"] = "Theirs", ["Input.Rhythm"] = "Quarterly", ["Input.NextMeeting"] = "" });

        var (_, refused, _) = await mine.Send(new Dictionary<string, string> { ["Input.Purpose"] = "Mine", ["Input.Rhythm"] = "Weekly", ["Input.NextMeeting"] = "not a day" }, "fr", Cancel);
        refused.ShouldNotContain("Ce qui est enregistré maintenant", customMessage: "what cannot be read comes first");
        (_, refused, _) = await mine.Send(new Dictionary<string, string> { ["Input.Purpose"] = "Mine", ["Input.Rhythm"] = "Weekly" }, "fr", Cancel);
        var said = WebUtility.HtmlDecode(refused);
        said.ShouldContain("Ce qui est enregistré maintenant");
        said.ShouldContain("Tous les trois mois", Case.Insensitive, "in words");
        said.ShouldContain("<p dir=\"auto\">Theirs</p>");
        var again = Again(mine, refused);
        again.Fields.Where(field => field.Name == "Taken" && field.IsSent).Select(field => field.Value).ShouldNotContain("Input.Purpose", "both changed it: theirs is taken when it is chosen");

        await Saved(again, new() { ["Taken"] = "Input.Purpose" });
        var now = (await FormPages.Open(mine.Template, mine.Address, mine.Person, Cancel))[0];
        (Value(now, "Input.Purpose"), Value(now, "Input.Rhythm")).ShouldBe(("Theirs", "Weekly"));
    }

    [Fact]
    public async Task A_sentence_that_another_left_out_of_a_share_stays_left_out()
    {
        var mine = await Open("/shares/{Id:guid}/redactions", "Input.Passages");
        var sentence = mine.Fields.First(field => field is { Name: "Input.Sentences", IsSent: false }).Value;
        await Saved(await ByAnother(mine, "Input.Passages"), new() { ["Input.Sentences"] = sentence });

        var (status, refused, _) = await mine.Send(new Dictionary<string, string> { ["Input.MonthOnly"] = "true" }, "en", Cancel);
        status.ShouldBe(HttpStatusCode.OK);
        var again = Again(mine, refused);
        again.Fields.ShouldContain(field => field.Name == "Input.Sentences" && field.Value == sentence && field.IsSent);
        await Saved(again, []);
        (await FormPages.Open(mine.Template, mine.Address, mine.Person, Cancel))[0].Fields.ShouldContain(field => field.Name == "Input.Sentences" && field.Value == sentence && field.IsSent);
    }

    private async Task Walk(OpenForm mine, OpenForm another, string both, string? theirs)
    {
        Dictionary<string, string> change = new(StringComparer.Ordinal) { [both] = "Said by the other" };
        if (theirs is not null)
            change[theirs] = "Only by the other";
        await Saved(another, change);

        var (status, refused, _) = await Answered(mine, new() { [both] = "Said by me" });
        status.ShouldBe(HttpStatusCode.OK);
        var text = WebUtility.HtmlDecode(refused);
        text.ShouldContain("Somebody saved this while you had it open");
        var again = Again(mine, refused);
        Value(again, both).ShouldBe("Said by me", "what was typed stays");
        Standing(refused, both).ShouldContain("Said by the other");
        if (theirs is not null)
            Standing(refused, theirs).ShouldContain("Only by the other");
        again.Fields.Where(field => field.Name == "Taken" && field.IsSent).Select(field => field.Value).ShouldBe(theirs is null ? [] : [theirs], ignoreOrder: true, "what only the other changed is offered as chosen");

        await Saved(again, []);
        var now = (await FormPages.Open(mine.Template, mine.Address, mine.Person, Cancel)).First(form => form.Handler == mine.Handler);
        Value(now, both).ShouldBe("Said by me");
        if (theirs is not null)
            Value(now, theirs).ShouldBe("Only by the other");
    }

    /// <summary>A form with that field, on a record and by a person for whom it is more than shown.</summary>
    private async Task<OpenForm> Open(string template, string field)
    {
        foreach (var address in pages.WithForms.Single(page => page.Template == template).Candidates)
        {
            foreach (var person in People())
            {
                if (await Open(template, address, person, field) is { } form)
                    return form;
            }
        }

        throw new ShouldAssertException("nobody has it");
    }

    /// <summary>The same form, opened by somebody else who may, else in another window.</summary>
    private async Task<OpenForm> ByAnother(OpenForm mine, string field)
    {
        foreach (var person in People().Where(person => person != mine.Person))
        {
            if (await Open(mine.Template, mine.Address, person, field) is { } form)
                return form;
        }

        return mine;
    }

    private async Task<OpenForm?> Open(string template, string address, HttpClient person, string field)
    {
        var form = (await FormPages.Open(template, address, person, Cancel)).FirstOrDefault(form => form.Fields.Any(one => one.Name == field));
        if (form is null || !await form.LooksAtFields(Cancel))
            return null;
        _may.Remove(person);
        _may.Insert(0, person);
        return form;
    }

    /// <summary>Those first who had a form before: looking through everybody takes a minute.</summary>
    private List<HttpClient> People() => [.. _may, .. pages.People.Except(_may)];

    private async Task Saved(OpenForm form, Dictionary<string, string> change)
    {
        var (status, html, location) = await Answered(form, change);
        (location is not null).ShouldBeTrue($"{status}: " + string.Join(" | ", Errors().Matches(html).Select(error => WebUtility.HtmlDecode(error.Value))));
    }

    /// <summary>With a reason where one is asked for; sent a second time where its texts are to be looked at again.</summary>
    private async Task<(HttpStatusCode Status, string Html, Uri? Location)> Answered(OpenForm form, Dictionary<string, string> change)
    {
        if (form.Fields.Any(field => field.Name == "Input.Reason"))
            change["Input.Reason"] = "It was wrong";
        if (form.Fields.Any(field => field is { Name: "Input.MeetingOn", Value: "" }))
            change["Input.MeetingOn"] = pages.Portal.Stage.Clock.GetUtcNow().AddDays(3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var answer = await form.Send(change, "en", Cancel);
        return answer.Html.Contains("id=\"look-again\"", StringComparison.Ordinal) ? await Again(form, answer.Html).Send(change, "en", Cancel) : answer;
    }

    private static OpenForm Again(OpenForm form, string html) => OpenForm.On(form.Template, form.Address, form.Person, html).First(again => again.Handler == form.Handler);

    private static string Value(OpenForm form, string name) => form.Fields.First(field => field.Name == name).Value;

    /// <summary>What the page says stands at a field.</summary>
    private static string Standing(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"id=\"{Regex.Escape(name.Replace('.', '-').Replace('[', '-').Replace("]", "", StringComparison.Ordinal).ToLowerInvariant())}-stands\">(.*?)</div>", RegexOptions.Singleline, TimeSpan.FromSeconds(5)).Groups[1].Value);

    [GeneratedRegex("<p class=\"err\".*?</p>|<div class=\"errors\".*?</div>", RegexOptions.Singleline, 5000)]
    private static partial Regex Errors();
}
