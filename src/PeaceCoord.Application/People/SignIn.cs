using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Signs a person in by address and password. Unknown addresses, disabled or locked accounts and wrong passwords get the same words after
/// the same work: an answer never tells that an account exists. The audit trail keeps what it was, and which account, never the address typed.
/// </summary>
public sealed class SignIn(SignInManager<Account> signIn, AccountWork work) : IUseCase
{
    public const int EmailMaxLength = 254;
    public const int PasswordMaxLength = 200;

    private static readonly Account Nobody = new() { Id = Guid.Empty };

    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <returns>What comes next; refused with <c>People.WrongSignIn</c>, whatever was wrong.</returns>
    public async Task<Result<SignedIn>> Run(SignInInput input, CancellationToken cancel)
    {
        var check = new Check().RequiredText(input.Email, EmailMaxLength, nameof(input.Email)).RequiredText(input.Password, PasswordMaxLength, nameof(input.Password));
        if (!check.Passed)
            return Result<SignedIn>.Refused(check.Refusals);

        await work.ActAs<SignIn>(cancel);
        var account = await work.Accounts.FindByEmailAsync(input.Email!.Trim());
        if (account is null || account.DisabledAt is not null)
        {
            CompareForNothing(input.Password!);
            await work.Note(new Act("SignInFailed", nameof(Account), account?.Id), cancel);
            return new Refusal(PeopleRefusalCodes.WrongSignIn);
        }

        var wasLocked = await work.Accounts.IsLockedOutAsync(account);
        var tried = await signIn.PasswordSignInAsync(account, input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (tried.RequiresTwoFactor)
            return new SignedIn(NeedsCode: true, account.Language);
        if (wasLocked)
            CompareForNothing(input.Password!);

        await work.Note(new Act(tried.Succeeded ? "SignedIn" : tried.IsLockedOut ? "SignInLockedOut" : "SignInFailed", nameof(Account), account.Id), cancel);
        if (tried.Succeeded)
            return new SignedIn(NeedsCode: false, account.Language);
        return new Refusal(PeopleRefusalCodes.WrongSignIn);
    }

    /// <summary>Takes as long as a password that is looked at.</summary>
    private static void CompareForNothing(string password) =>
        new PasswordHasher<Account>().VerifyHashedPassword(Nobody, NobodysHash.Value, password);
}

public sealed class SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

/// <param name="NeedsCode">Whether the code of the authenticator is still to come.</param>
/// <param name="Language">The account's language; null to follow the browser.</param>
public sealed record SignedIn(bool NeedsCode, string? Language);
