using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Agreements;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Outreach;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Domain.Outreach;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;
using static PeaceCoord.Domain.Consultations.DraftFieldNames;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>What a community agreed to, and what was said to it at large, on its page.</summary>
public sealed class AroundACommunityTests(TestCluster cluster) : IAsyncLifetime
{
    private Stage _stage = null!;
    private SmallMission _mission = null!;
    private CommunityId _market;
    private CommunityId _mill;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateOnly Today => MissionTime.Today("Africa/Monrovia", _stage.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        _stage = await Stage.Set(cluster, Cancel);
        _mission = await SmallMission.On(_stage);
        (_market, _mill) = (await _mission.HasCommunity(), await _mission.HasCommunity("Mill"));
        // A stage without histories has no tasks.
        await using var db = _stage.OpenAsOwner();
        db.Add(new MandateTask("PUBINFO"));
        var next = new Area("TT0102");
        next.Correct(new AreaFacts("TTT", 2, "TT01", null, null, [("en", "Next door")]));
        db.Add(next);
        await db.SaveChangesAsync(Cancel);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Agreements_that_meetings_with_it_ended_in_stand_on_its_page_for_those_who_read_both()
    {
        var meeting = await Meeting(_market);
        for (var number = 0; number <= ViewCommunity.Handful; number++)
            await Registered($"Corridor {number}", number, meeting);
        await Registered("Of no meeting", 0, null);
        await Registered("Of the mill", 0, await Meeting(_mill));
        var newest = await Registered("Confidential", 0, meeting, Label.Confidential);
        (await _stage.As<RecordBreach, Result>(_mission.Officer, breach => breach.Run(new(newest), new RecordBreachInput { On = Today, What = "Night grazing" }, Cancel))).Refusals.ShouldBeEmpty();

        var page = (await View(_mission.SecondOfficer))!;
        page.Agreements.Select(agreement => agreement.Title).ShouldBe(["Confidential", "Corridor 0", "Corridor 1", "Corridor 2", "Corridor 3"], ignoreOrder: true);
        page.Agreements.Single(agreement => agreement.Id == newest).ShouldSatisfyAllConditions(a => a.Unsettled.ShouldBe(1), a => a.SignedOn.ShouldBe(Today));
        page.Label.ShouldBe(Label.Confidential);
        var all = await Agreements(_mission.SecondOfficer);
        (all.Count, all.Community?.Text).ShouldBe((ViewCommunity.Handful + 2, "Mbélo market"));
        all.Rows.ShouldAllBe(row => row.Title == "Confidential" || row.Title.StartsWith("Corridor", StringComparison.Ordinal));

        (await View(_mission.Analyst))!.Agreements.Select(agreement => agreement.Title).ShouldBe(["Corridor 0", "Corridor 1", "Corridor 2", "Corridor 3", "Corridor 4"], "and not the agreement that is above their clearance");
        (await Agreements(_mission.Stranger)).ShouldSatisfyAllConditions(list => list.Count.ShouldBe(0), list => list.Community.ShouldBeNull());
        await using (var db = _stage.OpenAsOwner())
            await db.Database.ExecuteSqlAsync($"update consultations set label = 'Confidential'", Cancel);
        (await View(_mission.Analyst))!.Agreements.ShouldBeEmpty("who was at a meeting is told by its record alone");
        (await Agreements(_mission.Analyst)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Outreach_for_it_or_its_whole_area_stands_on_its_page_for_those_who_read_it()
    {
        for (var number = 0; number < ViewCommunity.Handful; number++)
            await Noted($"For them {number}", 10 + number, _market);
        await Noted("For the mill", 1, _mill);
        await Noted("For all of the area", 2);
        await Noted("For the whole county", 4, null, "TT01");
        await Noted("Elsewhere", 0, null, "TT0102");
        await Noted("Confidential", 3, _market, label: Label.Confidential);

        var page = (await View(_mission.SecondOfficer))!;
        page.Outreach.Select(activity => activity.Message).ShouldBe(["For all of the area", "Confidential", "For the whole county", "For them 0", "For them 1"]);
        (await View(_mission.Analyst))!.Outreach.Select(activity => activity.Message).ShouldBe(["For all of the area", "For the whole county", "For them 0", "For them 1", "For them 2"]);
        var all = await Outreach(_mission.SecondOfficer);
        (all.Count, all.Community?.Text).ShouldBe((ViewCommunity.Handful + 3, "Mbélo market"));
        (await Outreach(_mission.Stranger)).ShouldSatisfyAllConditions(list => list.Count.ShouldBe(0), list => list.Community.ShouldBeNull());
    }

    private async Task<ConsultationId> Meeting(CommunityId with) => (await MarketMeeting.Recorded(_stage, _mission.Officer, _mission.SecondOfficer, _mission.Officer, change: fields => (fields[CommunityIds], fields[LabelField]) = (with.Value.ToString(), nameof(Label.Restricted)), cancel: Cancel)).Id;

    private async Task<Guid> Registered(string title, int daysAgo, ConsultationId? meeting, Label label = Label.Restricted)
    {
        var input = new RegisterAgreementInput { Title = title, SignedOn = Today.AddDays(-daysAgo), Parties = "Farmers\nHerders", Undertakings = "Leave the ponds free", Label = label, ConsultationId = meeting?.Value };
        (await _stage.As<RegisterAgreement, Result>(_mission.Officer, register => register.Run(input, Cancel))).Refusals.ShouldBeEmpty();
        return input.Id;
    }

    private async Task Noted(string message, int daysAgo, CommunityId? community = null, string area = SmallMission.Village, Label label = Label.Restricted)
    {
        var input = new NoteOutreachInput
        {
            Channel = OutreachChannel.Radio,
            Message = message,
            Languages = ["fr"],
            Audience = "Listeners",
            Areas = [area],
            Communities = community is { } meant ? [meant.Value] : [],
            On = Today.AddDays(-daysAgo),
            Tasks = ["PUBINFO"],
            Label = label,
        };
        (await _stage.As<NoteOutreach, Result>(_mission.Officer, note => note.Run(input, Cancel))).Refusals.ShouldBeEmpty();
    }

    private Task<CommunityView?> View(AccountId reader) => _stage.As<ViewCommunity, CommunityView?>(reader, view => view.Run(_market, "en", Cancel));

    private Task<AgreementList> Agreements(AccountId reader) => _stage.As<ListAgreements, AgreementList>(reader, list => list.Run(new AgreementFilter(Community: _market.Value), "en", Cancel));

    private Task<OutreachList> Outreach(AccountId reader) => _stage.As<ListOutreach, OutreachList>(reader, list => list.Run(new OutreachFilter(Community: _market.Value), "en", Cancel));
}
