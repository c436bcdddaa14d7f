using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Places;

/// <summary>One area by its p-code, for people who are signed in; null when the gazetteer has none.</summary>
public sealed class ViewArea(Database database, ICurrentActor current) : IUseCase
{
    public async Task<AreaChoice?> Run(string? pCode, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!actor.IsSignedIn || string.IsNullOrWhiteSpace(pCode) || pCode.Contains('\0', StringComparison.Ordinal))
            return null;

        await using var db = await database.Open<ViewArea>(actor, cancel);
        return (await db.AreasTold([pCode.Trim()], language, cancel)).Values.SingleOrDefault();
    }
}
