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
        var codes = account.TwoFactorEnabled ? await work.Accounts.CountRecoveryCodesAsync(account) : 0;
        var actor = await work.ActAs<ViewOwnAccount>(cancel);
        return new OwnAccount(account.DisplayName, account.Email!, account.Language, account.TwoFactorEnabled, codes, MembershipAccess.ManagedBy(actor).Count > 0, actor.IsSystemAdmin);
    }
}

public sealed record OwnAccount(string DisplayName, string Email, string? Language, bool HasSecondStep, int RecoveryCodesLeft, bool DecidesAboutMembers, bool IsSystemAdmin);
