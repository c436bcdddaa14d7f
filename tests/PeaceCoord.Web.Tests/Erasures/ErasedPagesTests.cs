using System.Net;
using Npgsql;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Tests.Erasures;

/// <summary>What pages say of somebody whose identity was erased.</summary>
public sealed class ErasedPagesTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Last = "Kakapo7319";
    private const string Name = $"Zéphyrine {Last}";

    private RunningPortal _portal = null!;
    private RegistryCast _cast = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.Start(cluster, cancel: Cancel);
        _cast = await RegistryCast.Assemble(_portal.Stage);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("en", "[erased]", "The identity was erased for good")]
    [InlineData("fr", "[effacé]", "L’identité a été effacée définitivement")]
    public async Task A_leader_s_page_and_its_history_say_erased_where_a_name_stood_and_no_version_of_a_meeting_tells_it(string language, string mark, string act)
    {
        var leader = LeaderId.New();
        await Do<AddLeader>(_cast.Officer, add => add.Run(leader, _cast.Mission, Leader(Name), Cancel));
        await Do<CorrectLeader>(_cast.Officer, correct => correct.Run(leader, Leader(null), Cancel));
        var meeting = await MarketMeeting.Recorded(_portal.Stage, _cast.Officer, _cast.SectionHead, _cast.Officer, Name, fields => fields[DraftFieldNames.LeaderIds] = leader.Value.ToString(), Cancel);
        var sealedName = await Ask($"select encode(name, 'hex') from leaders where id = '{leader.Value}'");
        var erasure = new ProposeErasureInput { Ground = ErasureGround.DangerToThePerson, Reason = "Asked for." };
        await Do<ProposeErasure>(_cast.FocalPoint, propose => propose.Run(leader, erasure, Cancel));
        await Confirm(erasure);

        using var officer = PlainBrowser.Of(_portal, RegistryCast.Email("officer"), language);
        await officer.Open(Routes.Leader(leader));
        Parts(officer).ShouldSatisfyAllConditions(
            page => Times(page.Before, mark).ShouldBe(2, "name and contacts"), page => page.History.ShouldContain(act), page => Times(page.History, mark).ShouldBe(3, "name, contacts and how to get in touch"));
        officer.Html.ShouldNotContain(Last);

        foreach (var address in new[] { $"/consultations/{meeting.Id.Value}", $"/consultations/{meeting.Id.Value}/versions" })
        {
            await officer.Open(address);
            WebUtility.HtmlDecode(officer.Html).ShouldNotContain(Last, Case.Insensitive, address);
        }

        var versions = await Ask($"select string_agg(snapshot::text, ' ') from consultations_versions where record_id = '{meeting.Id.Value}'");
        versions.ShouldContain(WrittenName.Withheld);
        versions.ShouldNotContain(Last, Case.Insensitive);
        await officer.Open($"/consultations/{meeting.Id.Value}");
        officer.Text.ShouldContain($"{MarketMeeting.ContextWord} {WrittenName.Withheld}");

        // An old backup brings the row back; the key is gone.
        await Ask($"update leaders set name = decode('{sealedName}', 'hex'), erased_at = null where id = '{leader.Value}' returning id::text");
        await officer.Open(Routes.Leader(leader));
        Times(Parts(officer).Before, mark).ShouldBe(2);
    }

    [Fact]
    public async Task A_contact_that_was_erased_is_called_so_also_where_an_old_backup_brought_the_row_back()
    {
        await _cast.CompleteTheLamp();
        await Do<AddContact>(_cast.Samira, add => add.Run(_cast.Lamp, new AddContactInput { Function = "Treasurer", Name = Name, Telephone = "+999 555 7319" }, Cancel));
        var contact = (await _cast.View(_cast.Officer, _cast.Lamp)).Organisation.Contacts.Single(c => c.Function == "Treasurer").Id;
        var sealedName = await Ask($"select encode(name, 'hex') from organisation_contacts where id = '{contact.Value}'");
        var erasure = new ProposeErasureInput { Ground = ErasureGround.AskedForByThePerson, Reason = "They left." };
        await Do<ProposeContactErasure>(_cast.FocalPoint, propose => propose.Run(_cast.Lamp, contact, erasure, Cancel));
        await Confirm(erasure);
        await MustSayErased();

        await Ask($"update organisation_contacts set name = decode('{sealedName}', 'hex'), erased_at = null where id = '{contact.Value}' returning id::text");
        await MustSayErased();

        async Task MustSayErased()
        {
            foreach (var who in new[] { "officer", "samira", "analyst", "focal" })
            {
                using var browser = PlainBrowser.Of(_portal, RegistryCast.Email(who));
                await browser.Open(Routes.Organisation(_cast.Lamp));
                var (page, history) = Parts(browser);
                Times(page, "[erased]").ShouldBe(1, $"{who}: the treasurer alone, not the coordinator");
                page.ShouldMatch(@"Treasurer\s+\[erased\]");
                Times(history, "[erased]").ShouldBe(who == "samira" ? 0 : 1, who);
                browser.Html.ShouldNotContain(Routes.RevealContact(_cast.Lamp, contact));
                browser.Html.ShouldNotContain(Routes.EraseContact(_cast.Lamp, contact));
            }
        }
    }

    /// <summary>The words of a page before its history, and of its history.</summary>
    private static (string Before, string History) Parts(PlainBrowser browser)
    {
        browser.Status.ShouldBe(HttpStatusCode.OK);
        var parts = browser.Html.Split("class=\"history\"", 2);
        return (Words(parts[0]), parts.Length > 1 ? Words(parts[1]) : "");
    }

    private static string Words(string html) => WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", " ", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(2)));

    private static int Times(string text, string word) => text.Split(word).Length - 1;

    private Task Confirm(ProposeErasureInput erasure) => Do<ConfirmErasures>(_cast.SectionHead, confirm => confirm.Run(new DecideErasuresInput { Erasures = [erasure.Id.ToString()] }, Cancel));

    private async Task Do<TUseCase>(AccountId by, Func<TUseCase, Task<Result>> run)
        where TUseCase : notnull => RegistryCast.Must(await _portal.Stage.As(by, run));

    private async Task<string> Ask(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_portal.Stage.Database.Owner);
        await using var command = source.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync(Cancel))!;
    }

    private LeaderInput Leader(string? name) => new()
    {
        Name = name,
        Contacts = name is null ? null : "+999 555 7319",
        Role = LeaderRole.Elder,
        ContactPreference = ContactPreference.Visit,
        ContactNote = "Ask at the mosque",
        ReprisalRisk = ReprisalRisk.Severe,
        SeenWithUs = SeenWithUs.Never,
        ReviewOn = DateOnly.FromDateTime(_portal.Stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
    };
}
