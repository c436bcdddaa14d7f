using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Missions;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Missions;

public sealed class ImportReferenceDataTests(TestCluster cluster, ImportReferenceDataTests.Empty empty) : IClassFixture<ImportReferenceDataTests.Empty>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("peacecoord-reference.").FullName;
    private readonly List<HistoriesImported?> _told = [];

    [Fact]
    public async Task A_second_import_changes_nothing_and_says_so()
    {
        await using var stage = await Stage.Set(cluster, TestContext.Current.CancellationToken);

        (await Import(stage, ReferenceFiles.Shipped)).Succeeded.ShouldBeTrue();
        (await Import(stage, ReferenceFiles.Shipped)).Succeeded.ShouldBeTrue();

        _told[0].ShouldBe(_told[0]! with { Missions = 143, Mandates = 1365, Tasks = 36, LegalInstruments = 56, CaseStudies = 15 });
        _told[^1]!.Written.ShouldBe(0);
        await using var db = stage.OpenAsOwner();
        (await db.ReferenceImports.SingleAsync(TestContext.Current.CancellationToken)).Stamp.ShouldBe(1);
    }

    [Fact]
    public async Task What_this_build_stored_is_not_read_again_at_a_start_and_what_another_folder_changed_is()
    {
        await using var stage = await Stage.SetWithHistories(cluster, TestContext.Current.CancellationToken);

        (await Import(stage, ReferenceFiles.Shipped, again: false)).Succeeded.ShouldBeTrue();
        _told[^1].ShouldBeNull("they are not read again");

        CopyShipped();
        Change("operations.csv", "UNMIL,", ",204,", ",205,");
        (await Import(stage, ReferenceFiles.In(_folder), again: false)).Succeeded.ShouldBeTrue();
        (await Import(stage, ReferenceFiles.Shipped, again: false)).Succeeded.ShouldBeTrue();
        _told[^1]!.Written.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_corrected_row_is_taken_over_and_readers_see_it()
    {
        await using var stage = await Stage.SetWithHistories(cluster, TestContext.Current.CancellationToken);
        CopyShipped();
        (await View(stage, "unmil")).History.Fatalities.ShouldBe(204);

        Change("operations.csv", "UNMIL,", ",204,", ",205,");
        Change("mandates.csv", "UNMIL,S/RES/1509 (2003)", "15,000", "14,999");
        (await Import(stage, ReferenceFiles.In(_folder))).Succeeded.ShouldBeTrue();

        _told[^1]!.Written.ShouldBeGreaterThan(0);
        await Task.Delay(PublicHistories.LookEvery, TestContext.Current.CancellationToken);
        var history = (await View(stage, "unmil")).History;
        history.Fatalities.ShouldBe(205);
        history.Mandates[0].Summary.ShouldContain("14,999");
    }

    [Theory]
    [InlineData("operations.csv", "UNMIL,", "2018-03-30", "2018-03-32", "operations.csv:58:end_date", ReferenceDataRefusalCodes.ValueNotADate)]
    [InlineData("operations.csv", "UNMIL,", "2018-03-30", "1999-03-30", "operations.csv:58:end_date", ReferenceDataRefusalCodes.ValueOutOfOrder)]
    [InlineData("operations.csv", "UNMIL,", "LBR", "LIB", "operations.csv:58:countries", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("operations.csv", "UNMIL,", "multidimensional", "huge", "operations.csv:58:kind", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("operations.csv", "UNMIL,", "ECOMIL;UNOL", "ECOMIL;NOBODY", "operations.csv:58:predecessor", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("operations.csv", "UNMIL,", ",204,", ",-204,", "operations.csv:58:fatalities", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("operations.csv", "UNOCI,", "UNOCI", "UNMIL", "operations.csv:59:acronym", ReferenceDataRefusalCodes.ValueRepeated)]
    [InlineData("mandates.csv", "UNTSO,S/RES/50 (1948)", "CEASEFIRE", "TEASEFIRE", "mandates.csv:2:tasks", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("mandates.csv", "UNTSO,S/RES/50 (1948)", "1948-05-29", "29 May 1948", "mandates.csv:2:adopted_on", ReferenceDataRefusalCodes.ValueNotADate)]
    [InlineData("mandates.csv", "UNTSO,S/RES/50 (1948)", "UNTSO", "UNTSX", "mandates.csv:2:operation_acronym", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("mandates.csv", "UNTSO,S/RES/50 (1948)", ",none,", ",loudly,", "mandates.csv:2:engagement", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("mandates.csv", "UNTSO,S/RES/50 (1948)", "UNTSO,S/RES/50 (1948)", "UNTSO", "mandates.csv:2", ReferenceDataRefusalCodes.RowUnreadable)]
    [InlineData("operations.csv", "acronym,", "fatalities", "deaths", "operations.csv:1:fatalities", ReferenceDataRefusalCodes.ColumnMissing)]
    [InlineData("case-studies/liberia-women-talks-disarmament-police.md", "- UNMIL", "UNMIL", "UNMIX", "case-studies/liberia-women-talks-disarmament-police.md:1:operations", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("case-studies/liberia-women-talks-disarmament-police.md", "confidence:", "medium", "[medium", "case-studies/liberia-women-talks-disarmament-police.md", ReferenceDataRefusalCodes.RowUnreadable)]
    public async Task What_is_wrong_is_named_by_file_row_and_column_and_nothing_is_stored(string file, string row, string good, string bad, string place, string code)
    {
        var stage = empty.Stage;
        CopyShipped();
        Change(file, row, good, bad);

        var result = await Import(stage, ReferenceFiles.In(_folder));

        result.Refusals.ShouldContain(refusal => refusal.Code == code && refusal.Field!.StartsWith(place, StringComparison.Ordinal), string.Join("; ", result.Refusals.Select(refusal => refusal.Code + " " + refusal.Field)));
        await using var db = stage.OpenAsOwner();
        (await db.Missions.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var stage = empty.Stage;
        CopyShipped();
        File.Delete(Path.Combine(_folder, "mandates.csv"));

        (await Import(stage, ReferenceFiles.In(_folder))).Refusals.ShouldHaveSingleItem().Field.ShouldBe("mandates.csv");
    }

    [Fact]
    public async Task The_mission_of_the_demonstration_survives_an_import_and_is_shown_nowhere()
    {
        await using var stage = await Stage.SetWithHistories(cluster, TestContext.Current.CancellationToken);
        await using (var db = stage.OpenAsOwner())
        {
            db.Add(new Mission(MissionId.New(), new MissionFacts
            {
                Acronym = "MINUFIC",
                Name = "Mission of the demonstration",
                Organisation = LeadOrganisation.UN,
                Kind = MissionKind.Multidimensional,
                Start = new ApproximateDate(new DateOnly(2024, 1, 1), DatePrecision.Day),
                Countries = ["LBR"],
                Region = Region.Africa,
                Confidence = Confidence.High,
                IsFictional = true,
            }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        (await Import(stage, ReferenceFiles.Shipped)).Succeeded.ShouldBeTrue();

        _told[^1]!.Written.ShouldBe(0);
        (await stage.As<ListMissions, MissionList>(null, list => list.Run(new ListMissionsInput(), default))).Total.ShouldBe(143);
        (await stage.As<ListMissions, MissionList>(null, list => list.Run(new ListMissionsInput { Q = "minufic" }, default))).Page.Rows.ShouldNotContain(mission => mission.Mission.Acronym == "MINUFIC");
        (await stage.As<ViewMission, Result<MissionView>>(null, view => view.Run("minufic", null, default))).Is(RefusalCodes.NotFound).ShouldBeTrue();
        (await stage.As<ViewCountry, Result<CountryView>>(null, view => view.Run("LBR", default))).Value.Missions.ShouldNotContain(mission => mission.Mission.Acronym == "MINUFIC");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<Result> Import(Stage stage, ReferenceFiles files, bool again = true) =>
        stage.As<ImportReferenceData, Result>(null, import => import.Run(_told.Add, TestContext.Current.CancellationToken, files, again));

    private static async Task<MissionView> View(Stage stage, string slug) =>
        (await stage.As<ViewMission, Result<MissionView>>(null, view => view.Run(slug, null, TestContext.Current.CancellationToken))).Value;

    private void CopyShipped()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "case-studies"));
        foreach (var file in (string[])["operations.csv", "mandates.csv", "mandate_tasks.csv", "legal_instruments.csv", "countries.csv", .. ReferenceFiles.Shipped.Below("case-studies")])
        {
            using var text = ReferenceFiles.Shipped.Open(file)!;
            File.WriteAllText(Path.Combine(_folder, file), text.ReadToEnd());
        }
    }

    private void Change(string file, string row, string good, string bad)
    {
        var path = Path.Combine(_folder, file);
        var lines = File.ReadAllLines(path);
        var index = Array.FindIndex(lines, line => line.StartsWith(row, StringComparison.Ordinal));
        lines[index].ShouldContain(good);
        var at = lines[index].IndexOf(good, StringComparison.Ordinal);
        lines[index] = lines[index][..at] + bad + lines[index][(at + good.Length)..];
        File.WriteAllLines(path, lines);
    }

    /// <summary>A database into which nothing gets: for imports that are refused.</summary>
    public sealed class Empty(TestCluster cluster) : IAsyncLifetime
    {
        public Stage Stage { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Stage = await Stage.Set(cluster);

        public ValueTask DisposeAsync() => Stage.DisposeAsync();
    }
}
