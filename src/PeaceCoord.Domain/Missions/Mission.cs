using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

/// <summary>
/// A peace operation of the past or present: public history, loaded from the reference data and never edited by hand.
/// Not an <see cref="AggregateRoot"/>: it has no author and no versions; its history is that of the files it comes from.
/// </summary>
public sealed class Mission
{
    public const int AcronymMaxLength = 40;
    public const int NameMaxLength = 200;
    public const int TextMaxLength = 1000;

    private readonly List<string> _countries = [];

    private Mission()
    {
    }

    public Mission(MissionId id, MissionFacts facts)
    {
        Id = id;
        Slug = Missions.Slug.Of(facts.Acronym);
        Correct(facts);
    }

    public MissionId Id { get; private init; }

    /// <summary>Its address and its key in imports: <c>eufor-tchad-rca</c>.</summary>
    public string Slug { get; private init; } = "";

    public string Acronym { get; private set; } = "";

    public string Name { get; private set; } = "";

    public LeadOrganisation Organisation { get; private set; }

    public MissionKind Kind { get; private set; }

    public DateOnly StartEarliest { get; private set; }

    public DatePrecision StartPrecision { get; private set; }

    public DateOnly? EndEarliest { get; private set; }

    public DatePrecision? EndPrecision { get; private set; }

    /// <summary>True when no end is recorded and the last renewal was not seen: treated as ongoing, and said so.</summary>
    public bool EndUnknown { get; private set; }

    /// <summary>Host countries, ISO 3166-1 alpha-3, and XKX for Kosovo.</summary>
    public IReadOnlyList<string> Countries => _countries;

    public Region Region { get; private set; }

    /// <summary>The place of the headquarters; of several, the first.</summary>
    public string Headquarters { get; private set; } = "";

    /// <summary>Degrees north, two decimals: a city, never a compound.</summary>
    public decimal Latitude { get; private set; }

    /// <summary>Degrees east, two decimals.</summary>
    public decimal Longitude { get; private set; }

    /// <summary>The texts that established it, as cited: legal basis.</summary>
    public string EstablishedBy { get; private set; } = "";

    /// <summary>Most uniformed personnel at one time; null means not recorded.</summary>
    public int? PeakUniformed { get; private set; }

    /// <summary>Deaths of its personnel from all causes; null means not recorded.</summary>
    public int? Fatalities { get; private set; }

    public string Source { get; private set; } = "";

    public Confidence Confidence { get; private set; }

    public string Notes { get; private set; } = "";

    /// <summary>The demonstration's mission: kept out of every public page and count.</summary>
    public bool IsFictional { get; private set; }

    public ApproximateDate Start => new(StartEarliest, StartPrecision);

    /// <summary>Null while it is ongoing or its end unknown.</summary>
    public ApproximateDate? End => EndEarliest is { } day ? new ApproximateDate(day, EndPrecision ?? DatePrecision.Day) : null;

    /// <summary>Whether it may have run on that day: approximate dates are read generously.</summary>
    public bool RanOn(DateOnly day) => StartEarliest <= day && (End is not { } end || day <= end.Latest);

    /// <summary>Takes over the facts of the reference data, under the same slug.</summary>
    public void Correct(MissionFacts facts)
    {
        Acronym = facts.Acronym;
        Name = facts.Name;
        Organisation = facts.Organisation;
        Kind = facts.Kind;
        (StartEarliest, StartPrecision) = (facts.Start.Earliest, facts.Start.Precision);
        (EndEarliest, EndPrecision) = (facts.End?.Earliest, facts.End?.Precision);
        EndUnknown = facts.EndUnknown;
        if (!_countries.SequenceEqual(facts.Countries))
        {
            _countries.Clear();
            _countries.AddRange(facts.Countries);
        }

        Region = facts.Region;
        Headquarters = facts.Headquarters;
        (Latitude, Longitude) = (facts.Latitude, facts.Longitude);
        EstablishedBy = facts.EstablishedBy;
        PeakUniformed = facts.PeakUniformed;
        Fatalities = facts.Fatalities;
        Source = facts.Source;
        Confidence = facts.Confidence;
        Notes = facts.Notes;
        IsFictional = facts.IsFictional;
    }
}

/// <summary>What the reference data say of one mission; the units and meanings are those of <see cref="Mission"/>.</summary>
public sealed record MissionFacts
{
    public required string Acronym { get; init; }

    public required string Name { get; init; }

    public required LeadOrganisation Organisation { get; init; }

    public required MissionKind Kind { get; init; }

    public required ApproximateDate Start { get; init; }

    public ApproximateDate? End { get; init; }

    public bool EndUnknown { get; init; }

    public required IReadOnlyList<string> Countries { get; init; }

    public required Region Region { get; init; }

    public string Headquarters { get; init; } = "";

    public decimal Latitude { get; init; }

    public decimal Longitude { get; init; }

    public string EstablishedBy { get; init; } = "";

    public int? PeakUniformed { get; init; }

    public int? Fatalities { get; init; }

    public string Source { get; init; } = "";

    public required Confidence Confidence { get; init; }

    public string Notes { get; init; } = "";

    public bool IsFictional { get; init; }
}
