using System.Text;
using Microsoft.AspNetCore.Identity;
using PeaceCoord.Application.People;

namespace PeaceCoord.Application.Tests.People;

public sealed class PasswordRulesTests
{
    private static readonly Account Amina = new() { Email = "amina.diallo@example.org", DisplayName = "Amina Diallo-Keïta" };

    [Theory]
    [InlineData("eleven char", PasswordRules.TooShort)]
    [InlineData("Password1234", PasswordRules.Known)]
    [InlineData("P@ssw0rdP@ssw0rd", PasswordRules.Known)]
    [InlineData("aaaabbbbaaaabbbb", PasswordRules.TooPlain)]
    [InlineData("amina.diallo@example.org", PasswordRules.NamesOneself)]
    [InlineData("Diallo-Amina-2026", PasswordRules.NamesOneself)]
    [InlineData("@min@.di@llo.99", PasswordRules.NamesOneself)]
    [InlineData("PeaceC00rd-2026!", PasswordRules.NamesOneself)]
    [InlineData("Admin of the Mission", PasswordRules.NamesOneself)]
    [InlineData("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301a", PasswordRules.TooShort)]
    public async Task A_poor_password_is_refused(string password, string code) => (await Tried(password)).ShouldBe(code);

    [Theory]
    [InlineData("twelve chars")]
    [InlineData("amina walks by the river at dusk")]
    [InlineData("كلمة سر طويلة جدا")]
    [InlineData("河边的四只小山羊在安静地吃草呢")]
    [InlineData("ここには川があります。静かです")]
    [InlineData("🦉🌊🪨🌿🐐🪵🔥🌾🌙🪶🐚🧵")]
    [InlineData("0123 4567 8901 2345 6789 0123 4567 8901 2345 6789 0123 4567 8901 ab")]
    public async Task Any_other_of_twelve_characters_is_taken_without_a_rule_about_which(string password) => (await Tried(password)).ShouldBeNull();

    [Fact]
    public async Task The_commonest_that_the_rules_would_let_through_are_refused()
    {
        using var reader = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("People/breached-passwords.txt")!);
        var commonest = (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Split("\n\n")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string?> answers = [];
        foreach (var password in commonest)
            answers.Add(await Tried(password.ToUpperInvariant()));

        answers.ShouldAllBe(answer => answer == PasswordRules.Known);
        answers.Count.ShouldBeGreaterThanOrEqualTo(3000);
        foreach (var leaked in (string[])["1qaz2wsx3edc", "Sonyericsson", "contortionist", "ghbdtnrfrltkf"])
            (await Tried(leaked)).ShouldBe(PasswordRules.Known);
        (await Tried("contortionist of 1912")).ShouldBeNull("only the whole of it");
    }

    [Fact]
    public void A_password_is_the_same_however_a_keyboard_composes_it()
    {
        var hashes = new NormalPasswords();
        const string typed = "quatre rivières calmes";

        var hash = hashes.HashPassword(Amina, typed.Normalize(NormalizationForm.FormC));

        hashes.VerifyHashedPassword(Amina, hash, typed.Normalize(NormalizationForm.FormD)).ShouldBe(PasswordVerificationResult.Success);
        hashes.VerifyHashedPassword(Amina, hash, "quatre rivieres calmes").ShouldBe(PasswordVerificationResult.Failed);
    }

    private static async Task<string?> Tried(string password) => (await new PasswordRules().ValidateAsync(null!, Amina, password)).Errors.Select(error => error.Code).SingleOrDefault();
}
