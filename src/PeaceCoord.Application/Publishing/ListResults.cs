using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Publishing;

namespace PeaceCoord.Application.Publishing;

/// <summary>The missions that published figures, with the last quarter of each; for everybody.</summary>
public sealed class ListResults(Database database) : IUseCase
{
    public async Task<IReadOnlyList<ResultsRow>> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        var published = await db.PublishedResults.AsNoTracking().OrderBy(results => results.Code).ThenByDescending(results => results.Year).ThenByDescending(results => results.Quarter).ToListAsync(cancel);
        return [.. published.GroupBy(results => results.Code, StringComparer.Ordinal).Select(mission => Row(mission.First()))];
    }

    private static ResultsRow Row(PublishedResults last) => new(last.Code, last.Name, last.IsFictional, last.Period, last.Figures.Meetings, last.Figures.People().People, last.Figures.Promises.Made);
}

public sealed record ResultsRow(string Code, string Name, bool IsFictional, InclusionPeriod Period, int Meetings, HeadRange People, HeadRange Promises);

/// <summary>Changes whenever something is published or withdrawn, so that no page is kept beyond that moment.</summary>
public sealed class StampResults(Database database) : IUseCase
{
    public async Task<string> Run(CancellationToken cancel)
    {
        await using var db = await database.OpenPublic(cancel);
        // Withdrawn figures never come back under their id: how many there are and which is the newest is never the same again.
        var ids = await db.PublishedResults.Select(results => results.PublicationId).OrderByDescending(id => id).ToListAsync(cancel);
        return ids.Count == 0 ? "0" : $"{ids.Count}-{ids[0].Value:N}";
    }
}
