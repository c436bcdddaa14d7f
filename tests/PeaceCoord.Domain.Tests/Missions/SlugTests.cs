using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Domain.Tests.Missions;

public sealed class SlugTests
{
    [Theory]
    [InlineData("UNMIL", "unmil")]
    [InlineData("EUFOR Tchad/RCA", "eufor-tchad-rca")]
    [InlineData("UNEF I", "unef-i")]
    [InlineData("Côte d’Ivoire", "cote-d-ivoire")]
    [InlineData("  --  ", "")]
    public void A_slug_keeps_letters_and_digits_and_joins_the_rest(string name, string slug) => Slug.Of(name).ShouldBe(slug);
}
