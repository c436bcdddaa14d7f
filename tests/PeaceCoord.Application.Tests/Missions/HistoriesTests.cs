using Npgsql;
using PeaceCoord.Application.Missions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Missions;

public sealed class HistoriesTests(HistoriesTests.Shared shared) : IClassFixture<HistoriesTests.Shared>
{
    private readonly Stage _stage = shared.Stage;

    [Fact]
    public async Task Protection_of_civilians_at_the_end_of_2005_is_in_force_in_exactly_seven_missions()
    {
        var view = (await _stage.As<ViewMandateTask, Result<TaskView>>(null, task => task.Run("poc", "2005-12-31", default))).Value;
        view.InForce.Select(mission => mission.Acronym).ShouldBe(["UNAMSIL", "MONUC", "UNMIL", "UNOCI", "MINUSTAH", "ONUB", "UNMIS"], ignoreOrder: true);

        var list = await List(new ListMissionsInput { Task = "POC", On = "2005-12-31" });
        list.Page.Rows.Select(mission => mission.Mission).ShouldBe(view.InForce, ignoreOrder: true);
    }

    [Theory]
    [InlineData("minusma", "MINUSMA")]
    [InlineData("MINSMA", "MINUSMA")]
    [InlineData("eufor tchad/rca", "EUFOR Tchad/RCA")]
    [InlineData("monusko", "MONUSCO")]
    [InlineData("S/RES/1509 (2003)", "UNMIL")]
    [InlineData("1509", "UNMIL")]
    [InlineData("cote d'ivoire", "UNOCI")]
    [InlineData("République démocratique du Congo", "MONUC")]
    [InlineData("libéria", "UNMIL")]
    [InlineData("liberya", "UNMIL")]
    [InlineData("XKX", "UNMIK")]
    [InlineData("prevention deployment force", "UNPREDEP")]
    public async Task Search_finds_missions_by_acronym_country_and_resolution_misspelt_or_not(string query, string acronym) =>
        (await List(new ListMissionsInput { Q = query })).Page.Rows.ShouldContain(mission => mission.Mission.Acronym == acronym);

    [Fact]
    public async Task A_misspelt_acronym_finds_that_mission_alone_and_says_that_it_is_the_nearest()
    {
        var list = await List(new ListMissionsInput { Q = "minsma" });

        list.Page.Rows.ShouldHaveSingleItem().Mission.Acronym.ShouldBe("MINUSMA");
        list.IsNearest.ShouldBeTrue();
        (await List(new ListMissionsInput { Q = "minusma" })).IsNearest.ShouldBeFalse();
    }

