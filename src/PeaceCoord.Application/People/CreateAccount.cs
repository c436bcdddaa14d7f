using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>
/// An administrator of the system makes an account, and hands its link over: nobody but its person ever knows its password (<see cref="JoinByLink"/>). It may
/// do nothing before somebody grants it a membership.
/// </summary>
public sealed class CreateAccount(AccountWork work, TimeProvider clock) : IUseCase
{
    /// <returns>The link's secret: told this once, kept as a hash.</returns>
    public async Task<Result<string>> Run(CreateAccountInput input, CancellationToken cancel)
    {
        var actor = await work.ActAs<CreateAccount>(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email)).RequiredText(input.DisplayName, Account.DisplayNameMaxLength, nameof(input.DisplayName))
            .Text(input.Language, ChooseLanguage.LanguageMaxLength, nameof(input.Language));
        if (!check.Passed)
            return Result<string>.Refused(check.Refusals);
        if (!StepUp.IsFresh(actor, clock.GetUtcNow()))
            return PeopleRefusals.ConfirmFirst;
        var made = await work.Accounts.Create(input.Email!.Trim(), input.DisplayName!, password: null, input.Language);
        if (!made.TryGet(out var account))
            return Result<string>.Refused(made.Refusals);
        var secret = account.GiveLink(clock.GetUtcNow());
        var saved = (await work.Accounts.UpdateAsync(account)).Saved();
        return saved.Succeeded ? secret : Result<string>.Refused(saved.Refusals);
    }
}

public sealed class CreateAccountInput
{
    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    public string? Language { get; set; }
}
