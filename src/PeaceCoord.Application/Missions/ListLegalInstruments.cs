using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>The law and policy on which peace operations and civil society rest.</summary>
public sealed class ListLegalInstruments(PublicHistories histories) : IUseCase
{
    /// <param name="kind">A <see cref="LegalInstrumentKind"/> as typed; without one, all.</param>
    public async Task<LegalList> Run(string? kind, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        var words = new AddressReading();
        var chosen = words.Choice<LegalInstrumentKind>(kind, "Kind");
        return new LegalList(
            [.. all.Legal.Where(instrument => chosen is null || instrument.Kind == chosen)],
            chosen,
            [.. all.Legal.CountBy(instrument => instrument.Kind).Select(entry => new FilterCount<LegalInstrumentKind>(entry.Key, entry.Value))],
            words.Refusals);
    }
}

/// <summary>The instruments of a kind, or all.</summary>
public sealed record LegalList(
    IReadOnlyList<LegalEntry> Rows, LegalInstrumentKind? Kind, IReadOnlyList<FilterCount<LegalInstrumentKind>> Kinds, IReadOnlyList<Refusal> Refusals);

/// <summary>One instrument.</summary>
/// <param name="Reference">Document symbol or treaty series; empty when none is known.</param>
/// <param name="Relevance">English, our own words.</param>
public sealed record LegalEntry(string Code, string Title, ApproximateDate Adopted, LegalInstrumentKind Kind, string Reference, string Relevance)
{
    internal static LegalEntry Of(LegalInstrument instrument) =>
        new(instrument.Code, instrument.Title, instrument.Adopted, instrument.Kind, instrument.Reference, instrument.Relevance);
}
