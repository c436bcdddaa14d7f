using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;

namespace PeaceCoord.Application.Missions;

/// <summary>The case studies, all or of one theme.</summary>
public sealed class ListCaseStudies(PublicHistories histories) : IUseCase
{
    /// <param name="theme">A <see cref="CaseStudyTheme"/> as typed; without one, all.</param>
    public async Task<CaseStudyList> Run(string? theme, CancellationToken cancel)
    {
        var all = await histories.Read(cancel);
        var words = new AddressReading();
        var chosen = words.Choice<CaseStudyTheme>(theme, "Theme");
        return new CaseStudyList(
            [.. all.CaseStudies.Select(study => study.Entry).Where(study => chosen is null || study.Themes.Contains(chosen.Value))],
            chosen,
            [.. all.CaseStudies.SelectMany(study => study.Entry.Themes).CountBy(known => known).Select(entry => new FilterCount<CaseStudyTheme>(entry.Key, entry.Value))],
            words.Refusals);
    }
}

/// <summary>Case studies of a theme, or all.</summary>
public sealed record CaseStudyList(
    IReadOnlyList<CaseStudyEntry> Rows, CaseStudyTheme? Theme, IReadOnlyList<FilterCount<CaseStudyTheme>> Themes, IReadOnlyList<Refusal> Refusals);
