using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Erasures;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Erasures;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>Leaders, and organisations by their contacts, found by a sealed name, by those who may reveal it and nobody else.</summary>
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
        var code = (await stage.As<ViewLeader, Result<LeaderView>>(mission.Officer, view => view.Run(leader, "en", Cancel))).Value.Code;
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

    [Fact]
    public async Task An_organisation_is_found_by_the_name_of_its_contact_in_any_spelling_by_those_who_may_reveal_it_until_it_is_gone()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var cast = await RegistryCast.Assemble(stage);
        var treasurer = await Contact(stage, cast.Officer, cast.Lamp, "Treasurer", "Mohammed Kamil");
        var driver = await Contact(stage, cast.Assistant, cast.Bridge, "Driver", "محمد كامل");
        (await stage.As<AddLeader, Result>(cast.Officer, add => add.Run(LeaderId.New(), cast.Mission, Leader(stage, "Mohammed Konneh"), Cancel))).Refusals.ShouldBeEmpty();

        foreach (var name in new[] { "Mohammed", "محمد", "مُحَمَّد", "Muhammad Kamel", "kamil mohamed" })
            (await Organisations(stage, cast.Officer, name)).ShouldBe([(cast.Lamp, "Treasurer"), (cast.Bridge, "Driver")], ignoreOrder: true, customMessage: name);
        foreach (var by in new[] { cast.SectionHead, cast.FocalPoint })
            (await Organisations(stage, by, "محمد")).Count.ShouldBe(2);
        (await Organisations(stage, cast.Assistant, "Mohammed")).ShouldBe([(cast.Bridge, "Driver")], "of the others they may not reveal the name");
        (await Organisations(stage, cast.Officer, "Mohammed Konneh")).ShouldBeEmpty("a leader is no contact");
        (await Found(stage, cast.Officer, "Kamil")).ShouldBeEmpty("a contact is no leader");
        foreach (var other in new[] { cast.Analyst, cast.Leader, cast.Administrator, cast.OfficerElsewhere, cast.Samira, cast.Idris })
            (await Organisations(stage, other, "Mohammed")).ShouldBeEmpty();
        (await Trail(stage, treasurer.Value)).ShouldBe(7, "each time that it was found it left an entry");
        (await Trail(stage, driver.Value)).ShouldBe(8);
        (await DatabaseDump.Of(stage, Cancel)).ShouldNotContain("mhmd", Case.Insensitive);

        (await stage.As<RemoveContact, Result>(cast.Assistant, remove => remove.Run(cast.Bridge, driver, Cancel))).Refusals.ShouldBeEmpty();
        (await Organisations(stage, cast.Officer, "Mohammed")).ShouldBe([(cast.Lamp, "Treasurer")]);
        await using var db = stage.OpenAsOwner();
        var (marks, row) = (await db.Set<NameMark>().AsNoTracking().Where(mark => mark.RecordId == treasurer.Value).ToListAsync(Cancel), await Row());
        marks.Count.ShouldBe(2);
        var erasure = new ProposeErasureInput { Ground = ErasureGround.AskedForByThePerson, Reason = "Moved away." };
        (await stage.As<ProposeContactErasure, Result>(cast.FocalPoint, propose => propose.Run(cast.Lamp, treasurer, erasure, Cancel))).Refusals.ShouldBeEmpty();
        (await stage.As<ConfirmErasures, Result>(cast.SectionHead, confirm => confirm.Run(new DecideErasuresInput { Erasures = [erasure.Id.ToString()] }, Cancel))).Refusals.ShouldBeEmpty();
        (await db.Set<NameMark>().CountAsync(mark => mark.RecordId == treasurer.Value || mark.RecordId == driver.Value, Cancel)).ShouldBe(0);

        // A backup brings the row and its marks back, and no key opens the name any more.
        db.AddRange(marks);
        await db.SaveChangesAsync(Cancel);
        await db.Database.ExecuteSqlAsync($"update organisation_contacts set name = {row}, erased_at = null where id = {treasurer.Value}", Cancel);
        (await Organisations(stage, cast.Officer, "Mohammed")).ShouldBeEmpty();

        Task<byte[]> Row() => db.Database.SqlQuery<byte[]>($"select name as \"Value\" from organisation_contacts where id = {treasurer.Value}").SingleAsync(Cancel);
    }

    private static async Task<ContactId> Contact(Stage stage, AccountId by, OrganisationId of, string function, string name)
    {
        (await stage.As<AddContact, Result>(by, add => add.Run(of, new AddContactInput { Function = function, Name = name, Telephone = "+999 555 7319" }, Cancel))).Refusals.ShouldBeEmpty();
        return (await stage.As<ViewOrganisation, Result<OrganisationView>>(by, view => view.Run(of, Cancel))).Value.Organisation.Contacts.Single().Id;
    }

    private static async Task<IReadOnlyList<(OrganisationId Id, string Function)>> Organisations(Stage stage, AccountId by, string words)
    {
        var kept = await stage.As<KeepSearch, Result<KeptSearch>>(by, keep => keep.Run(SearchedList.Contacts, new KeepSearchInput { Text = words }, Cancel));
        var list = await stage.As<ListOrganisations, OrganisationList>(by, list => list.Run(new ListOrganisationsInput { Search = kept.Value.Id }, Cancel));
        return [.. list.Rows.Select(row => (row.Id, row.Contacts.Single()))];
    }

    private static async Task<IReadOnlyList<LeaderId>> Found(Stage stage, AccountId by, string words)
    {
        var kept = await stage.As<KeepSearch, Result<KeptSearch>>(by, keep => keep.Run(SearchedList.Leaders, new KeepSearchInput { Text = words }, Cancel));
        return [.. (await stage.As<ListLeaders, LeaderList>(by, list => list.Run(new LeaderFilter(null, null, null, null, false, null) { Search = kept.Value.Id }, "en", Cancel))).Rows.Select(row => row.Id)];
    }

    private static Task<int> Trail(Stage stage, LeaderId leader) => Trail(stage, leader.Value);

    private static async Task<int> Trail(Stage stage, Guid record)
    {
        await using var db = stage.OpenAsOwner();
        return await db.Set<Application.Audit.AuditEntry>().CountAsync(entry => entry.RecordId == record && entry.Act == "FoundByName", Cancel);
    }

    private static Task<Result> Add(Stage stage, AccountId by, SmallMission mission, string name, LeaderId? id = null, bool isAnother = false)
    {
        var input = Leader(stage, name);
        (input.IsAnother, input.FieldOffice) = (isAnother, by == mission.LiaisonSouth ? mission.South.Value : mission.North.Value);
        return stage.As<AddLeader, Result>(by, add => add.Run(id ?? LeaderId.New(), mission.Workspace, input, Cancel));
    }

    private static LeaderInput Leader(Stage stage, string name) => new()
    {
        Name = name,
        AsksForSameName = true,
        Role = LeaderRole.Elder,
        ContactPreference = ContactPreference.Visit,
        ReprisalRisk = ReprisalRisk.Low,
        SeenWithUs = SeenWithUs.Openly,
        ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
    };
}
