using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Missions;

/// <summary>The missions and case studies of one country.</summary>
public sealed class ViewCountry(PublicHistories histories) : IUseCase
{
    /// <param name="code">ISO 3166-1 alpha-3, any case.</param>
    /// <returns>Refusals: not found.</returns>
    public async Task<Result<CountryView>> Run(string code, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        if (all.Countries.GetValueOrDefault(code.ToUpperInvariant()) is not { } country)
            return Refusal.NotFound;

        return new CountryView(
            country,
            [.. all.Missions.Select(mission => mission.History).Where(mission => mission.Countries.Contains(country)).OrderBy(mission => mission.Start.Earliest)],
            [.. all.CaseStudies.Select(study => study.Entry).Where(study => study.Countries.Contains(country))]);
    }
}

/// <summary>A country's page; missions in order of beginning.</summary>
public sealed record CountryView(CountryName Country, IReadOnlyList<MissionHistory> Missions, IReadOnlyList<CaseStudyEntry> CaseStudies);
