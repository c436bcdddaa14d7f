using System.Net;
using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Web.Tests.Communities;

public sealed class PromisePageTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_coordinator_of_the_organisation_that_promised_reads_no_name_of_the_missions_staff()
    {
        await using var portal = await RunningPortal.Start(cluster, cancel: Cancel);
        var cast = await RegistryCast.Assemble(portal.Stage);
        await using (var db = portal.Stage.OpenAsOwner())
        {
            foreach (var account in db.Users)
                account.DisplayName = "Kakapo " + account.DisplayName;
            await db.SaveChangesAsync(Cancel);
        }

        var meeting = await MarketMeeting.Recorded(portal.Stage, cast.Assistant, cast.Officer, cast.Officer, change: fields =>
        {
            var promise = RowOf(fields.Keys.First(name => RowOf(name)?.Row == CommitmentRow))!.Value.Id;
            fields[InRow(CommitmentRow, promise, "by")] = nameof(PromisedBy.Organisation);
            fields[InRow(CommitmentRow, promise, "organisation")] = cast.Lamp.Value.ToString();
        }, cancel: Cancel);
        using var samira = portal.SignedIn(cast.Samira);

        foreach (var address in new[] { $"/commitments/{meeting.Promise}", "/commitments" })
        {
            var page = WebUtility.HtmlDecode(await samira.GetStringAsync(address, Cancel));
            page.ShouldContain("staff of the mission");
            page.Replace("Kakapo samira", "", StringComparison.Ordinal).ShouldNotContain("Kakapo");
        }

        using var officer = portal.SignedIn(cast.SecondOfficer);
        (await officer.GetStringAsync($"/commitments/{meeting.Promise}", Cancel)).ShouldContain("Kakapo officer");
    }
}
