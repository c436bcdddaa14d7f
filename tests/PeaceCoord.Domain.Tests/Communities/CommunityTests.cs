using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Tests.Kernel;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Communities;

public sealed class CommunityTests
{
    private static readonly CommunityFacts Ndomo = new([("en", "Ndomo market women"), ("fr", null)], CommunityKind.Profession, "NU0101", null, SeenWithUs.Discreetly, null);

    [Fact]
    public void A_community_is_added_with_what_is_said_of_it()
    {
        var office = FieldOfficeId.New();
        var community = Added(Ndomo with { AreaPCode = " NU0101 ", FieldOfficeId = office, Notes = "  Market day is Tuesday  " }).Value;

        (community.Kind, community.AreaPCode, community.FieldOfficeId, community.SeenWithUs, community.Notes)
            .ShouldBe((CommunityKind.Profession, "NU0101", office, SeenWithUs.Discreetly, "Market day is Tuesday"));
        community.Names.ShouldHaveSingleItem().Language.ShouldBe("en");
    }

    [Fact]
    public void A_community_needs_a_name_in_one_language_whichever_it_is()
    {
        Added(Ndomo with { Names = [("en", " "), ("fr", null)] }).ShouldRefuse(CommunityRefusalCodes.NameNeeded, "NameEn");
        Added(Ndomo with { Names = [] }).ShouldRefuse(CommunityRefusalCodes.NameNeeded, "NameEn");
        Added(Ndomo with { Names = [("en", null), ("ar", "نساء السوق")] }).ShouldBeDone();
    }

    [Fact]
    public void What_is_missing_is_told_at_each_field_at_once() =>
        Added(new CommunityFacts([], null, " ", null, null, null)).ShouldPointTo("NameEn", "Kind", "Area", "SeenWithUs");

    [Fact]
    public void A_choice_that_does_not_exist_is_refused()
    {
        Added(Ndomo with { Kind = (CommunityKind)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "Kind");
        Added(Ndomo with { SeenWithUs = (SeenWithUs)99 }).ShouldRefuse(RefusalCodes.UnknownChoice, "SeenWithUs");
    }

    [Fact]
    public void Texts_that_are_too_long_are_refused_at_their_field()
    {
        Added(Ndomo with { Names = [("en", "Ndomo"), ("fr", new string('n', Community.NameMaxLength + 1))] }).ShouldRefuse(RefusalCodes.TooLong, "NameFr");
        Added(Ndomo with { AreaPCode = new string('N', Area.PCodeMaxLength + 1) }).ShouldRefuse(RefusalCodes.TooLong, "Area");
        Added(Ndomo with { Notes = new string('n', Community.NotesMaxLength + 1) }).ShouldRefuse(RefusalCodes.TooLong, "Notes");
    }

    [Fact]
    public void Characters_that_nobody_can_see_are_refused() =>
        Added(Ndomo with { Names = [("en", "Ndo\u0000mo")] }).ShouldRefuse(RefusalCodes.ControlCharacters, "NameEn");

    [Fact]
    public void A_refused_correction_changes_nothing()
    {
        var community = Added(Ndomo).Value;

        community.Correct(Ndomo with { Kind = null, Notes = "New", Names = [("en", "Other")] }).ShouldRefuse(RefusalCodes.Required, "Kind");

        community.Names.ShouldHaveSingleItem().Text.ShouldBe("Ndomo market women");
        community.Notes.ShouldBeNull();
    }

    [Fact]
    public void A_correction_takes_names_away_and_adds_them_and_search_follows()
    {
        var community = Added(Ndomo).Value;

        community.Correct(Ndomo with { Names = [("en", ""), ("fr", "Femmes du marché de Ndomo"), ("es", "Mujeres")] }).ShouldBeDone();

        community.Names.Select(name => (name.Language, name.Text)).ShouldBe([("fr", "Femmes du marché de Ndomo"), ("es", "Mujeres")]);
        community.SearchText.ShouldBe("femmes du marche de ndomo mujeres");
    }

    private static Result<Community> Added(CommunityFacts facts) => Community.Add(CommunityId.New(), WorkspaceId.New(), facts);
}
