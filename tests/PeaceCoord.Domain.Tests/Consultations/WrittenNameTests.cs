using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class WrittenNameTests
{
    private static readonly WrittenName Name = WrittenName.Of("Aïcha Diallo", "LDR-7K2Q9X");

    [Theory]
    [InlineData("Aïcha Diallo spoke first.", "[…] spoke first.")]
    [InlineData("Then AICHA  DIALLO, and again aïcha diallo.", "Then […], and again […].")]
    [InlineData("Signed: Diallo, Aïcha", "Signed: […]")]
    [InlineData("l’hôte d’Aïcha Diallo", "l’hôte d’[…]")]
    [InlineData("Aïcha-Diallo and LDR-7K2Q9X", "[…] and […]")]
    [InlineData("A\u0131\u0308cha Diallo", "A\u0131\u0308cha Diallo")]
    [InlineData("Ai\u0308cha Diallo", "[…]")]
    public void The_whole_name_goes_however_it_is_written(string text, string left) => Name.TakenOutOf(text).ShouldBe(left);

    [Theory]
    [InlineData("Aïcha came, and so did old Diallo.")]
    [InlineData("Aïchata Diallobé")]
    [InlineData("Mariam Diallo")]
    [InlineData("Aïcha said nothing. Diallo did.")]
    [InlineData("LDR-7K2Q9Y")]
    [InlineData("half \ud800 a letter")]
    [InlineData("")]
    public void Parts_of_it_and_names_of_others_stay(string text) => Name.TakenOutOf(text).ShouldBe(text);

    [Fact]
    public void It_goes_in_other_scripts_and_without_a_name_only_the_code_does()
    {
        WrittenName.Of("أمينة الحسن", "LDR-000001").TakenOutOf("قالت أمينة الحسن إن البئر").ShouldBe("قالت […] إن البئر");
        WrittenName.Of(null, "LDR-000001").TakenOutOf("LDR-000001 came; Amina too").ShouldBe("[…] came; Amina too");
        WrittenName.Of("Al", "LDR-000001").TakenOutOf("Al came").ShouldBe("Al came", "two letters are a word of many languages");
        WrittenName.Of("Amina", "LDR-000001").TakenOutOf(null).ShouldBeNull();
    }
}
