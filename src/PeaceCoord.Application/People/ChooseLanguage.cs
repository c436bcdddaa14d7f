using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.People;

/// <summary>A person chooses the language of their pages.</summary>
public sealed class ChooseLanguage(AccountWork work) : IUseCase
{
    public const int LanguageMaxLength = 10;

    /// <param name="language">An IETF tag; null to follow the browser.</param>
    public async Task<Result> Run(string? language, CancellationToken cancel)
    {
        var account = await work.Mine<ChooseLanguage>(cancel);
        if (account is null)
            return Refusal.NotFound;
        var check = new Check().Text(language, LanguageMaxLength, "Language");
        if (!check.Passed)
            return check.Result();

        account.Language = string.IsNullOrEmpty(language) ? null : language;
        await work.Accounts.UpdateAsync(account);
        return Result.Done;
    }
}
