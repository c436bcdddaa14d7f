using PeaceCoord.Domain.Organisations;

namespace PeaceCoord.Domain.Tests.Organisations;

public sealed class SearchFoldTests
{
    [Theory]
    [InlineData("L’Étoile", "l'etoile")]
    [InlineData("Lʼétoile", "l'etoile")]
    [InlineData("ÉCOLE ﬁne", "ecole fine")]
    [InlineData("نِساء", "نساء")]
    [InlineData("", "")]
    public void Names_are_compared_without_case_accents_and_typographic_signs(string name, string folded) => SearchFold.Of(name).ShouldBe(folded);
}
