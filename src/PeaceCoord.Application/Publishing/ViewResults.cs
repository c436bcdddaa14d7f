using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Places;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Application.Publishing;

/// <summary>What one mission published of a quarter, for everybody. Read without an actor: Postgres shows the published figures and nothing else.</summary>
public sealed class ViewResults(Database database) : IUseCase
{
    /// <param name="code">The mission's short name, in any case.</param>
    /// <param name="quarter">As <c>2026-Q3</c>; null for the last that was published.</param>
    public async Task<Result<ResultsView>> Run(string code, string? quarter, string language, CancellationToken cancel)
    {
        var asked = InclusionPeriod.Read(quarter);
        if (code.Length > Domain.Workspaces.MissionWorkspace.CodeMaxLength || !code.All(char.IsAsciiLetterOrDigit) || (quarter is not null && asked?.Quarter is null))
            return Refusal.NotFound;

        var named = code.ToUpperInvariant();
        await using var db = await database.OpenPublic(cancel);
        var published = await db.PublishedResults.AsNoTracking().Where(results => results.Code == named).OrderByDescending(results => results.Year).ThenByDescending(results => results.Quarter).ToListAsync(cancel);
        if (published.Find(results => asked is null || results.Period == asked) is not { } found)
            return Refusal.NotFound;

        var view = await db.Tell(found.Figures, found.Code, found.Name, found.IsFictional, found.Period, found.PublishedOn, language, cancel);
        return view with { Quarters = published.ConvertAll(results => results.Period) };
    }
}

/// <summary>Published figures as people read them.</summary>
/// <param name="AsOf">The day what became of promises was looked at.</param>
/// <param name="Areas">Names of the areas that stand alone, by their codes.</param>
public sealed record ResultsView(string Code, string Name, bool IsFictional, InclusionPeriod Period, DateOnly AsOf, PublishedFigures Figures, IReadOnlyDictionary<string, AreaChoice> Areas)
{
    /// <summary>All quarters the mission published, the last first.</summary>
    public IReadOnlyList<InclusionPeriod> Quarters { get; init; } = [];
}

internal static class TellingResults
{
    public static async Task<ResultsView> Tell(
        this PeaceCoordDb db, PublishedFigures figures, string code, string name, bool isFictional, InclusionPeriod period, DateOnly asOf, string language, CancellationToken cancel) =>
        new(code, name, isFictional, period, asOf, figures, await db.AreasTold([.. figures.Areas.Select(area => area.PCode).OfType<string>()], language, cancel));
}
