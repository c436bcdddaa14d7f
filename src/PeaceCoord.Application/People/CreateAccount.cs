using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

/// <summary>An administrator of the system makes an account. It may do nothing before somebody grants it a membership.</summary>
public sealed class CreateAccount(AccountWork work) : IUseCase
{
    public async Task<Result> Run(CreateAccountInput input, CancellationToken cancel)
    {
        var actor = await work.ActAs<CreateAccount>(cancel);
        if (!actor.IsSystemAdmin)
            return Refusal.NotFound;
        var check = new Check().RequiredText(input.Email, SignIn.EmailMaxLength, nameof(input.Email)).RequiredText(input.DisplayName, Account.DisplayNameMaxLength, nameof(input.DisplayName))
            .RequiredText(input.Password, SignIn.PasswordMaxLength, nameof(input.Password)).Text(input.Language, ChooseLanguage.LanguageMaxLength, nameof(input.Language));
        var made = check.Passed
            ? await work.Accounts.Create(input.Email!.Trim(), input.DisplayName!, input.Password!, input.Language)
            : check.Result();
        return Result.From(made.Refusals);
    }
}

public sealed class CreateAccountInput
{
    public string? Email { get; set; }

    public string? DisplayName { get; set; }

    /// <summary>The first password, which the person changes.</summary>
    public string? Password { get; set; }

    public string? Language { get; set; }
}
