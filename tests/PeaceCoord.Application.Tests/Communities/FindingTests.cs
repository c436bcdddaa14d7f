using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Communities;

/// <summary>What pickers find: more communities, organisations, leaders and areas than anybody would scroll through.</summary>
public sealed class FindingTests(TestCluster cluster)
{
    private const int Villages = 30;

    private static readonly Dictionary<LeaderRole, string> Roles = new() { [LeaderRole.Teacher] = "Enseignant", [LeaderRole.Elder] = "Ancien" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("puits", "Quartier du Vieux Puits")]
    [InlineData("VIEUX pui", "Quartier du Vieux Puits")]
    [InlineData("etoile", "Étoile de Mbélo")]
    [InlineData("تمرة", "Marché de Tamra")]
    [InlineData("mbelloo", "Étoile de Mbélo")]
    [InlineData("quartir puit", "Quartier du Vieux Puits")]
    public async Task A_community_is_found_by_any_part_of_a_name_in_any_script_and_slips_are_forgiven(string typed, string name)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Village(stage);

        var found = await Find(stage, team.Officer, team.Workspace, typed);

        found.All.ShouldBeNull();
        found.Matches[0].Name.Text.ShouldBe(name);
    }

    [Fact]
    public async Task No_more_than_can_be_read_are_offered_and_the_rest_is_counted()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Village(stage);

        var found = await Find(stage, team.Officer, team.Workspace, "village");

        found.Matches.Count.ShouldBe(Found<NamedCommunity>.Most);
        found.More.ShouldBe(Villages - Found<NamedCommunity>.Most);
        (await Find(stage, team.Officer, team.Workspace, "% _ -")).Matches.ShouldBeEmpty();
        (await Find(stage, team.Officer, team.Workspace, null)).Matches.ShouldBeEmpty();
        (await Find(stage, team.Officer, team.Workspace, "no such place")).Matches.ShouldBeEmpty();
        foreach (var malformed in new[] { "\ud800", "village \0", new string('v', 5000) })
            (await Find(stage, team.Officer, team.Workspace, malformed)).Matches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Communities_that_one_may_not_see_are_neither_found_nor_named()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Village(stage);
        var secret = await Add(stage, team, new CommunityInput { NameFr = "Zitronenfalter", FieldOffice = team.Sefrou.Value });

        (await Find(stage, team.Officer, team.Workspace, "zitronen")).Matches.ShouldHaveSingleItem();
        foreach (var person in new AccountId?[] { team.Assistant, team.Stranger, team.Administrator, null })
        {
            var found = await Find(stage, person, team.Workspace, "zitronen", secret);
            found.Matches.ShouldNotContain(community => community.Id == secret);
            found.Chosen.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Few_are_offered_without_asking_and_chosen_ones_are_named()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Team(stage);
        var one = await Add(stage, team, new CommunityInput { NameFr = "Un seul" });

        var found = await Find(stage, team.Officer, team.Workspace, null, one);

        found.All.ShouldHaveSingleItem().Id.ShouldBe(one);
        found.Chosen.ShouldHaveSingleItem().Name.Text.ShouldBe("Un seul");
    }

    [Fact]
    public async Task A_leader_is_found_by_code_role_and_community_and_never_by_name()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Village(stage);
        var well = (await Find(stage, team.Officer, team.Workspace, "puits")).Matches[0].Id;
        var leader = LeaderId.New();
        await Lead(stage, team, leader, "Kanarienvogel", LeaderRole.Teacher, well);
        for (var number = 0; number <= Found<LeaderChoice>.Few; number++)
            await Lead(stage, team, LeaderId.New(), "Somebody", LeaderRole.Elder);

        var byRole = await Leaders(stage, team.Officer, team, "enseign");
        byRole.Matches.ShouldHaveSingleItem().Id.ShouldBe(leader);
        var found = byRole.Matches[0];
        (await Leaders(stage, team.Officer, team, found.Code[4..8].ToLowerInvariant())).Matches.ShouldContain(l => l.Id == leader);
        (await Leaders(stage, team.Officer, team, "puits")).Matches.ShouldHaveSingleItem().SpeaksFor.ShouldHaveSingleItem().Id.ShouldBe(well);
        (await Leaders(stage, team.Officer, team, "vieux enseignant")).Matches.ShouldHaveSingleItem().Id.ShouldBe(leader);
        (await Leaders(stage, team.Officer, team, "Kanarienvogel")).Matches.ShouldBeEmpty();
        (await Leaders(stage, team.Stranger, team, "enseign")).Matches.ShouldBeEmpty();
        (await Leaders(stage, null, team, "enseign")).Matches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_leader_is_not_found_by_a_community_that_one_may_not_see()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Village(stage);
        var secret = await Add(stage, team, new CommunityInput { NameFr = "Zitronenfalter", FieldOffice = team.Sefrou.Value });
        for (var number = 0; number <= Found<LeaderChoice>.Few; number++)
            await Lead(stage, team, LeaderId.New(), "Somebody", LeaderRole.Elder, secret);

        (await Leaders(stage, team.Officer, team, "zitronen")).Matches.Count.ShouldBe(Found<LeaderChoice>.Few + 1);
        var assistants = await Leaders(stage, team.Assistant, team, "zitronen");
        assistants.Matches.ShouldBeEmpty();
        (await Leaders(stage, team.Assistant, team, "ancien")).Matches.ShouldAllBe(l => l.SpeaksFor.Count == 0);
    }

    [Fact]
    public async Task An_organisation_is_found_by_acronym_accents_aside_by_those_who_see_it()
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var cast = await RegistryCast.Assemble(stage);
        for (var number = 0; number <= Found<OrganisationChoice>.Few; number++)
            RegistryCast.Must(await stage.As<RegisterOrganisation, Result<OrganisationId>>(cast.Officer, register => register.Run(new RegisterOrganisationInput { LegalName = $"Cooperative {number}", Kind = OrganisationKind.NationalNgo }, Cancel)));

        foreach (var typed in new[] { "pde", "etoile", "l'etoille" })
            (await Organisations(stage, cast.Officer, typed)).Matches[0].Id.ShouldBe(cast.Bridge);
        (await Organisations(stage, cast.Officer, "lamp tamra")).Matches.ShouldHaveSingleItem().Id.ShouldBe(cast.Lamp);
        foreach (var person in new AccountId?[] { cast.Samira, cast.OfficerElsewhere, null })
            (await Organisations(stage, person, "pde")).Matches.ShouldNotContain(o => o.Id == cast.Bridge);
    }

    [Theory]
    [InlineData("mbelo", "TT0101")]
    [InlineData("mbeloo", "TT0101")]
    [InlineData("tt0105", "TT0105")]
    public async Task An_area_is_found_by_name_or_code_by_people_who_are_signed_in(string typed, string code)
    {
        await using var stage = await Stage.Set(cluster, Cancel);
        var team = await Team(stage);

        (await Areas(stage, team.Officer, typed)).Matches.ShouldHaveSingleItem().PCode.ShouldBe(code);
        (await Areas(stage, null, typed)).Matches.ShouldBeEmpty();
    }

    private static async Task<FieldTeam> Team(Stage stage)
    {
        var team = await FieldTeam.Gather(stage, Cancel);
        await using var db = stage.OpenAsOwner();
        for (var number = 1; number <= Found<AreaChoice>.Few + 2; number++)
        {
            var area = new Area($"TT01{number:00}");
            area.Correct(new AreaFacts("TTT", 1, null, 6.6m, -9.4m, [("fr", number == 1 ? "Mbélo" : $"Canton {(char)('A' + number)}")]));
            db.Add(area);
        }

        await db.SaveChangesAsync(Cancel);
        return team;
    }

    private static async Task<FieldTeam> Village(Stage stage)
    {
        var team = await Team(stage);
        await Add(stage, team, new CommunityInput { NameFr = "Quartier du Vieux Puits" });
        await Add(stage, team, new CommunityInput { NameFr = "Marché de Tamra", NameAr = "سوق تمرة" });
        await Add(stage, team, new CommunityInput { NameFr = "Étoile de Mbélo" });
        for (var number = 1; number <= Villages; number++)
            await Add(stage, team, new CommunityInput { NameFr = $"Village {number:00}" });
        return team;
    }

    private static async Task<CommunityId> Add(Stage stage, FieldTeam team, CommunityInput input)
    {
        var id = CommunityId.New();
        (input.Kind, input.Area, input.SeenWithUs) = (CommunityKind.Village, "TT0101", SeenWithUs.Openly);
        (await stage.As<AddCommunity, Result>(team.Officer, add => add.Run(id, team.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
        return id;
    }

    private static async Task Lead(Stage stage, FieldTeam team, LeaderId id, string name, LeaderRole role, params CommunityId[] communities)
    {
        var input = new LeaderInput
        {
            Name = name,
            Role = role,
            FieldOffice = team.Tamra.Value,
            SpeaksFor = [.. communities.Select(community => community.Value)],
            ContactPreference = ContactPreference.Visit,
            ReprisalRisk = ReprisalRisk.High,
            SeenWithUs = SeenWithUs.Never,
            ReviewOn = DateOnly.FromDateTime(stage.Clock.GetUtcNow().UtcDateTime).AddDays(90),
        };
        (await stage.As<AddLeader, Result>(team.Officer, add => add.Run(id, team.Workspace, input, Cancel))).Refusals.ShouldBeEmpty();
    }

    private static Task<Found<NamedCommunity>> Find(Stage stage, AccountId? person, WorkspaceId workspace, string? typed, params CommunityId[] chosen) =>
        stage.As<FindCommunities, Found<NamedCommunity>>(person, find => find.Run(workspace, new Sought(typed, [.. chosen.Select(id => id.Value.ToString())]), "fr", Cancel));

    private static Task<Found<LeaderChoice>> Leaders(Stage stage, AccountId? person, FieldTeam team, string typed) =>
        stage.As<FindLeaders, Found<LeaderChoice>>(person, find => find.Run(team.Workspace, new Sought(typed), Roles, "fr", Cancel));

    private static Task<Found<OrganisationChoice>> Organisations(Stage stage, AccountId? person, string typed) =>
        stage.As<FindOrganisations, Found<OrganisationChoice>>(person, find => find.Run(new Sought(typed), Cancel));

    private static Task<Found<AreaChoice>> Areas(Stage stage, AccountId? person, string typed) =>
        stage.As<FindAreas, Found<AreaChoice>>(person, find => find.Run(new Sought(typed), "fr", Cancel));
}
