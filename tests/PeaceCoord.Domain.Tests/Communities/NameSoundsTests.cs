using PeaceCoord.Domain.Communities;

namespace PeaceCoord.Domain.Tests.Communities;

public sealed class NameSoundsTests
{
    [Theory]
    [InlineData("محمد", "Mohammed", "Muhammad", "MOHAMED", "Mohamad", "مُحَمَّد", "محـمـد")]
    [InlineData("فاطمة", "Fatima", "Fatimah", "Fátima", "فاطمه", "Fatouma")]
    [InlineData("أمينة", "Amina", "Aminah", "امينه", "Emina")]
    [InlineData("يوسف", "Yusuf", "Youssef", "Yousuf")]
    [InlineData("عمر", "Omar", "Umar")]
    [InlineData("إبراهيم", "Ibrahim", "Ibraheem", "ابراهيم")]
    [InlineData("خديجة", "Khadija", "Khadidja", "Khadījah")]
    [InlineData("عائشة", "Aisha", "Aïcha")]
    [InlineData("الحسن", "Hassan", "Al-Hassan", "el Hasan")]
    [InlineData("علي", "Ali", "Aly")]
    [InlineData("N’Diaye", "N'diaye", "Ndiaye")]
    [InlineData("François", "Fransois")]
    public void One_name_sounds_alike_however_it_was_written_down(string name, params string[] others)
    {
        foreach (var other in others)
            NameSounds.Of(other).ShouldBe(NameSounds.Of(name), other);
    }

    [Theory]
    [InlineData("Amina", "Mona")]
    [InlineData("محمد", "محمود الحاج")]
    [InlineData("Kollie", "Konneh")]
    [InlineData("خالد", "جلال")]
    [InlineData("Ali", "Abu")]
    [InlineData("Иван", "Ивана")]
    public void Other_names_sound_otherwise(string name, string other) => NameSounds.Of(other).ShouldNotBe(NameSounds.Of(name));

    [Fact]
    public void Parts_are_told_apart_and_each_counts_once() =>
        NameSounds.Of("  Mohammed-Amine KOLLIE, mohamed ").ShouldBe(["mhmd", "amn", "kl"]);

    [Theory]
    [InlineData("")]
    [InlineData("– ’ ?")]
    [InlineData("\ud800")]
    public void What_is_no_name_has_no_part(string name) => NameSounds.Of(name).ShouldBeEmpty();
}
