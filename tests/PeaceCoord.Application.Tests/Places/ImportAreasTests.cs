using System.Diagnostics;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Application.Search;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.Places;

/// <summary>A gazetteer of made-up places, with the shapes of codes that real ones have.</summary>
public sealed class ImportAreasTests(TestCluster cluster) : IAsyncLifetime
{
    private const string Head = "country,level,pcode,parent_pcode,name_en,name_fr,name_ar,name_es,lat,lon";

    private const string Good = Head + """

        NUK,0,NU,,Nukesh,Noukèche,نوكيش,,12.51774,-7.25
        NUK,1,BDI014006,NU,Eastern Hills,Collines de l’Est,,,,
        NUK,2,HT0811-07,BDI014006,Ndomo,,,,12.1,-7.5
        NUK,2,62179,BDI014006,Ndomo,,,,12.9,-7.1
        NUK,3,NU-9,62179,,Côte-Médine,كوت مدينة,,,
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("peacecoord-areas.").FullName;
    private readonly List<AreasImported> _told = [];
    private Stage _stage = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _stage = await Stage.Set(cluster, Cancel);

    public async ValueTask DisposeAsync()
    {
        await _stage.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_second_import_changes_nothing_and_says_so()
    {
        (await Import(Good)).Succeeded.ShouldBeTrue();
        (await Import(Good)).Succeeded.ShouldBeTrue();

        _told.ShouldBe([new AreasImported(5, 5), new AreasImported(5, 0)]);
    }

    [Fact]
    public async Task A_corrected_name_is_taken_over_and_found_by()
    {
        await Import(Good);

        (await Import(Good.Replace("Eastern Hills", "Sunrise Hills", StringComparison.Ordinal))).Succeeded.ShouldBeTrue();

        _told[^1].ShouldBe(new AreasImported(5, 1));
        (await Find("sunrise")).ShouldBe(["BDI014006"]);
        (await Find("eastern")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_villages_of_one_name_stay_two()
    {
        await Import(Good);

        (await Find("ndomo")).ShouldBe(["62179", "HT0811-07"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("noukeche", "NU")]
    [InlineData("OUKÈ", "NU")]
    [InlineData("medine cote", "NU-9")]
    [InlineData("côte-médine", "NU-9")]
    [InlineData("مدينة", "NU-9")]
    [InlineData("l'est", "BDI014006")]
    [InlineData("0811-07", "HT0811-07")]
    [InlineData("62179", "62179")]
    public async Task An_area_is_found_by_any_part_of_a_name_or_its_code_with_or_without_accents(string typed, string code)
    {
        await Import(Good);

        (await Find(typed)).ShouldContain(code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\0")]
    [InlineData("xyzzy")]
    public async Task What_names_nothing_finds_nothing(string typed)
    {
        await Import(Good);

        (await Find(typed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Half_a_character_finds_nothing()
    {
        await Import(Good);

        (await Find("ndomo" + (char)0xd800)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("62179,BDI014006,Ndomo", "62179,NOWHERE,Ndomo", 5, "parent_pcode", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("NUK,3,NU-9,62179", "NUK,2,NU-9,62179", 6, "parent_pcode", ReferenceDataRefusalCodes.ParentNotAbove)]
    [InlineData("NUK,2,62179,BDI014006", "NUK,2,HT0811-07,BDI014006", 5, "pcode", ReferenceDataRefusalCodes.ValueRepeated)]
    [InlineData("NUK,2,62179,BDI014006", "NUK,2,,BDI014006", 5, "pcode", ReferenceDataRefusalCodes.ValueMissing)]
    [InlineData("NUK,2,62179,BDI014006", "NUK,2,62179,", 5, "parent_pcode", ReferenceDataRefusalCodes.ValueMissing)]
    [InlineData("NUK,2,62179", "NUK,7,62179", 5, "level", ReferenceDataRefusalCodes.ValueUnknown)]
    [InlineData("NUK,2,62179", "NUK,-1,62179", 5, "level", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("NUK,2,62179", "Nukesh,2,62179", 5, "country", ReferenceDataRefusalCodes.ValueTooLong)]
    [InlineData("12.51774,-7.25", "92.5,-7.25", 2, "lat", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("12.51774,-7.25", "12.51774,-187.25", 2, "lon", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("12.51774,-7.25", "NaN,-7.25", 2, "lat", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("12.51774,-7.25", "\"12,51774\",-7.25", 2, "lat", ReferenceDataRefusalCodes.ValueNotANumber)]
    [InlineData("Eastern Hills", "Eastern\u0000Hills", 3, "name_en", ReferenceDataRefusalCodes.ValueUnreadable)]
    [InlineData("Eastern Hills,Collines de l’Est", ",", 3, "name_en", ReferenceDataRefusalCodes.ValueMissing)]
    [InlineData("NUK,2,62179,BDI014006,Ndomo,,,,12.9,-7.1", "NUK,2,62179,BDI014006,Ndomo", 5, "", ReferenceDataRefusalCodes.RowUnreadable)]
    [InlineData("lat,lon", "latitude,lon", 1, "lat", ReferenceDataRefusalCodes.ColumnMissing)]
    public async Task What_is_wrong_is_named_by_row_and_column_and_nothing_is_stored(string good, string bad, int row, string column, string code)
    {
        Good.ShouldContain(good);

        var imported = await Import(Good.Replace(good, bad, StringComparison.Ordinal));

        imported.Refusals.ShouldContain(refusal => refusal.Code == code && refusal.Field == Place(row, column), Said(imported));
        await NothingIsStored();
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_is_refused_where_its_first_letter_is_lost()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "areas.csv"), Encoding.Latin1.GetBytes(Good.Replace('’', '\'')), Cancel);

        var imported = await Import();

        imported.Refusals.ShouldContain(refusal => refusal.Code == ReferenceDataRefusalCodes.ValueUnreadable && refusal.Field == Place(2, "name_fr"), Said(imported));
        await NothingIsStored();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("NUK,0,NU,,Nukesh,,,,12.5,-7.25")]
    [InlineData("\"country")]
    public async Task A_file_without_its_headings_is_refused(string text)
    {
        var imported = await Import(text);

        imported.Refusals.ShouldContain(refusal => refusal.Code == ReferenceDataRefusalCodes.ColumnMissing, Said(imported));
        await NothingIsStored();
    }

    [Fact]
    public async Task A_file_of_another_encoding_altogether_is_refused()
    {
        await File.WriteAllBytesAsync(Path.Combine(_folder, "areas.csv"), [0x50, 0x4b, 3, 4, 0, 0xff, 0xfe, 0xd8, 0x0a, 0x22, 0, 1], Cancel);

        (await Import()).Refusals.ShouldNotBeEmpty();
        await NothingIsStored();
    }

    /// <summary>A country has thousands of areas, each with names in three languages; time that grows with their square is minutes.</summary>
    [Fact]
    public async Task A_gazetteer_of_a_whole_country_takes_seconds()
    {
        var rows = Enumerable.Range(1, 4000).Select(number => $"NUK,1,NU{number},NU,Village {number},Village no {number},قرية {number},,12.5,-7.25");
        var watch = Stopwatch.StartNew();

        (await Import(string.Join('\n', rows.Prepend("NUK,0,NU,,Nukesh,,,,,").Prepend(Head)))).Refusals.ShouldBeEmpty();

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(25));
        (await Find("village 3999")).ShouldBe(["NU3999"]);
    }

    [Fact]
    public async Task A_missing_file_is_named() =>
        (await Import()).Refusals.ShouldContain(refusal => refusal.Code == ReferenceDataRefusalCodes.FileMissing);

    private static string Place(int row, string column) => column.Length == 0 ? $"areas.csv:{row}" : $"areas.csv:{row}:{column}";

    private static string Said(Result imported) => string.Join("; ", imported.Refusals.Select(refusal => refusal.Code + " " + refusal.Field));

    private async Task<Result> Import(string text)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "areas.csv"), text, Cancel);
        return await Import();
    }

    private Task<Result> Import() => _stage.As<ImportAreas, Result>(null, import => import.Run(ReferenceFiles.In(_folder), "areas.csv", _told.Add, Cancel));

    private async Task<IReadOnlyList<string>> Find(string typed)
    {
        await using var db = _stage.OpenAsOwner();
        var reader = await db.Set<Account>().Where(account => account.UserName == "reader").Select(account => (Guid?)account.Id).FirstOrDefaultAsync(Cancel);
        if (reader is null)
        {
            reader = Guid.CreateVersion7();
            db.Add(new Account { Id = reader.Value, UserName = "reader", DisplayName = "Reader", SecurityStamp = "1" });
            await db.SaveChangesAsync(Cancel);
        }

        var found = await _stage.As<FindAreas, Found<AreaChoice>>(new AccountId(reader.Value), find => find.Run(new Sought(typed), "en", Cancel));
        return [.. found.Matches.Select(area => area.PCode)];
    }

    private async Task NothingIsStored()
    {
        await using var db = _stage.OpenAsOwner();
        (await db.Set<Area>().CountAsync(Cancel)).ShouldBe(0);
    }
}
