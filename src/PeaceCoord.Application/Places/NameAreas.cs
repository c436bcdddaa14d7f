using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;

namespace PeaceCoord.Application.Places;

/// <summary>The names of areas by their p-codes, for people who are signed in; codes that the gazetteer lacks are left out.</summary>
public sealed class NameAreas(Database database, ICurrentActor current) : IUseCase
{
    public async Task<IReadOnlyDictionary<string, AreaChoice>> Run(IEnumerable<string> pCodes, string language, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        var asked = pCodes.Distinct(StringComparer.Ordinal).ToList();
        if (!actor.IsSignedIn || asked.Count == 0)
            return new Dictionary<string, AreaChoice>(StringComparer.Ordinal);

        await using var db = await database.Open<NameAreas>(actor, cancel);
        return await db.AreasTold(asked, language, cancel);
    }
}
