using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Search;

/// <summary>Keeps what was typed into a search box, and gives the id that the list's address may hold.</summary>
public sealed class KeepSearch(Database database, ICurrentActor current, Vault vault, TimeProvider clock) : IUseCase
{
    public async Task<Result<KeptSearch>> Run(SearchedList list, KeepSearchInput input, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (actor.Id is not { } me)
            return Refusal.NotPermitted(Who.SignedInPeople);
        var check = new Check().Text(input.Text, SavedSearch.TextMaxLength, nameof(input.Text)).Choice<SearchedList>(list, "List");
        if (!check.Passed)
            return Result<KeptSearch>.Refused(check.Refusals);
        if (string.IsNullOrWhiteSpace(input.Text))
            return new KeptSearch(null);

        var now = clock.GetUtcNow();
        var id = Guid.NewGuid();
        await using var db = await database.Open<KeepSearch>(actor, cancel);
        await db.ForgetSearches(now, cancel);
        db.SavedSearches.Add(new SavedSearch
        {
            Id = id,
            AccountId = me,
            List = list,
            Text = vault.KeyForSearch(id).Seal(input.Text.Trim(), Searches.PlaceFor(me, list)),
            ExpiresAt = now + SavedSearch.Kept,
        });
        var kept = await db.Save(cancel);
        return kept.Succeeded ? new KeptSearch(id) : Result<KeptSearch>.Refused(kept.Refusals);
    }
}

public sealed class KeepSearchInput
{
    public string? Text { get; set; }
}

/// <param name="Id">Null when nothing was typed: the list is shown without a search.</param>
public sealed record KeptSearch(Guid? Id);
