using System.Globalization;
using PeaceCoord.Application.Missions;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Missions;

/// <summary>Says histories in the reader's language.</summary>
internal static class MissionWords
{
    private static bool InFrench => Say.Language == "fr";

    public static string Name(CountryName country) => InFrench ? country.French : country.English;

    public static string Name(TaskName task) => InFrench ? task.French : task.English;

    public static string Names(IEnumerable<CountryName> countries) => string.Join(", ", countries.Select(Name));

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>What it was, in one sentence.</summary>
    public static string Sentence(MissionHistory mission)
    {
        var pattern = mission switch
        {
            { End: not null } => Words.SentenceEnded,
            { EndUnknown: true } => Words.SentenceEndUnknown,
            _ => Words.SentenceOngoing,
        };
        return Say.Fill(
            pattern,
            Words.ResourceManager.GetString("KindPhrase_" + mission.Kind, CultureInfo.CurrentUICulture),
            Words.ResourceManager.GetString("OrganisationPhrase_" + mission.Organisation, CultureInfo.CurrentUICulture),
            Names(mission.Countries),
            mission.End is null ? Since(mission.Start) : From(mission.Start),
            mission.End is { } end ? To(end) : "");
    }

    /// <summary>"from 19 September 2003"; French says a day, a month and a year each in its own way.</summary>
    public static string From(ApproximateDate date) => Fill(date, Words.FromDay, Words.FromMonth);

    public static string To(ApproximateDate date) => Fill(date, Words.ToDay, Words.ToMonth);

    public static string Since(ApproximateDate date) => Fill(date, Words.SinceDay, Words.SinceMonth);

    /// <summary>A source in short, with the day of its snapshot.</summary>
    public static string Source(NamedSource source) =>
        source.AsOf is { } day ? Say.Fill(Words.AsOfDay, Say.Choice(source.Source), Say.Short(day)) : Say.Choice(source.Source);

    public static string ConfidenceClass(Confidence confidence) => confidence switch
    {
        Confidence.High => "conf",
        Confidence.Medium => "conf med",
        _ => "conf low",
    };

    /// <summary>What is doubtful about a mission's history.</summary>
    public static IEnumerable<string> Doubts(MissionHistory mission)
    {
        if (mission.EndUnknown)
            yield return Words.DoubtEndUnknown;
        if (mission.Mandates.Count == 0)
        {
            yield return Words.DoubtNoMandate;
            yield break;
        }

        if (mission.TextsNotSeen > 0)
            yield return Say.Fill(Words.DoubtTextsNotSeen, mission.TextsNotSeen, mission.Mandates.Count);
        yield return Words.DoubtOurReading;
    }

    /// <summary>"d’avril", not "de avril".</summary>
    private static string Fill(ApproximateDate date, string day, string month)
    {
        var said = Say.Date(date);
        var pattern = date.Precision == DatePrecision.Day ? day : month;
        return Say.Fill("aeiou".Contains(said[0], StringComparison.Ordinal) ? pattern.Replace("de {0}", "d’{0}", StringComparison.Ordinal) : pattern, said);
    }

    public static string PageTitle(string title, IReadOnlyList<Refusal>? refusals = null) =>
        (refusals is { Count: > 0 } ? Shared.Words.ErrorPrefix : "") + title + " · PeaceCoord";
}
