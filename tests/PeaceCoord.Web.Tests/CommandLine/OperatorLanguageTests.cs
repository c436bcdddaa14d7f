using PeaceCoord.Web.CommandLine;

namespace PeaceCoord.Web.Tests.CommandLine;

public sealed class OperatorLanguageTests
{
    [Theory]
    [InlineData("", "en")]
    [InlineData("LANG=C.UTF-8", "en")]
    [InlineData("LANG=fr_TD.UTF-8", "fr")]
    [InlineData("LANG=fr", "fr")]
    [InlineData("LANG=FR-fr", "fr")]
    [InlineData("LANG=fr_FR@euro", "fr")]
    [InlineData("LANG=de_DE.UTF-8", "en")]
    [InlineData("LANG=de_DE.UTF-8 LC_MESSAGES=fr_FR.UTF-8", "fr")]
    [InlineData("LANG=fr_FR.UTF-8 LC_ALL=en_GB.UTF-8", "en")]
    [InlineData("LANG=fr_FR.UTF-8 LC_ALL=", "fr")]
    [InlineData("LANG=de_DE.UTF-8 LANGUAGE=sw:fr:en", "fr")]
    [InlineData("LANG=fr_FR.UTF-8 LANGUAGE=en", "en")]
    [InlineData("LANG=fr_FR.UTF-8 LANGUAGE=sw", "fr")]
    [InlineData("LC_ALL=C LANGUAGE=fr", "en")]
    [InlineData("LANGUAGE=fr", "en")]
    public void The_operator_is_spoken_to_as_other_programs_speak(string environment, string language)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1], StringComparer.Ordinal);

        OperatorLanguage.Of(variables.GetValueOrDefault).ShouldBe(language);
    }
}
