using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A person gives up the second step of their sign-in; the password is asked for again, and the second step itself unless it was given a moment ago. The secret is thrown away.</summary>
public sealed class TurnOffSecondStep(AccountWork work, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(TurnOffSecondStepInput input, CancellationToken cancel)
    {
        var account = await work.Mine<TurnOffSecondStep>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Password, SignIn.PasswordMaxLength, nameof(input.Password));
        if (!check.Passed)
            return check.Result();
        var actor = await work.ActAs<TurnOffSecondStep>(cancel);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        if (!await work.IsPassword(account, input.Password!))
            return new Refusal(PeopleRefusalCodes.WrongPassword, nameof(input.Password));

        var me = new AccountId(account.Id);
        var turnedOff = (await work.Accounts.SetTwoFactorEnabledAsync(account, false)).Saved();
        if (!turnedOff.Succeeded)
            return turnedOff;
        await work.EndSessions(me, actor.SessionId, clock.GetUtcNow(), cancel);
        return await work.Insist(me, work.Accounts.ResetAuthenticatorKeyAsync);
    }
}

public sealed class TurnOffSecondStepInput
{
    public string? Password { get; set; }
}
