using PeaceCoord.Domain.Files;

namespace PeaceCoord.Domain.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("letter.pdf", "letter.pdf")]
    [InlineData("Lettre d’Aïcha.PDF", "Lettre d’Aïcha.pdf")]
    [InlineData(@"C:\Users\me\letter.pdf", "letter.pdf")]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("run.exe", "run.exe.pdf")]
    [InlineData("page.html\r\nSet-Cookie: a=b", "page.htmlSet-Cookie a=b.pdf")]
    [InlineData("gpj.\u202Efdp.exe", "gpj.fdp.exe.pdf")]
    [InlineData("a\u200Bb\0c\uD800.pdf", "abc.pdf")]
    [InlineData("\"; filename=x.html", "filename=x.html.pdf")]
    [InlineData("  ...pdf", "file.pdf")]
    [InlineData("", "file.pdf")]
    [InlineData(null, "file.pdf")]
    public void A_name_is_no_path_hides_nothing_and_ends_as_what_it_is(string? sent, string kept) => FileReading.Called(sent, FileKind.Pdf).ShouldBe(kept);

    [Fact]
    public void A_long_name_is_cut_and_never_through_a_character()
    {
        FileReading.Called(new string('a', 500) + ".jpg", FileKind.Jpeg).Length.ShouldBe(FileReading.NameMaxLength);
        var name = FileReading.Called(new string('a', 115) + string.Concat(Enumerable.Repeat("😀", 20)), FileKind.Png);
        (name.Length, name.Any(char.IsSurrogate)).ShouldBe((119, false));
    }
}
