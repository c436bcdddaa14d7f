using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Signs a person in by address and password. Unknown addresses, disabled or locked accounts and wrong passwords get the same words after
/// the same work: an answer never tells that an account exists. The audit trail keeps who came in and by what, which account was locked, and
/// that a sign-in was refused, why, and of which account where there is one; by whom nobody knows. The address typed is kept nowhere.
/// </summary>
public sealed class SignIn(SignInManager<Account> signIn, AccountWork work, TimeProvider clock) : IUseCase
{
    public const int EmailMaxLength = 254;
    public const int PasswordMaxLength = 200;

    private static readonly Account Nobody = new() { Id = Guid.Empty };

    /// <summary>Made by the first who signs in, whoever it is.</summary>
    private static string? _nobodysHash;

    /// <returns>What comes next; refused with <c>People.WrongSignIn</c>, whatever was wrong.</returns>
    public async Task<Result<SignedIn>> Run(SignInInput input, CancellationToken cancel)
    {
        var check = new Check().RequiredText(input.Email, EmailMaxLength, nameof(input.Email)).RequiredText(input.Password, PasswordMaxLength, nameof(input.Password));
        if (!check.Passed)
            return Result<SignedIn>.Refused(check.Refusals);

        await work.ActAs<SignIn>(cancel);
        _nobodysHash ??= work.Accounts.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        var account = await work.Accounts.FindByNameAsync(input.Email!.Trim());
        // Whom nobody has joined with has no password to compare: to whoever tries, it is an address that nobody has.
        if (account is { HasJoined: false })
            account = null;
        if (account is null || account.DisabledAt is not null)
        {
            await TryForNothing(input, cancel);
            await work.NoteRefused(account is null ? RefusedSignInKind.UnknownAddress : RefusedSignInKind.ShutAccount, account, clock.GetUtcNow(), cancel);
            return new Refusal(PeopleRefusalCodes.WrongSignIn);
        }

        var wasLocked = await work.Accounts.IsLockedOutAsync(account);
        var tried = await signIn.PasswordSignInAsync(account, input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (tried.IsNotAllowed)
        {
            await work.NoteRefused(RefusedSignInKind.LinkNeeded, account, clock.GetUtcNow(), cancel);
            return new Refusal(PeopleRefusalCodes.LinkFirst);
        }

        if (tried.RequiresTwoFactor)
            return new SignedIn(NeedsCode: true, account.Language);
        if (wasLocked)
            await TryForNothing(input, cancel);

        if (tried.Succeeded)
        {
            await work.NoteSignedIn(account, cancel, SignInFactors.Password);
            return new SignedIn(NeedsCode: false, account.Language);
        }

        await work.NoteWrong(RefusedSignInKind.WrongPassword, account, wasLocked, clock.GetUtcNow(), cancel);
        return new Refusal(PeopleRefusalCodes.WrongSignIn);
    }

    /// <summary>The work of a wrong password of an account: the same hasher looks at it, the account is checked for its name, and one row is written.</summary>
    private async Task TryForNothing(SignInInput input, CancellationToken cancel)
    {
        work.Accounts.PasswordHasher.VerifyHashedPassword(Nobody, _nobodysHash!, input.Password!);
        await work.Accounts.FindByNameAsync(input.Email!.Trim());
        await work.CountNothing(clock.GetUtcNow(), cancel);
    }
}

public sealed class SignInInput
{
    /// <summary>The address, or the name that was given to whoever joined by the link of an invitation.</summary>
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <param name="NeedsCode">Whether the code of the authenticator is still to come.</param>
/// <param name="Language">The account's language; null to follow the browser.</param>
public sealed record SignedIn(bool NeedsCode, string? Language);
