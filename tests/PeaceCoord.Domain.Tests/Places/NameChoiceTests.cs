using PeaceCoord.Domain.Places;

namespace PeaceCoord.Domain.Tests.Places;

public sealed class NameChoiceTests
{
    [Theory]
    [InlineData("ar", "ar")]
    [InlineData("fr", "fr")]
    [InlineData("sw", "en")]
    public void A_reader_sees_the_name_in_their_language_or_else_in_english(string language, string shown) =>
        NameChoice.For(language, [("ar", "كيسا"), ("fr", "Kessa"), ("en", "Kessa Hills"), ("es", "Quesa")])!.Value.Language.ShouldBe(shown);

    [Fact]
    public void Without_english_it_is_french_then_spanish_then_whatever_there_is()
    {
        NameChoice.For("sw", [("es", "Quesa"), ("fr", "Kessa")])!.Value.Language.ShouldBe("fr");
        NameChoice.For("sw", [("ar", "كيسا"), ("es", "Quesa")])!.Value.Language.ShouldBe("es");
        NameChoice.For("sw", [("ar", "كيسا")])!.Value.Language.ShouldBe("ar");
    }

    [Fact]
    public void Without_a_name_there_is_none() => NameChoice.For("en", []).ShouldBeNull();
}
