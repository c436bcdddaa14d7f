using Microsoft.AspNetCore.Identity;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.People;

internal static class AccountCreation
{
    /// <summary>Creates an account, or says at which field what is wrong.</summary>
    /// <param name="password">Null for one whose person chooses it by a one-time link.</param>
    /// <param name="signInName">Where nobody who makes accounts for others says whose address it is: see <see cref="ConfirmAddress"/>. Null for the address.</param>
    public static async Task<Result<Account>> Create(this UserManager<Account> accounts, string email, string displayName, string? password, string? language = null, string? signInName = null)
    {
        var check = new Check().RequiredText(displayName, Account.DisplayNameMaxLength, "DisplayName").RequiredText(email, 254, "Email");
        if (check.Passed)
            check.Unless(IsAddress(email.Trim()), new Refusal(PeopleRefusalCodes.EmailMalformed, "Email"));
        if (!check.Passed)
            return Result<Account>.Refused(check.Refusals);

        var account = new Account { Id = Guid.CreateVersion7(), UserName = signInName ?? email, Email = email, EmailConfirmed = signInName is null, DisplayName = displayName, Language = language };
        var made = password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password);
        return made.Succeeded ? account : Result<Account>.Refused([.. made.Errors.Select(error => Refused(error, "Password")).Distinct()]);
    }

    public static bool IsAddress(string text) => text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    /// <summary>Whether Identity's machinery saved it; a conflict where somebody else changed the account at the same moment.</summary>
    public static Result Saved(this IdentityResult result) => Result.From([.. result.Errors.Select(error => Refused(error, "Password")).Distinct()]);

    /// <param name="password">The field the password was typed into.</param>
    public static Refusal Refused(IdentityError error, string password) => error.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => new Refusal(PeopleRefusalCodes.EmailTaken, "Email"),
        nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => new Refusal(PeopleRefusalCodes.EmailMalformed, "Email"),
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => new Refusal(RefusalCodes.Conflict),
        PasswordRules.TooShort => new Refusal(PeopleRefusalCodes.PasswordTooShort, password),
        PasswordRules.Known => new Refusal(PeopleRefusalCodes.PasswordKnown, password),
        PasswordRules.NamesOneself => new Refusal(PeopleRefusalCodes.PasswordNamesOneself, password),
        _ => new Refusal(PeopleRefusalCodes.PasswordTooPlain, password),
    };
}
