using PeaceCoord.Domain.Places;

namespace PeaceCoord.Domain.Tests.Places;

public sealed class AreaTests
{
    [Theory]
    [InlineData("Mbélo", "mbelo")]
    [InlineData("Grand-Bassam", "grand bassam")]
    [InlineData("  L’Étoile  du   Nord ", "l etoile du nord")]
    [InlineData("مَالِي", "مالي")]
    [InlineData("جـوبا", "جوبا")]
    [InlineData("NU-01 02", "nu 01 02")]
    [InlineData("…", "")]
    public void Names_are_compared_without_case_accents_vowel_marks_and_signs(string name, string folded) => Area.Fold(name).ShouldBe(folded);

    [Fact]
    public void A_position_is_kept_to_about_eleven_metres()
    {
        var area = Taken(Kessa with { Latitude = 12.345678m, Longitude = -7.00004m });

        (area.Latitude, area.Longitude).ShouldBe((12.3457m, -7.0000m));
    }

    [Fact]
    public void Where_the_gazetteer_has_no_position_there_is_none()
    {
        var area = Taken(Kessa with { Latitude = null, Longitude = null });

        area.Latitude.ShouldBeNull();
        area.Longitude.ShouldBeNull();
    }

    [Fact]
    public void A_parent_is_what_the_gazetteer_says_and_never_taken_from_the_code() => Taken(Kessa with { ParentPCode = "ZZ9" }).ParentPCode.ShouldBe("ZZ9");

    [Fact]
    public void An_area_is_found_by_all_its_names_and_its_code() => Taken(Kessa).SearchText.ShouldBe("kessa kessa la haute nuk0101");

    [Fact]
    public void What_the_gazetteer_no_longer_names_is_forgotten_and_what_it_corrects_is_corrected()
    {
        var area = Taken(Kessa);

        area.Correct(Kessa with { Names = [("fr", "Kessa"), ("ar", "كيسا")] });

        area.Names.Select(name => (name.Language, name.Text)).ShouldBe([("fr", "Kessa"), ("ar", "كيسا")]);
        area.SearchText.ShouldBe("kessa كيسا nuk0101");
    }

    private static readonly AreaFacts Kessa = new("NUK", 2, "NUK01", 12.5m, -7.25m, [("en", "Kessa"), ("fr", "Kessa-la-Haute")]);

    private static Area Taken(AreaFacts facts)
    {
        var area = new Area("NUK0101");
        area.Correct(facts);
        return area;
    }
}
