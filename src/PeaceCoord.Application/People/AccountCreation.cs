using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

internal static class AccountCreation
{
    /// <summary>Creates an account, or says at which field what is wrong.</summary>
    /// <param name="isAddressConfirmed">False where nobody who makes accounts for others says whose address it is: see <see cref="ConfirmAddress"/>.</param>
    public static async Task<Result<Account>> Create(this UserManager<Account> accounts, string email, string displayName, string password, string? language = null, bool isAddressConfirmed = true)
    {
        var check = new Check().RequiredText(displayName, Account.DisplayNameMaxLength, "DisplayName").RequiredText(email, 254, "Email");
        if (!check.Passed)
            return Result<Account>.Refused(check.Refusals);

        var account = new Account { Id = Guid.CreateVersion7(), UserName = email, Email = email, EmailConfirmed = isAddressConfirmed, DisplayName = displayName, Language = language };
        var made = await accounts.CreateAsync(account, password);
        return made.Succeeded ? account : Result<Account>.Refused([.. made.Errors.Select(error => Refused(error, "Password")).Distinct()]);
    }

    /// <param name="password">The field the password was typed into.</param>
    public static Refusal Refused(IdentityError error, string password) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new Refusal(PeopleRefusalCodes.EmailTaken, "Email"),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new Refusal(PeopleRefusalCodes.EmailMalformed, "Email"),
        PasswordRules.TooShort => new Refusal(PeopleRefusalCodes.PasswordTooShort, password),
        PasswordRules.Known => new Refusal(PeopleRefusalCodes.PasswordKnown, password),
        PasswordRules.NamesOneself => new Refusal(PeopleRefusalCodes.PasswordNamesOneself, password),
        _ => new Refusal(PeopleRefusalCodes.PasswordTooPlain, password),
    };
}
