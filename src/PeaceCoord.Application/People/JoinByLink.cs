using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Protection;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whoever was handed the link of an account that an administrator made, and knows its address, chooses its password. Then they sign in, and staff set up the
/// second step before anything else opens.
/// </summary>
public sealed class JoinByLink(Database database, PurposeKeys purposes, IServiceProvider services, TimeProvider clock) : IUseCase
{
    /// <summary>Whether the form is open; not found for a wrong secret and for a link that was used, taken back or ran out: all alike.</summary>
    public async Task<Result> View(string? secret, CancellationToken cancel)
    {
        await using var db = await database.Open<JoinByLink>(Actor.Anonymous, cancel);
        return await db.Accounts.ByLink(secret, clock.GetUtcNow(), cancel) is { HasJoined: false } ? Result.Done : Refusal.NotFound;
    }

    public async Task<Result> Run(string? secret, JoinByLinkInput input, CancellationToken cancel)
    {
        await using var db = await database.Open<JoinByLink>(Actor.Anonymous, cancel);
        if (await db.Accounts.ByLink(secret, clock.GetUtcNow(), cancel) is not { HasJoined: false } account)
            return Refusal.NotFound;
        var check = input.Check();
        if (!check.Passed)
            return check.Result();
        if (!string.Equals(input.Email!.Trim(), account.Email, StringComparison.OrdinalIgnoreCase))
            return new Refusal(PeopleRefusalCodes.NotTheAddress, nameof(input.Email));

        using var store = new AccountStore(db, purposes) { AutoSaveChanges = false };
        using var accounts = ActivatorUtilities.CreateInstance<UserManager<Account>>(services, store);
        account.TakeLink();
        var chosen = await accounts.AddPasswordAsync(account, input.Password!);
        if (!chosen.Succeeded)
            return Result.From([.. chosen.Errors.Select(error => AccountCreation.Refused(error, nameof(input.Password))).Distinct()]);
        // Two at once: one of them is too late.
        var saved = await db.Save(cancel);
        return saved.Is(RefusalCodes.Conflict) ? new Refusal(PeopleRefusalCodes.LinkOver) : saved;
    }
}

/// <summary>A password chosen by a link.</summary>
public sealed class JoinByLinkInput
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
