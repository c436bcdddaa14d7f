using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>A person changes their own password; their other sessions end. Who has a second step gave it a moment ago; for everybody else the present password is the proof.</summary>
public sealed class ChangePassword(AccountWork work, TimeProvider clock) : IUseCase
{
    public async Task<Result> Run(ChangePasswordInput input, CancellationToken cancel)
    {
        var account = await work.Mine<ChangePassword>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var check = new Check()
            .RequiredText(input.Current, SignIn.PasswordMaxLength, nameof(input.Current))
            .RequiredText(input.New, SignIn.PasswordMaxLength, nameof(input.New))
            .Unless(input.New == input.Again, new Refusal(PeopleRefusalCodes.PasswordsDiffer, nameof(input.Again)));
        if (!check.Passed)
            return check.Result();
        var actor = await work.ActAs<ChangePassword>(cancel);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()) && await work.Accounts.HasSecondStep(account))
            return PeopleRefusals.ConfirmFirst;

        if (!await work.IsPassword(account, input.Current!))
            return new Refusal(PeopleRefusalCodes.WrongPassword, nameof(input.Current));

        var changed = await work.Accounts.ChangePasswordAsync(account, input.Current!, input.New!);
        if (changed.Succeeded)
            await work.EndSessions(new AccountId(account.Id), actor.SessionId, clock.GetUtcNow(), cancel);
        return Result.From([.. changed.Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch)
            ? new Refusal(PeopleRefusalCodes.WrongPassword, nameof(input.Current))
            : AccountCreation.Refused(error, nameof(input.New))).Distinct()]);
    }
}

public sealed class ChangePasswordInput
{
    public string? Current { get; set; }

    public string? New { get; set; }

    public string? Again { get; set; }
}
