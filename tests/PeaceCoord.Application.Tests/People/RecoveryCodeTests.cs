using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;
using PeaceCoord.TestSupport;

namespace PeaceCoord.Application.Tests.People;

/// <summary>Codes for whoever lost their authenticator.</summary>
public sealed class RecoveryCodeTests(TestCluster cluster) : AccountTests(cluster)
{
    private static readonly string[] Spellings = ["{0}", "{1}", "{2}", " {2} "];

    [Fact]
    public async Task A_recovery_code_is_130_random_bits_in_groups_and_good_once_however_it_is_typed()
    {
        var codes = await Accounts(async (accounts, officer) => (await accounts.GenerateNewTwoFactorRecoveryCodesAsync(officer, SetUpSecondStep.RecoveryCodes))!.ToList());

        codes.Count.ShouldBe(10);
        codes.ShouldAllBe(code => Regex.IsMatch(code, "^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}-[A-Z2-7]{6}$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        codes.SelectMany(code => code.Split('-')).Distinct(StringComparer.Ordinal).Count().ShouldBe(50, "no part of one is that of another");
        codes.SelectMany(code => code).Distinct().Count().ShouldBeGreaterThan(28, "all signs are used");
        foreach (var (code, spelling) in codes.Zip(Spellings))
        {
            var typed = string.Format(CultureInfo.InvariantCulture, spelling, code, code.ToLowerInvariant(), code.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
            (await Redeem(typed[..^3] + "222")).ShouldBeFalse();
            (await Redeem(typed)).ShouldBeTrue(spelling);
            (await Redeem(code)).ShouldBeFalse("it was used");
        }

        (await Accounts((accounts, officer) => accounts.CountRecoveryCodesAsync(officer))).ShouldBe(6);
    }

    private Task<bool> Redeem(string typed) => Accounts(async (accounts, officer) => (await accounts.RedeemTwoFactorRecoveryCodeAsync(officer, typed)).Succeeded);

    private Task<T> Accounts<T>(Func<UserManager<Account>, Account, Task<T>> run) =>
        Stage.As<UserManager<Account>, T>(null, async accounts => await run(accounts, (await accounts.FindByIdAsync(Cast.Officer.Value.ToString()))!));
}
