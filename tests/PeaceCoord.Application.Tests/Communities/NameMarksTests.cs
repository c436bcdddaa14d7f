using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>Leaders found by a sealed name, by those who may reveal it and nobody else.</summary>
public sealed class NameMarksTests(TestCluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_leader_is_found_by_the_name_in_any_spelling_by_those_who_may_reveal_it_until_it_is_erased()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var leader = LeaderId.New();
        (await Add(stage, mission.Officer, mission, "Mohammed Kakapo", leader)).Refusals.ShouldBeEmpty();
        (await Add(stage, mission.Officer, mission, "Amina Konneh")).Refusals.ShouldBeEmpty();

        foreach (var name in new[] { "Mohammed", "محمد", "Muhammad Kakapo", "kakapo mohamed" })
            (await Found(stage, mission.Officer, name)).ShouldBe([leader], name);
        (await Found(stage, mission.FocalPoint, "محمد")).ShouldBe([leader]);
        (await Found(stage, mission.Officer, "Mohammed Konneh")).ShouldBeEmpty();
        foreach (var other in new[] { mission.Liaison, mission.LiaisonSouth, mission.Analyst, mission.Administrator, mission.Stranger })
            (await Found(stage, other, "Mohammed")).ShouldBeEmpty();
        (await Trail(stage, leader)).ShouldBe(5, "each of those who found it left an entry");

        // Somebody of this name is registered: said to those who may see it, and only once.
        var code = (await stage.As<ViewLeader, LeaderView?>(mission.Officer, view => view.Run(leader, "en", Cancel)))!.Code;
        var same = (await Add(stage, mission.SecondOfficer, mission, "Mohamed KAKAPO")).Refusals.ShouldHaveSingleItem();
        (same.Code, same.Field, same.Arguments[0]).ShouldBe((CommunityRefusalCodes.SameName, "Name", code));
        (await Trail(stage, leader)).ShouldBe(6);
        (await Add(stage, mission.LiaisonSouth, mission, "Mohamed Kakapo")).Refusals.ShouldBeEmpty("to whoever may not, nothing is told");
        (await Add(stage, mission.SecondOfficer, mission, "Mohamed Kakapo", isAnother: true)).Refusals.ShouldBeEmpty();
        (await DatabaseDump.Of(stage, Cancel)).ShouldNotContain("mhmd", Case.Insensitive);

        var erasure = new ProposeErasureInput { Ground = ErasureGround.AskedForByThePerson, Reason = "Moved away." };
        (await stage.As<ProposeErasure, Result>(mission.FocalPoint, propose => propose.Run(leader, erasure, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<ConfirmErasures, Result>(mission.Head, confirm => confirm.Run(new DecideErasuresInput { Erasures = [erasure.Id.ToString()] }, Cancel))).Refusals.ShouldBeEmpty();
        (await Found(stage, mission.Officer, "Mohammed")).ShouldNotContain(leader);
        await using var db = stage.OpenAsOwner();
        (await db.Set<NameMark>().CountAsync(mark => mark.RecordId == leader.Value, Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_is_found_by_a_name_beside_words_that_everybody_matches_is_told_of_and_nobody_else()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var mission = await SmallMission.On(stage);
        var (leader, other) = (LeaderId.New(), LeaderId.New());
        (await Add(stage, mission.Officer, mission, "Mohammed Kakapo", leader)).Refusals.ShouldBeEmpty();
        (await Add(stage, mission.Officer, mission, "Amina Ldr", other)).Refusals.ShouldBeEmpty();

        (await Found(stage, mission.Officer, "Mohammed LDR")).ShouldBe([leader], "every code begins with LDR");

        (await Trail(stage, leader)).ShouldBe(1);
        (await Trail(stage, other)).ShouldBe(0, "the list did not show it");
    }

    private static async Task<IReadOnlyList<LeaderId>> Found(Stage stage, AccountId by, string words)
    {
        var kept = await stage.As<KeepSearch, Result<KeptSearch>>(by, keep => keep.Run(SearchedList.Leaders, new KeepSearchInput { Text = words }, Cancel));
        return [.. (await stage.As<ListLeaders, LeaderList>(by, list => list.Run(new LeaderFilter(null, null, null, null, false, null) { Search = kept.Value.Id }, "en", Cancel))).Rows.Select(row => row.Id)];
    }

    private static async Task<int> Trail(Stage stage, LeaderId leader)
    {
        await using var db = stage.OpenAsOwner();
        return await db.Set<Application.Audit.AuditEntry>().CountAsync(entry => entry.RecordId == leader.Value && entry.Act == "FoundByName", Cancel);
    }

    private static Task<Result> Add(Stage stage, AccountId by, SmallMission mission, string name, LeaderId? id = null, bool isAnother = false)
    {
        var input = new LeaderInput
        {
            Name = name,
            AsksForSameName = true,
            IsAnother = isAnother,
            Role = LeaderRole.Elder,
            FieldOffice = by == mission.LiaisonSouth ? mission.South.Value : mission.North.Value,
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.Low,
            SeenWithUs = SeenWithUs.Openly,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        return stage.As<AddLeader, Result>(by, add => add.Run(id ?? LeaderId.New(), mission.Workspace, input, Cancel));
    }
}
