using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

/// <summary>What was seen of a source while a case study was written.</summary>
public enum SourceSeen
{
    No,
    Title,
    Excerpt,

    /// <summary>Checked against the portal's own reference data.</summary>
    ReferenceData,
}

/// <summary>What a case study is about, beside its mandate tasks.</summary>
public enum CaseStudyTheme
{
    Accountability,
    CommunityAlerts,
    Consultation,
    DdrCvr,
    Elections,
    HumanitarianCoordination,
    Partnership,
    Protection,
    Qips,
    Reconciliation,
    Women,
    Youth,
}

/// <summary>A checked account of how a mission and civil society worked together: facts with their sources, and our lessons.</summary>
public sealed class CaseStudy
{
    public const int SlugMaxLength = Domain.Missions.Slug.MaxLength;
    public const int TitleMaxLength = 200;

    private readonly List<string> _missions = [];
    private readonly List<string> _countries = [];
    private readonly List<string> _themes = [];
    private readonly List<string> _tasks = [];
    private readonly List<CaseStudySource> _sources = [];

    private CaseStudy()
    {
    }

    public CaseStudy(string slug) => Slug = slug;

    public string Slug { get; private init; } = "";

    public string Title { get; private set; } = "";

    /// <summary>First and last day covered; year precision in all we have.</summary>
    public DateOnly FromEarliest { get; private set; }

    public DatePrecision FromPrecision { get; private set; }

    public DateOnly ToEarliest { get; private set; }

    public DatePrecision ToPrecision { get; private set; }

    /// <summary>Confidence over all; single facts differ, and the text says where.</summary>
    public Confidence Confidence { get; private set; }

    public DateOnly CheckedOn { get; private set; }

    /// <summary>Markdown, English, without title and list of sources; <c>[S1]</c> points to a source.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Slugs of the missions it is about.</summary>
    public IReadOnlyList<string> Missions => _missions;

    /// <summary>ISO 3166-1 alpha-3 codes.</summary>
    public IReadOnlyList<string> Countries => _countries;

    public IReadOnlyList<CaseStudyTheme> Themes => [.. _themes.Select(Enum.Parse<CaseStudyTheme>)];

    /// <summary>Codes of mandate tasks.</summary>
    public IReadOnlyList<string> Tasks => _tasks;

    public IReadOnlyList<CaseStudySource> Sources => _sources;

    public ApproximateDate From => new(FromEarliest, FromPrecision);

    public ApproximateDate To => new(ToEarliest, ToPrecision);

    public void Correct(CaseStudyFacts facts)
    {
        (Title, Confidence, CheckedOn, Body) = (facts.Title, facts.Confidence, facts.CheckedOn, facts.Body);
        (FromEarliest, FromPrecision) = (facts.From.Earliest, facts.From.Precision);
        (ToEarliest, ToPrecision) = (facts.To.Earliest, facts.To.Precision);
        Replace(_missions, facts.Missions);
        Replace(_countries, facts.Countries);
        Replace(_themes, [.. facts.Themes.Select(theme => theme.ToString())]);
        Replace(_tasks, facts.Tasks);
        _sources.RemoveAll(source => !facts.Sources.Contains(source));
        _sources.AddRange(facts.Sources.Except(_sources).ToList());
    }

    private static void Replace<T>(List<T> current, IReadOnlyList<T> facts)
    {
        if (current.SequenceEqual(facts))
            return;

        current.Clear();
        current.AddRange(facts);
    }
}

/// <summary>A source of a case study.</summary>
/// <param name="Code">As the text cites it: <c>S1</c>.</param>
/// <param name="Title">Title of the document.</param>
/// <param name="Publisher">Who published it, or where the copy was seen.</param>
/// <param name="Year">As known: <c>2007 and 2009</c>, <c>n.d.</c></param>
/// <param name="Address">A web address, a document symbol, or words; never opened by the portal.</param>
/// <param name="Seen">What was seen of it.</param>
public sealed record CaseStudySource(string Code, string Title, string Publisher, string Year, string Address, SourceSeen Seen);

/// <summary>What a fact sheet's file says; the meanings are those of <see cref="CaseStudy"/>.</summary>
public sealed record CaseStudyFacts
{
    public required string Title { get; init; }

    public required ApproximateDate From { get; init; }

    public required ApproximateDate To { get; init; }

    public required Confidence Confidence { get; init; }

    public required DateOnly CheckedOn { get; init; }

    public required string Body { get; init; }

    public required IReadOnlyList<string> Missions { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }

    public required IReadOnlyList<CaseStudyTheme> Themes { get; init; }

    public required IReadOnlyList<string> Tasks { get; init; }

    public required IReadOnlyList<CaseStudySource> Sources { get; init; }
}
