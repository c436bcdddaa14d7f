using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>One case study with its sources.</summary>
public sealed class ViewCaseStudy(PublicHistories histories) : IUseCase
{
    /// <returns>Refusals: not found.</returns>
    public async Task<Result<CaseStudyHistory>> Run(string slug, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        return all.CaseStudies.FirstOrDefault(study => study.Entry.Slug == slug) is { } found ? found : Refusal.NotFound;
    }
}

/// <summary>A case study's page.</summary>
/// <param name="Body">Markdown, English; <c>[S1]</c> points to a source.</param>
public sealed record CaseStudyHistory(CaseStudyEntry Entry, DateOnly CheckedOn, string Body, IReadOnlyList<CaseStudySource> Sources);
