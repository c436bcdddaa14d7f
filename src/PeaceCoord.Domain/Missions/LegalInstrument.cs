using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Missions;

public enum LegalInstrumentKind
{
    Charter,
    Treaty,
    Resolution,
    Principles,
    Policy,
}

/// <summary>A treaty, resolution, policy or set of principles on which peace operations and civil society rest.</summary>
public sealed class LegalInstrument
{
    public const int CodeMaxLength = 20;

    private LegalInstrument()
    {
    }

    public LegalInstrument(string code) => Code = code;

    public string Code { get; private init; } = "";

    public string Title { get; private set; } = "";

    public DateOnly AdoptedEarliest { get; private set; }

    public DatePrecision AdoptedPrecision { get; private set; }

    public LegalInstrumentKind Kind { get; private set; }

    /// <summary>Document symbol or treaty series; empty when none is known.</summary>
    public string Reference { get; private set; } = "";

    /// <summary>Why it matters here, in our own words, English.</summary>
    public string Relevance { get; private set; } = "";

    public int Order { get; private set; }

    public ApproximateDate Adopted => new(AdoptedEarliest, AdoptedPrecision);

    public void Correct(string title, ApproximateDate adopted, LegalInstrumentKind kind, string reference, string relevance, int order)
    {
        (Title, Kind, Reference, Relevance, Order) = (title, kind, reference, relevance, order);
        (AdoptedEarliest, AdoptedPrecision) = (adopted.Earliest, adopted.Precision);
    }
}
