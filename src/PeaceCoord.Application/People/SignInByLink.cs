using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// Whose lost second step was removed signs in once with the link that was handed to them and their password, to set up a new one. Wrong passwords count, and lock
/// the account, as at the sign-in; they do not use up the link.
/// </summary>
public sealed class SignInByLink(SignInManager<Account> signIn, AccountWork work, TimeProvider clock) : IUseCase
{
    /// <summary>Whether the form is open; not found for a wrong secret and for a link that was used, taken back or ran out: all alike.</summary>
    public async Task<Result> View(string? secret, CancellationToken cancel) => await Find(secret, cancel) is null ? Refusal.NotFound : Result.Done;

    public async Task<Result<SignedIn>> Run(string? secret, SignInByLinkInput input, CancellationToken cancel)
    {
        await work.ActAs<SignInByLink>(cancel);
        if (await Find(secret, cancel) is not { } account)
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Password, SignIn.PasswordMaxLength, nameof(input.Password));
        if (!check.Passed)
            return Result<SignedIn>.Refused(check.Refusals);
        var wasLocked = await work.Accounts.IsLockedOutAsync(account);
        if (!await work.IsPassword(account, input.Password!))
        {
            await work.NoteWrong(RefusedSignInKind.WrongPassword, account, wasLocked, clock.GetUtcNow(), cancel);
            return await work.Accounts.IsLockedOutAsync(account) ? new Refusal(PeopleRefusalCodes.LockedOut) : new Refusal(PeopleRefusalCodes.WrongPassword, nameof(input.Password));
        }

        account.TakeLink();
        // Two at once: one of them is too late.
        if (!(await work.Accounts.UpdateAsync(account)).Succeeded)
            return new Refusal(PeopleRefusalCodes.LinkOver);
        await signIn.SignInAsync(account, isPersistent: false);
        await work.NoteSignedIn(account, cancel, SignInFactors.Link, SignInFactors.Password);
        return new SignedIn(NeedsCode: false, account.Language);
    }

    private async Task<Account?> Find(string? secret, CancellationToken cancel) =>
        await work.Accounts.Users.ByLink(secret, clock.GetUtcNow(), cancel) is { HasJoined: true, AwaitsSecondStep: true } account ? account : null;
}

public sealed class SignInByLinkInput
{
    public string? Password { get; set; }
}
