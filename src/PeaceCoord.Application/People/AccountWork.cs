using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.Audit;
using PeaceCoord.Application.Calendars;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>Identity's machinery, with the audit trail told who acts and doing what.</summary>
public sealed class AccountWork
{
    /// <summary>How often what must be saved is tried against others who change the same account at that moment.</summary>
    private const int Tries = 10;

    private readonly PeaceCoordDb _db;
    private readonly ICurrentActor _current;
    private readonly IUserAuthenticatorKeyStore<Account> _keys;

    internal AccountWork(UserManager<Account> accounts, IUserStore<Account> store, PeaceCoordDb db, ICurrentActor current)
    {
        Accounts = accounts;
        _keys = (IUserAuthenticatorKeyStore<Account>)store;
        _db = db;
        _current = current;
    }

    internal UserManager<Account> Accounts { get; }

    /// <summary>The account of whoever acts; null when nobody is signed in.</summary>
    internal async Task<Account?> Mine<TUseCase>(CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var actor = await ActAs<TUseCase>(cancel);
        return actor.Id is { } id ? await Accounts.FindByIdAsync(id.Value.ToString()) : null;
    }

    /// <summary>Who acts, told to the audit trail too.</summary>
    internal async Task<Actor> ActAs<TUseCase>(CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var actor = await _current.Get(cancel);
        _db.Acting = new Acting(typeof(TUseCase).Name, actor);
        return actor;
    }

    /// <summary>
    /// Changes an account as it stands now, and reads it anew and tries again where somebody else changed it meanwhile: for what must not fail because another form, or a guess at the
    /// password, was sent at the same moment.
    /// </summary>
    internal async Task<Result> Insist(AccountId id, Func<Account, Task<IdentityResult>> change)
    {
        for (var tried = 1; ; tried++)
        {
            if (await Accounts.FindByIdAsync(id.Value.ToString()) is not { } account)
                return Refusal.NotFound;
            var saved = (await change(account)).Saved();
            if (tried == Tries || !saved.Is(RefusalCodes.Conflict))
                return saved;
            _db.ChangeTracker.Clear();
        }
    }

    /// <summary>Gives the account a secret for its authenticator without ending its sessions: nothing depends on it yet.</summary>
    internal async Task MakeAuthenticatorKey(Account account, CancellationToken cancel)
    {
        await _keys.SetAuthenticatorKeyAsync(account, Accounts.GenerateNewAuthenticatorKey(), cancel);
        await Accounts.UpdateAsync(account);
    }

    /// <summary>Whether this is the account's password. Guessing counts as it does at the sign-in, and locks the account as there.</summary>
    internal async Task<bool> IsPassword(Account account, string password)
    {
        if (await Accounts.IsLockedOutAsync(account))
            return false;
        if (await Accounts.CheckPasswordAsync(account, password))
        {
            await Accounts.ResetAccessFailedCountAsync(account);
            return true;
        }

        await Accounts.AccessFailedAsync(account);
        return false;
    }

    /// <summary>
    /// Whether this is a code of the account's authenticator, or one of its recovery codes, which is used up by it. An authenticator whose set-up was begun
    /// and not confirmed proves nothing. Guessing counts as for passwords.
    /// </summary>
    internal async Task<bool> IsCode(Account account, string typed)
    {
        if (await Accounts.IsLockedOutAsync(account))
            return false;
        var code = typed.Replace(" ", "", StringComparison.Ordinal);
        var fits = code.All(char.IsAsciiDigit)
            ? account.TwoFactorEnabled && await Accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)
            : (await Accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
        if (fits)
            await Accounts.ResetAccessFailedCountAsync(account);
        else
            await Accounts.AccessFailedAsync(account);
        return fits;
    }

    /// <summary>Of this moment the person of the session proved who they are.</summary>
    internal Task Prove(AccountId account, Guid session, DateTimeOffset now, CancellationToken cancel) => _db.ProveSession(account, session, now, cancel);

    /// <summary>Ends the account's sessions.</summary>
    /// <param name="except">The one that goes on; null for none.</param>
    internal Task EndSessions(AccountId account, Guid? except, DateTimeOffset now, CancellationToken cancel) => _db.EndSessions(account, null, now, cancel, except);

    /// <summary>Takes back every address by which its calendar programs read.</summary>
    internal async Task RevokeFeeds(AccountId account, DateTimeOffset now, CancellationToken cancel)
    {
        await using var turn = await _db.TurnFor(account, cancel);
        await _db.RevokeFeeds(account, now, cancel);
        await turn.Save(Result.Done, cancel);
    }

    /// <summary>As much writing as counting a refused sign-in, for nothing.</summary>
    internal Task CountNothing(DateTimeOffset now, CancellationToken cancel) => _db.CountRefusedSignIn(RefusedSignInKind.UnknownAddress, 0, now, cancel);

    /// <summary>Writes down that a sign-in was refused, and counts it.</summary>
    /// <param name="account">Whose it would have been; null where no account has the address.</param>
    internal async Task NoteRefused(RefusedSignInKind kind, Account? account, DateTimeOffset now, CancellationToken cancel)
    {
        await _db.CountRefusedSignIn(kind, 1, now, cancel);
        await _db.Note(new Act("SignInFailed", nameof(Account), account?.Id, Reason: kind.ToString()), cancel);
    }

    /// <summary>Writes down that what was tried of an account was wrong, and whether that locked it.</summary>
    /// <param name="kind">Of an account that was not locked before; of one that was, it is that.</param>
    internal async Task NoteWrong(RefusedSignInKind kind, Account account, bool wasLocked, DateTimeOffset now, CancellationToken cancel)
    {
        await NoteRefused(wasLocked ? RefusedSignInKind.LockedAccount : kind, account, now, cancel);
        if (!wasLocked && await Accounts.IsLockedOutAsync(account))
            await _db.Note(new Act("SignInLockedOut", nameof(Account), account.Id), cancel);
    }

    /// <summary>Writes down that somebody signed in, and what they proved to be the account by.</summary>
    /// <param name="factors">Of <see cref="SignInFactors"/>.</param>
    internal Task NoteSignedIn(Account account, CancellationToken cancel, params string[] factors) => _db.Note(new Act("SignedIn", nameof(Account), account.Id, Fields: factors), cancel);

    /// <summary>Tells of what the account's store saves next, in one transaction with it.</summary>
    internal void Tell(Act act) => _db.Acts.Add(act);

    /// <summary>Writes down something that changed no record.</summary>
    internal Task Note(Act act, CancellationToken cancel) => _db.Note(act, cancel);
}

/// <summary>What somebody who signs in proves to be the account by, as the audit trail says it.</summary>
internal static class SignInFactors
{
    public const string Password = "Password";

    /// <summary>Of the authenticator.</summary>
    public const string Code = "Code";
    public const string RecoveryCode = "RecoveryCode";

    /// <summary>Alone, because the device asked for its PIN or a finger, or after the password.</summary>
    public const string Passkey = "Passkey";

    /// <summary>The one that was handed to whoever lost their second step.</summary>
    public const string Link = "Link";
}
