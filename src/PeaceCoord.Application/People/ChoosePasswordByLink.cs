using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever forgot the password, was handed a link (<see cref="MakePasswordLink"/>) and knows the account's address chooses another. All sessions end, nobody is signed in, and signing in
/// takes the second step as before. An account that is locked stays so for its quarter of an hour.
/// </summary>
public sealed class ChoosePasswordByLink(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock) : IUseCase
{
    /// <summary>Whether the form is open; not found for a wrong secret and for a link that was used, taken back or ran out: all alike.</summary>
    public async Task<Result> View(string? secret, CancellationToken cancel)
    {
        await using var db = await database.Open<ChoosePasswordByLink>(Actor.Anonymous, cancel);
        return await db.Accounts.ByPasswordLink(secret, clock.GetUtcNow(), cancel) is { HasJoined: true } ? Result.Done : Refusal.NotFound;
    }

    public async Task<Result> Run(string? secret, JoinByLinkInput input, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.Open<ChoosePasswordByLink>(Actor.Anonymous, cancel);
        if (await db.Accounts.ByPasswordLink(secret, now, cancel) is not { HasJoined: true } account)
            return Refusal.NotFound;
        var check = input.Check();
        if (!check.Passed)
            return check.Result();
        if (!string.Equals(input.Email!.Trim(), account.Email, StringComparison.OrdinalIgnoreCase))
            return new Refusal(PeopleRefusalCodes.NotTheAddress, nameof(input.Email));

        using var store = new AccountStore(db, purposes) { AutoSaveChanges = false };
        using var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store);
        account.TakeLink();
        await accounts.RemovePasswordAsync(account);
        var chosen = await accounts.AddPasswordAsync(account, input.Password!);
        if (!chosen.Succeeded)
            return Result.From([.. chosen.Errors.Select(error => AccountCreation.Refused(error, nameof(input.Password))).Distinct()]);
        // Two at once: one of them is too late.
        var saved = await db.Save(cancel);
        if (saved.Succeeded)
            await db.EndSessions(new AccountId(account.Id), null, now, cancel);
        return saved.Is(RefusalCodes.Conflict) ? new Refusal(PeopleRefusalCodes.LinkOver) : saved;
    }
}
