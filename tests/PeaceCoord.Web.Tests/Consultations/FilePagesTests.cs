using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Domain.Closing;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Files;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Web.Tests.Consultations;

/// <summary>A file sent by a plain form and handed out again; one after the other at one portal.</summary>
public sealed class FilePagesTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_sent_without_a_script_and_handed_out_to_be_kept()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var team = await FieldTeam.Gather(portal.Stage, Cancel);
        var id = ConsultationId.New();
        (await portal.Stage.As<StartConsultation, Result>(team.Assistant, start => start.Run(id, null, null, Cancel))).Refusals.ShouldBeEmpty();
        using var author = PlainBrowser.Of(portal, "assistant@example.org");

        await It_stands_in_the_list_and_comes_back_as_an_attachment(author, id);
        await Nobody_else_finds_it(portal, Link(author), id);
        await What_is_refused_is_said_at_the_field(author, id);
        await Too_much_is_answered_by_a_page_in_words(author, id);
        await A_broken_link_leaves_nothing(portal, author, team, id);
        await What_is_held_is_not_removed_and_the_page_says_why(portal, author, team, id);
        await It_is_removed_by_a_button(portal, author, team, id);
        await Evidence_of_a_delivery_is_sent_and_handed_out_by_the_same_parts(portal, team);
    }

    private static async Task It_stands_in_the_list_and_comes_back_as_an_attachment(PlainBrowser author, ConsultationId id)
    {
        await author.Open($"/consultations/{id.Value}/edit");
        author.Html.ShouldContain($"href=\"/consultations/{id.Value}/files\"");
        (await Send(author, id, Pictures.JpegWithTraces(), "Réunion du 8.jpg")).ShouldBe(HttpStatusCode.OK);
        author.Address.ShouldBe($"/consultations/{id.Value}/files");
        author.Text.ShouldContain("Réunion du 8.jpg");

        using var answer = await author.Client.GetAsync(new Uri(Link(author), UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        var disposition = answer.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileNameStar).ShouldBe(("attachment", "Réunion du 8.jpg"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; frame-ancestors 'none'; sandbox"]);
        (await answer.Content.ReadAsByteArrayAsync(Cancel)).ShouldBe(Pictures.JpegKept());
    }

    private static async Task Nobody_else_finds_it(RunningPortal portal, string link, ConsultationId id)
    {
        using var officer = PlainBrowser.Of(portal, "officer@example.org");
        await officer.Open(link);
        officer.Status.ShouldBe(HttpStatusCode.NotFound);
        await officer.Open($"/consultations/{id.Value}/files");
        officer.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task What_is_refused_is_said_at_the_field(PlainBrowser author, ConsultationId id)
    {
        (await Send(author, id, "MZ program"u8.ToArray(), "photo.jpg")).ShouldBe(HttpStatusCode.OK);
        author.Html.ShouldContain("id=\"file-error\"");
        author.Text.ShouldContain("This is no PDF, JPEG or PNG, whatever its name says.");
        (await Send(author, id, [], "")).ShouldBe(HttpStatusCode.OK);
        author.Html.ShouldContain("id=\"file-error\"");
        var large = new byte[KeptFile.MostBytes + 1];
        Pictures.Pdf().CopyTo(large, 0);
        (await Send(author, id, large, "large.pdf")).ShouldBe(HttpStatusCode.OK);
        author.Text.ShouldContain("The file is larger than 20 MB.");
    }

    private static async Task Too_much_is_answered_by_a_page_in_words(PlainBrowser author, ConsultationId id)
    {
        (await Send(author, id, new byte[25 * 1024 * 1024], "huge.pdf")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        author.Text.ShouldContain("That is too much at once");
    }

    private static async Task A_broken_link_leaves_nothing(RunningPortal portal, PlainBrowser author, FieldTeam team, ConsultationId id)
    {
        await author.Open($"/consultations/{id.Value}/files");
        var session = portal.SessionOf("assistant@example.org");
        using (var line = new TcpClient(portal.Address.Host, portal.Address.Port))
        {
            var part = Encoding.ASCII.GetBytes(
                $"POST /consultations/{id.Value}/files HTTP/1.1\r\nHost: {portal.Address.Authority}\r\nCookie: {session.Name}={session.Value}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 90000\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"half.pdf\"\r\n\r\n%PDF-1.4 half");
            await line.GetStream().WriteAsync(part, Cancel);
        }

        await author.Open($"/consultations/{id.Value}/files");
        author.Text.ShouldNotContain("half.pdf");
        (await portal.Stage.As<ViewConsultation, Result<ConsultationView>>(team.Assistant, view => view.Run(id, Cancel))).Value.Files.Count.ShouldBe(1);
    }

    private static async Task What_is_held_is_not_removed_and_the_page_says_why(RunningPortal portal, PlainBrowser author, FieldTeam team, ConsultationId id)
    {
        var now = portal.Stage.Clock.GetUtcNow();
        await using var db = portal.Stage.OpenAsOwner();
        var hold = LegalHold.Place(LegalHoldId.New(), team.Workspace, null, "An inquiry", team.Officer, now).Value;
        db.Add(hold);
        await db.SaveChangesAsync(Cancel);

        await author.Press(Link(author) + "/remove");
        author.Address.ShouldBe($"/consultations/{id.Value}/files?not-removed=held");
        author.Html.ShouldContain("id=\"errors\"");
        author.Text.ShouldContain("It is held: nothing of it is deleted");
        author.Text.ShouldContain("Réunion du 8.jpg");
        await author.Open($"/consultations/{id.Value}/files?not-removed=<b>");
        author.Html.ShouldNotContain("id=\"errors\"");
        hold.Lift("It is over", team.Officer, now).Refusals.ShouldBeEmpty();
        await db.SaveChangesAsync(Cancel);
        await author.Open($"/consultations/{id.Value}/files");
    }

    private static async Task Evidence_of_a_delivery_is_sent_and_handed_out_by_the_same_parts(RunningPortal portal, FieldTeam team)
    {
        var meeting = await MarketMeeting.Recorded(portal.Stage, team.Assistant, team.Officer, team.Officer, cancel: Cancel);
        var id = new CommitmentId(meeting.Promise);
        (await portal.Stage.As<AcceptCommitment, Result>(team.Officer, act => act.Run(id, new(), Cancel))).Refusals.ShouldBeEmpty();
        using var officer = PlainBrowser.Of(portal, "officer@example.org");
        await officer.Open($"/commitments/{id.Value}/files");
        officer.Status.ShouldBe(HttpStatusCode.NotFound, "nothing was done yet that it could show");
        (await portal.Stage.As<DeliverCommitment, Result>(team.Officer, act => act.Run(id, new DeliverCommitmentInput { Note = "Laid" }, Cancel))).Refusals.ShouldBeEmpty();

        await officer.Open($"/commitments/{id.Value}/files");
        using (var broken = new ByteArrayContent("MZ"u8.ToArray()))
            await officer.SendFile("file", broken, "photo.jpg");
        officer.Html.ShouldContain("id=\"file-error\"");
        using (var file = new ByteArrayContent(Pictures.Pdf()))
            await officer.SendFile("file", file, "Reçu.pdf");
        officer.Address.ShouldBe($"/commitments/{id.Value}/files");
        await officer.Open($"/commitments/{id.Value}");
        officer.Text.ShouldContain("Reçu.pdf");
        var link = Regex.Match(officer.Html, "href=\"(/commitments/[0-9a-f-]{36}/files/[0-9a-f-]{36})\"", RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
        using var answer = await officer.Client.GetAsync(new Uri(link, UriKind.Relative), Cancel);
        (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Headers.GetValues("Content-Security-Policy").Single()).ShouldBe(("attachment", "default-src 'none'; frame-ancestors 'none'; sandbox"));

        await officer.Open($"/commitments/{id.Value}/files");
        using (var bare = new FormUrlEncodedContent([]))
            (await officer.Client.PostAsync(new Uri(link + "/remove", UriKind.Relative), bare, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "without its token nothing is removed");
        await officer.Press(link + "/remove");
        officer.Address.ShouldBe($"/commitments/{id.Value}/files");
        officer.Text.ShouldContain("removed by");
    }

    private static async Task It_is_removed_by_a_button(RunningPortal portal, PlainBrowser author, FieldTeam team, ConsultationId id)
    {
        await author.Press(Link(author) + "/remove");
        author.Address.ShouldBe($"/consultations/{id.Value}/files");
        author.Text.ShouldContain("There are no files.");
        (await portal.Stage.As<ViewConsultation, Result<ConsultationView>>(team.Assistant, view => view.Run(id, Cancel))).Value.Files.ShouldBeEmpty();
    }

    /// <summary>Opens the form anew and sends it with the file, as a browser does.</summary>
    private static async Task<HttpStatusCode> Send(PlainBrowser author, ConsultationId id, byte[] bytes, string name)
    {
        await author.Open($"/consultations/{id.Value}/files");
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        await author.SendFile("file", file, name);
        return author.Status;
    }

    private static string Link(PlainBrowser author) =>
        Regex.Match(author.Html, "href=\"(/consultations/[0-9a-f-]{36}/files/[0-9a-f-]{36})\"", RegexOptions.None, TimeSpan.FromSeconds(2)).Groups[1].Value;
}