    [Fact]
    public async Task Likeness_is_counted_as_Postgres_counts_it()
    {
        await using var connection = new NpgsqlConnection(_stage.Database.Application);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var (one, other) in (ReadOnlySpan<(string, string)>)[("minsma", "MINUSMA"), ("minsma", "MINUSCA"), ("liberya", "Liberia"), ("Côte d’Ivoire", "cote divoire"), ("x", "y"), ("UNEF I", "UNEF II")])
        {
            using var command = new NpgsqlCommand("select similarity(unaccent($1), unaccent($2))", connection) { Parameters = { new() { Value = one }, new() { Value = other } } };
            ((double)(float)command.ExecuteScalar()!).ShouldBe(Trigrams.Likeness(Trigrams.Of(Trigrams.Normal(one)), Trigrams.Of(Trigrams.Normal(other))), 0.0001, one + " " + other);
        }
    }

    [Fact]
    public async Task Counts_say_what_each_choice_would_leave()
    {
        var list = await List(new ListMissionsInput { Region = "africa", Kind = "political" });

        foreach (var kind in list.Counts.Kinds)
            (await List(new ListMissionsInput { Region = "africa", Kind = kind.Value.ToString() })).Page.Found.ShouldBe(kind.Count);
        foreach (var region in list.Counts.Regions)
            (await List(new ListMissionsInput { Region = region.Value.ToString(), Kind = "political" })).Page.Found.ShouldBe(region.Count);
    }

    [Fact]
    public async Task Whatever_an_address_holds_is_answered_with_the_list_and_the_field_that_is_wrong()
    {
        var list = await List(new ListMissionsInput { Q = new string('x', 101), On = "31/12/2005", Decade = "-5", Kind = "9", Country = "ZZZ", Task = "<svg onload>", Ongoing = "maybe", Sort = "\0", Page = "99999999999" });

        list.Refusals.Select(refusal => refusal.Field).ShouldBe(["Q", "On", "Decade", "Kind", "Country", "Task", "Ongoing", "Sort", "Page"], ignoreOrder: true);
        list.Page.Found.ShouldBe(143);
    }

    [Fact]
    public async Task Pages_follow_each_other_and_beyond_the_last_is_the_last()
    {
        var seen = new List<string>();
        for (var page = 1; page <= 6; page++)
            seen.AddRange((await List(new ListMissionsInput { Page = page.ToString(System.Globalization.CultureInfo.InvariantCulture), Sort = "mission" })).Page.Rows.Select(mission => mission.Mission.Slug));

        seen.Distinct().Count().ShouldBe(143);
        (await List(new ListMissionsInput { Page = "77" })).Page.Number.ShouldBe(6);
    }

    [Fact]
    public async Task Unmil_names_its_first_resolution_and_the_missions_before_it()
    {
        var history = (await View("UNMIL")).History;

        history.Mandates[0].Resolution.ShouldBe("S/RES/1509 (2003)");
        history.Predecessors.Select(mission => mission.Acronym).ShouldBe(["ECOMIL", "UNOL"]);
        history.CaseStudies.ShouldContain(study => study.Slug == "liberia-women-talks-disarmament-police");
        history.Countries.ShouldHaveSingleItem().French.ShouldBe("Libéria");
    }

    [Theory]
    [InlineData("EUFOR Tchad/RCA", "eufor-tchad-rca")]
    [InlineData("eufor tchad rca", "eufor-tchad-rca")]
    [InlineData("UNEF I", "unef-i")]
    public async Task An_acronym_in_any_spelling_leads_to_the_slug(string name, string slug) => (await View(name)).History.Mission.Slug.ShouldBe(slug);

    [Fact]
    public async Task The_decades_agree_with_what_was_counted_by_hand()
    {
        var decades = (await _stage.As<ListMandates, MandateList>(null, list => list.Run(new ListMandatesInput(), default))).Engagement.ToDictionary(decade => decade.Decade);

        decades[1980].Counts[EngagementStrength.Decides].ShouldBe(0);
        decades[1990].Counts[EngagementStrength.Decides].ShouldBe(2);
        decades[2000].Counts[EngagementStrength.Decides].ShouldBe(12);
        decades[2010].Counts[EngagementStrength.Decides].ShouldBe(24);
    }

    [Fact]
    public async Task Mandates_are_found_by_number_year_task_and_engagement()
    {
        (await Mandates(new ListMandatesInput { Q = "S/RES/1509 (2003)" })).Page.Rows.ShouldContain(mandate => mandate.Mission.Acronym == "UNMIL");
        (await Mandates(new ListMandatesInput { Year = "2003", Task = "poc" })).Page.Rows.ShouldAllBe(mandate => mandate.AdoptedOn.Year == 2003);
        (await Mandates(new ListMandatesInput { Engagement = "decides" })).Page.Found.ShouldBe(47);
        (await Mandates(new ListMandatesInput { Engagement = "notseen" })).Page.Found.ShouldBe(284);
        (await Mandates(new ListMandatesInput { Year = "two", Engagement = "x" })).Refusals.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_case_study_leads_to_missions_countries_tasks_and_sources()
    {
        var studies = (await _stage.As<ListCaseStudies, CaseStudyList>(null, list => list.Run(null, default))).Rows;

        studies.Count.ShouldBe(15);
        studies.ShouldAllBe(study => study.Missions.Count > 0 && study.Countries.Count > 0 && study.Tasks.Count > 0 && study.Themes.Count > 0 && study.Opening.Length > 40);
        foreach (var study in studies)
            (await _stage.As<ViewCaseStudy, Result<CaseStudyHistory>>(null, view => view.Run(study.Slug, default))).Value.Sources.Count.ShouldBeGreaterThan(5);
    }

    private Task<MissionList> List(ListMissionsInput input) => _stage.As<ListMissions, MissionList>(null, list => list.Run(input, TestContext.Current.CancellationToken));

    private Task<MandateList> Mandates(ListMandatesInput input) => _stage.As<ListMandates, MandateList>(null, list => list.Run(input, TestContext.Current.CancellationToken));

    private async Task<MissionView> View(string name) => (await _stage.As<ViewMission, Result<MissionView>>(null, view => view.Run(name, null, TestContext.Current.CancellationToken))).Value;

    /// <summary>One database for all of them: they only read.</summary>
    public sealed class Shared(TestCluster cluster) : IAsyncLifetime
    {
        public Stage Stage { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Stage = await Stage.SetWithHistories(cluster);

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }
}
