using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>Ends every session of the person's account, this one too.</summary>
public sealed class SignOutEverywhere(AccountWork work) : IUseCase
{
    public async Task<Result> Run(CancellationToken cancel)
    {
        var account = await work.Mine<SignOutEverywhere>(cancel);
        if (account is null)
            return Refusal.NotFound;
        await work.Accounts.UpdateSecurityStampAsync(account);
        return Result.Done;
    }
}
