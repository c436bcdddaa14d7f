using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever was handed a one-time link of an account and knows its address chooses its password. Nobody is signed in by it; with the earlier password, where there was one, every session
/// ends, and the addresses of calendars answer no more, in one save.
/// </summary>
public abstract class PasswordByLink<TUseCase>(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock)
    where TUseCase : IUseCase
{
    /// <summary>Whether the form is open; not found for a wrong secret and for a link that was used, taken back or ran out: all alike.</summary>
    public async Task<Result> View(string? secret, CancellationToken cancel)
    {
        await using var db = await database.Open<TUseCase>(Actor.Anonymous, cancel);
        return await Find(db.Accounts, secret, clock.GetUtcNow(), cancel) is null ? Refusal.NotFound : Result.Done;
    }

    public async Task<Result> Run(string? secret, PasswordByLinkInput input, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.Open<TUseCase>(Actor.Anonymous, cancel);
        if (await Find(db.Accounts, secret, now, cancel) is not { } account)
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

        var id = new AccountId(account.Id);
        await using var turn = await db.TurnFor(id, cancel);
        await db.EndSessions(id, null, now, cancel);
        await db.RevokeFeeds(id, now, cancel);
        // Two at once: one of them is too late.
        var saved = await turn.Save(Result.Done, cancel);
        return saved.Is(RefusalCodes.Conflict) ? new Refusal(PeopleRefusalCodes.LinkOver) : saved;
    }

    /// <summary>The account whose open link of this kind has the secret.</summary>
    private protected abstract Task<Account?> Find(IQueryable<Account> accounts, string? secret, DateTimeOffset now, CancellationToken cancel);
}

/// <summary>A password chosen by a link.</summary>
public sealed class PasswordByLinkInput
{
    /// <summary>The account's address: who holds the link alone does not know it.</summary>
    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? Again { get; set; }

    internal Check Check() => new Check()
        .RequiredText(Email, SignIn.EmailMaxLength, nameof(Email))
        .RequiredText(Password, SignIn.PasswordMaxLength, nameof(Password))
        .Unless(Password == Again, new Refusal(PeopleRefusalCodes.PasswordsDiffer, nameof(Again)));
}
