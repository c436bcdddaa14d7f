using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.People;

public sealed partial class SignInPage
{
    private bool _isFresh;

    [SupplyParameterFromForm] public SignInInput? Input { get; set; }

    /// <summary>Where the person was going.</summary>
    [SupplyParameterFromQuery] public string? Next { get; set; }

    [Inject] public required SignInManager<Account> Accounts { get; init; }

    [Inject] public required AnyAccounts AnyAccounts { get; init; }

    protected override async Task OnInitializedAsync()
    {
        Input ??= new SignInInput();
        _isFresh = !await AnyAccounts.Run(CancellationToken.None);
    }

    private async Task<Result> SignIn(SignInInput input, CancellationToken cancel)
    {
        var check = new Check().RequiredText(input.Email, 254, nameof(input.Email)).RequiredText(input.Password, 1000, nameof(input.Password));
        if (!check.Passed)
            return check.Result();

        var tried = await Accounts.PasswordSignInAsync(input.Email!, input.Password!, isPersistent: false, lockoutOnFailure: true);
        if (tried.IsLockedOut)
            return new Refusal(PeopleRefusalCodes.LockedOut);
        return tried.Succeeded ? Result.Done : new Refusal(PeopleRefusalCodes.WrongSignIn);
    }
}

public sealed class SignInInput
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}
