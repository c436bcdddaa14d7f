using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Tests.Consultations;

public sealed class ProtectedNamesTests
{
    private static readonly LeaderId Aicha = LeaderId.New();
    private static readonly LeaderId Amina = LeaderId.New();
    private static readonly LeaderId Single = LeaderId.New();

    private static readonly ProtectedNames Names = ProtectedNames.Of([(Aicha, "Aïcha Diallo"), (Amina, "أمينة الحسن"), (Single, "Zahra"), (LeaderId.New(), "Al")]);

    [Theory]
    [InlineData("AICHA  DIALLO spoke first.", "AICHA  DIALLO")]
    [InlineData("Signed: Diallo, Aïcha", "Diallo, Aïcha")]
    [InlineData("l’hôte d’Aïcha Diallo", "Aïcha Diallo")]
    [InlineData("قالت أمينة الحسن إن البئر", "أمينة الحسن")]
    [InlineData("قالت امينة الحسن إن البئر", "امينة الحسن")]
    [InlineData("قالت أمينه الحســن إن البئر", "أمينه الحســن")]
    [InlineData("حضرت وأمينة الحسن أيضا", "أمينة الحسن")]
    [InlineData("zahra came", "zahra")]
    public void A_name_is_found_however_it_is_written(string text, string found) => Names.In(text).Select(name => name.Text).ShouldBe([found]);

    [Theory]
    [InlineData("Aïcha came, and so did old Diallo.")]
    [InlineData("Aïchata Diallobé")]
    [InlineData("Al came; Zahraa too")]
    [InlineData("half \ud800 a letter")]
    [InlineData("")]
    public void Parts_of_it_and_names_of_others_are_none(string text) => Names.In(text).ShouldBeEmpty();

    [Fact]
    public void Whose_it_is_is_known_and_without_names_nothing_is_found()
    {
        Names.In("Zahra and Aïcha Diallo").Select(name => name.Leader).ShouldBe([Single, Aicha]);
        ProtectedNames.Of([]).In("Aïcha Diallo").ShouldBeEmpty();
    }

    [Fact]
    public void In_a_draft_it_is_named_by_its_field_and_only_where_people_write_freely()
    {
        var concern = ConcernId.New();
        var fields = DraftFields.FromJson($$"""{"notes":"Aïcha Diallo: the well","kind":"Zahra","{{DraftFieldNames.Of(concern, "summary")}}":"Zahra, and again zahra"}""");

        PersonalDetails.In(fields, Names).ShouldBe(
            [
                new FoundDetail(DraftFieldNames.Notes, PersonalDetail.ProtectedName, "Aïcha Diallo"),
                new FoundDetail(DraftFieldNames.Of(concern, "summary"), PersonalDetail.ProtectedName, "Zahra"),
                new FoundDetail(DraftFieldNames.Of(concern, "summary"), PersonalDetail.ProtectedName, "zahra"),
            ],
            ignoreOrder: true);
        PersonalDetails.In(fields).ShouldBeEmpty("nobody's names were given");
    }
}
