using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>What a person sees of their own account.</summary>
public sealed class ViewOwnAccount(AccountWork work) : IUseCase
{
    public async Task<Result<OwnAccount>> Run(CancellationToken cancel)
    {
        var account = await work.Mine<ViewOwnAccount>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var passkeys = (await work.Accounts.GetPasskeysAsync(account)).Count;
        var codes = account.TwoFactorEnabled || passkeys > 0 ? await work.Accounts.CountRecoveryCodesAsync(account) : 0;
        var actor = await work.ActAs<ViewOwnAccount>(cancel);
        return new OwnAccount(account.DisplayName, account.Email!, account.Language, account.TwoFactorEnabled, passkeys, codes, MembershipAccess.ManagedBy(actor).Count > 0, actor.IsSystemAdmin);
    }
}

/// <param name="HasSecondStep">Whether an authenticator is tied to it.</param>
public sealed record OwnAccount(string DisplayName, string Email, string? Language, bool HasSecondStep, int Passkeys, int RecoveryCodesLeft, bool DecidesAboutMembers, bool IsSystemAdmin);
