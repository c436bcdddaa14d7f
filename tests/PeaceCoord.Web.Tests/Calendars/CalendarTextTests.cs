using System.Globalization;
using System.Text;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Domain.Calendars;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Web.Calendars;

namespace PeaceCoord.Web.Tests.Calendars;

/// <summary>RFC 5545, read as a calendar program reads it: unfold, then unescape.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 8, 30, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("Water; wells, and \\ roads")]
    [InlineData("One line\nand another\r\nand a third")]
    [InlineData("اجتماع مفتوح في ساحة السوق حول البئر والطريق وما وُعد به في الاجتماع السابق 🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍🌍")]
    [InlineData("A title that is much longer than one line of seventy-five octets may be, so that it is folded twice at the very least, and comes back whole")]
    public void What_is_written_is_read_back_and_no_line_is_longer_than_75_octets(string text)
    {
        var written = new CalendarText().Text("SUMMARY", text).ToString();

        written.ShouldEndWith("\r\n");
        written.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        foreach (var line in written.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
            Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75, line);
        Unfold(written).ShouldBe(["SUMMARY:" + text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)]);
    }

    [Fact]
    public void No_text_makes_a_line_of_its_own()
    {
        var written = new CalendarText().Text("SUMMARY", "Meeting\r\nATTENDEE:mailto:x@example.org\u0007\u2028END:VEVENT").Text("LOCATION", "  ").ToString();

        Unfold(written).ShouldHaveSingleItem().ShouldBe("SUMMARY:Meeting\\nATTENDEE:mailto:x@example.org\\nEND:VEVENT");
    }

    [Fact]
    public void A_feed_says_what_it_is_leads_back_tells_utc_and_what_was_called_off()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        var planned = new PlannedEvent { Id = ConsultationId.New(), Version = 3, SavedAt = At.AddDays(-2), IsCalledOff = false, On = new DateOnly(2026, 11, 30), At = At, Until = At.AddHours(2), Title = "The well", Place = "Square, Mbélo", Kind = ConsultationKind.TownHall, Communities = ["Mbélo"], Language = "fr", Purpose = "Listen" };
        var closed = new PlannedEvent { Id = ConsultationId.New(), Version = 4, SavedAt = At, IsCalledOff = true, On = new DateOnly(2026, 12, 31), At = null, Until = null };
        var lines = Unfold(PlansCalendar.Write(new PlansFeed("Phone", FeedFilter.Mine, "Test mission", null, null, [planned, closed]), "https://portal.example"));

        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines[^1].ShouldBe("END:VCALENDAR");
        lines.ShouldContain("VERSION:2.0");
        lines.ShouldContain("X-WR-CALNAME:Test mission: planned consultations (Those I planned)");
        lines.ShouldContain(line => line.StartsWith("X-WR-CALDESC:", StringComparison.Ordinal) && line.Contains("Phone", StringComparison.Ordinal));
        lines.ShouldContain("URL:https://portal.example/consultations/planned");
        var first = Event(lines, planned.Id);
        first.ShouldBe(
        [
            $"UID:{planned.Id.Value}@peacecoord", "DTSTAMP:20261128T073000Z", "LAST-MODIFIED:20261128T073000Z", "SEQUENCE:3", "DTSTART:20261130T073000Z", "DTEND:20261130T093000Z", "STATUS:CONFIRMED", "CLASS:PRIVATE",
            "SUMMARY:The well", "LOCATION:Square\\, Mbélo", $"DESCRIPTION:Town hall\\nMbélo\\nFrench\\nListen\\nhttps://portal.example/consultations/{planned.Id.Value}", $"URL:https://portal.example/consultations/{planned.Id.Value}",
        ]);
        Event(lines, closed.Id).ShouldBe(
        [
            $"UID:{closed.Id.Value}@peacecoord", "DTSTAMP:20261130T073000Z", "LAST-MODIFIED:20261130T073000Z", "SEQUENCE:4", "DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "STATUS:CANCELLED", "CLASS:CONFIDENTIAL",
            "SUMMARY:Planned consultation", $"DESCRIPTION:https://portal.example/consultations/{closed.Id.Value}", $"URL:https://portal.example/consultations/{closed.Id.Value}",
        ]);
    }

    private static List<string> Event(List<string> lines, ConsultationId id)
    {
        var start = lines.IndexOf($"UID:{id.Value}@peacecoord");
        lines[start - 1].ShouldBe("BEGIN:VEVENT");
        return [.. lines.Skip(start).TakeWhile(line => line != "END:VEVENT")];
    }

    private static List<string> Unfold(string written) => [.. written.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
}
