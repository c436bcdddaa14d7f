using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Domain.Tests.Missions;

/// <summary>Rows as operations.csv has them.</summary>
public sealed class FactSourcesTests
{
    private const string Listed = "UN PSDATA DPPADPOSS-PKO (snapshot 2024-02-19); UN resolution texts 1946-2015; UN PSDATA fatalities (2025-04-04); general knowledge";

    [Fact]
    public void Dates_are_the_list_of_operations_and_deaths_the_fatalities_file()
    {
        var unmil = new FactSources(Listed, Confidence.High, "");

        unmil.Of(MissionFact.Start).Sources.ShouldHaveSingleItem().ShouldBe(new(MissionSource.OperationsFile, "UN PSDATA DPPADPOSS-PKO (snapshot 2024-02-19)", new DateOnly(2024, 2, 19)));
        unmil.Of(MissionFact.Fatalities).Sources.ShouldHaveSingleItem().AsOf.ShouldBe(new DateOnly(2025, 4, 4));
        unmil.Of(MissionFact.Fatalities).Confidence.ShouldBe(Confidence.High);
    }

    [Fact]
    public void A_source_that_the_row_does_not_have_is_never_named()
    {
        var kfor = new FactSources("UN resolution texts 1946-2015; press or news page seen", Confidence.High, "Peak rounded.");

        kfor.Of(MissionFact.Fatalities).Sources.ShouldBeEmpty();
        Kinds(kfor, MissionFact.Start).ShouldBe([MissionSource.PressPage]);
        Kinds(kfor, MissionFact.PeakUniformed).ShouldBe([MissionSource.PressPage]);
        new FactSources("our own archive", Confidence.Low, "").Of(MissionFact.Start).Sources.ShouldHaveSingleItem().Name.ShouldBe("our own archive");
    }

    [Fact]
    public void What_rests_on_general_knowledge_alone_is_medium_at_best()
    {
        var untac = new FactSources(Listed, Confidence.High, "Elections May 1993. Peak (June 1993) counts 15,991 military and 3,359 police.");

        var peak = untac.Of(MissionFact.PeakUniformed);

        peak.Sources.ShouldHaveSingleItem().Source.ShouldBe(MissionSource.GeneralKnowledge);
        peak.Confidence.ShouldBe(Confidence.Medium);
        peak.Notes.ShouldBe(["Peak (June 1993) counts 15,991 military and 3,359 police."]);
        untac.OtherNotes.ShouldBe(["Elections May 1993."]);
    }

    [Fact]
    public void A_note_that_differs_from_the_list_of_operations_takes_the_fact_from_it()
    {
        var onuc = new FactSources(Listed, Confidence.High, "City then named Leopoldville. psdata gives 1964-06-06; UN profile gives 30 June 1964. Peak also in UN Chronicle list (seen).");

        Kinds(onuc, MissionFact.Start).ShouldBe([MissionSource.OperationsFile]);
        Kinds(onuc, MissionFact.End).ShouldBe([MissionSource.GeneralKnowledge]);
        onuc.Of(MissionFact.Headquarters).Notes.ShouldBe(["City then named Leopoldville."]);
    }

    [Fact]
    public void A_peak_from_a_resolution_names_the_texts_and_one_from_memory_says_so()
    {
        var amisom = new FactSources("UN resolution texts 1946-2015; general knowledge", Confidence.High, "Peak is the authorised uniformed ceiling of S/RES/2124 (2013), not observed strength.");
        var unficyp = new FactSources("UN resolution texts 1946-2015; press or news page seen", Confidence.High, "Peak strength from general knowledge.");

        Kinds(amisom, MissionFact.PeakUniformed).ShouldBe([MissionSource.ResolutionTexts]);
        Kinds(unficyp, MissionFact.PeakUniformed).ShouldBe([MissionSource.GeneralKnowledge]);
    }

    [Theory]
    [InlineData("S/RES/1031 (1995)", MissionSource.ResolutionTexts)]
    [InlineData("AU PSC communique of 19 January 2007", MissionSource.GeneralKnowledge)]
    public void Only_a_resolution_rests_on_the_texts(string text, MissionSource source) =>
        new FactSources("UN resolution texts 1946-2015; general knowledge", Confidence.High, "").OfText(text).Sources.ShouldHaveSingleItem().Source.ShouldBe(source);

    private static IEnumerable<MissionSource> Kinds(FactSources row, MissionFact fact) => row.Of(fact).Sources.Select(source => source.Source);
}
