using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

/// <summary>The facts of a mission that a source speaks for; the rest (kind, countries, region, position, what came before and after) is our reading.</summary>
public enum MissionFact
{
    Organisation,
    Start,
    End,
    Headquarters,
    PeakUniformed,
    Fatalities,
}

/// <summary>What a source of the reference data is; <see cref="Other"/> for one that only a file of somebody's own names.</summary>
public enum MissionSource
{
    /// <summary>The list of operations of the UN Peace and Security Data Hub: names, months of start and end, headquarters.</summary>
    OperationsFile,

    /// <summary>The fatalities file of the same hub.</summary>
    FatalitiesFile,

    /// <summary>Texts of the Security Council of 1946 to 2015.</summary>
    ResolutionTexts,

    PressPage,
    GeneralKnowledge,
    Other,
}

/// <summary>One source as a mission's row names it.</summary>
/// <param name="Name">Word for word, as the row has it: "UN PSDATA fatalities (2025-04-04)".</param>
/// <param name="AsOf">The day of the snapshot, where the name tells one.</param>
public readonly record struct NamedSource(MissionSource Source, string Name, DateOnly? AsOf);

/// <summary>What one fact rests on.</summary>
/// <param name="Sources">Those of the row's own sources that speak for it; empty when none does.</param>
/// <param name="Confidence">The row's; medium at best for what rests on general knowledge alone.</param>
/// <param name="Notes">The sentences of the row's notes about it, word for word, in English.</param>
public sealed record FactEvidence(IReadOnlyList<NamedSource> Sources, Confidence Confidence, IReadOnlyList<string> Notes);

/// <summary>
/// A row of operations.csv names its sources together, one confidence and notes for all. This says which of them speaks for which fact,
/// by what the files' README says each source was used for. It never adds a source that neither the row nor its notes name.
/// </summary>
public sealed class FactSources
{
    private const string FromGeneralKnowledge = "general knowledge";

    private static readonly (string Start, MissionSource Source)[] Known =
    [
        ("UN PSDATA DPPADPOSS-PKO", MissionSource.OperationsFile),
        ("UN PSDATA fatalities", MissionSource.FatalitiesFile),
        ("UN resolution texts", MissionSource.ResolutionTexts),
        ("press or news page", MissionSource.PressPage),
        (FromGeneralKnowledge, MissionSource.GeneralKnowledge),
    ];

    private readonly Confidence _confidence;
    private readonly IReadOnlyList<string> _sentences;

    public FactSources(string source, Confidence confidence, string notes)
    {
        All = [.. source.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read)];
        _confidence = confidence;
        _sentences = [.. notes.Split(". ", StringSplitOptions.RemoveEmptyEntries).Select(sentence => sentence.TrimEnd('.') + ".")];
    }

    /// <summary>Every source of the row, in its order.</summary>
    public IReadOnlyList<NamedSource> All { get; }

    /// <summary>Sentences of the notes that are about no single fact.</summary>
    public IReadOnlyList<string> OtherNotes => [.. _sentences.Where(sentence => About(sentence) is null)];

    public FactEvidence Of(MissionFact fact)
    {
        List<string> notes = [.. _sentences.Where(sentence => About(sentence) == fact)];
        IReadOnlyList<NamedSource> sources = fact switch
        {
            MissionFact.Fatalities => Named(MissionSource.FatalitiesFile),
            MissionFact.PeakUniformed => OfPeak(notes),
            _ => OfNamesAndDates(notes),
        };
        return Evidence(sources, notes);
    }

    /// <summary>A text that established the mission and stands in no mandate of ours.</summary>
    /// <param name="symbol">Such as "S/RES/1509 (2003)", or words where the data has no symbol.</param>
    public FactEvidence OfText(string symbol)
    {
        var texts = symbol.StartsWith("S/RES/", StringComparison.Ordinal) ? Named(MissionSource.ResolutionTexts) : [];
        return Evidence(texts.Count > 0 ? texts : Rest, []);
    }

    private FactEvidence Evidence(IReadOnlyList<NamedSource> sources, IReadOnlyList<string> notes) => new(
        sources,
        sources.All(source => source.Source == MissionSource.GeneralKnowledge) && _confidence > Confidence.Medium ? Confidence.Medium : _confidence,
        notes);

    /// <summary>The list of operations has names, months and headquarters; where the notes say that it differs, or it lacks the mission, what else the row rests on.</summary>
    private IReadOnlyList<NamedSource> OfNamesAndDates(List<string> notes)
    {
        var listed = notes.Exists(note => note.StartsWith("psdata", StringComparison.Ordinal)) ? [] : Named(MissionSource.OperationsFile);
        return listed.Count > 0 ? listed : Rest;
    }

    private IReadOnlyList<NamedSource> OfPeak(List<string> notes)
    {
        bool Says(string words) => notes.Exists(note => note.Contains(words, StringComparison.OrdinalIgnoreCase));
        if (Says(FromGeneralKnowledge))
            return [Read(FromGeneralKnowledge)];
        if (Says("S/RES/"))
            return Named(MissionSource.ResolutionTexts);
        var preferred = Says("seen") ? MissionSource.PressPage : MissionSource.GeneralKnowledge;
        return Named(preferred) is { Count: > 0 } found ? found : [.. All.Where(source => source.Source is MissionSource.PressPage or MissionSource.GeneralKnowledge or MissionSource.Other)];
    }

    /// <summary>What is left when the UN's own files and texts do not speak for a fact; all but the fatalities where nothing is.</summary>
    private IReadOnlyList<NamedSource> Rest => All.Where(source => source.Source is MissionSource.PressPage or MissionSource.GeneralKnowledge or MissionSource.Other).ToList() is { Count: > 0 } rest
        ? rest
        : Named(MissionSource.ResolutionTexts);

    private List<NamedSource> Named(MissionSource source) => [.. All.Where(named => named.Source == source)];

    private static MissionFact? About(string sentence)
    {
        bool Has(string words) => sentence.Contains(words, StringComparison.Ordinal);
        bool Starts(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
            {
                if (sentence.StartsWith(word, StringComparison.Ordinal))
                    return true;
            }

            return false;
        }

        return sentence switch
        {
            _ when Starts("Peak") => MissionFact.PeakUniformed,
            _ when Has("atalities") => MissionFact.Fatalities,
            _ when Has("HQ") || Starts("City then") => MissionFact.Headquarters,
            _ when Starts("psdata gives", "End is", "End date is") => MissionFact.End,
            _ when Starts("Start varies") => MissionFact.Start,
            _ => null,
        };
    }

    private static NamedSource Read(string name)
    {
        var source = MissionSource.Other;
        foreach (var known in Known)
        {
            if (name.StartsWith(known.Start, StringComparison.Ordinal))
                source = known.Source;
        }

        var asOf = name.EndsWith(')') && name.Length > 11 && DateOnly.TryParseExact(name[^11..^1], "yyyy-MM-dd", out var day) ? day : (DateOnly?)null;
        return new(source, name, asOf);
    }
}
