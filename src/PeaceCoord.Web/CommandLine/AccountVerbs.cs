using System.CommandLine;
using PeaceCoord.Application;
using PeaceCoord.Application.People;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class AccountVerbs
{
    public static Command Command(Option<string> data, Func<ParseResult, PortalSettings> settingsOf)
    {
        var email = new Argument<string>("email") { Description = "The mail address the person signs in with" };
        var name = new Option<string>("--name") { Description = "The name shown to colleagues", Required = true };
        var create = new Command("create", "Create an account for the first system administrator; the password is asked for, or read from standard input");
        create.Arguments.Add(email);
        create.Options.Add(name);
        create.SetAction((parsed, cancel) => Create(settingsOf(parsed), parsed.GetValue(email)!, parsed.GetValue(name)!, cancel));

        var account = new Command("account", "Accounts");
        account.Subcommands.Add(create);
        var signInName = new Argument<string>("name") { Description = "What the person signs in with" };
        var reset = new Command("reset-second-step", "Remove the lost second step of an account, and print the link by which its person sets up a new one");
        reset.Arguments.Add(signInName);
        reset.SetAction((parsed, cancel) => Link<ResetSecondStepOnServer>(settingsOf(parsed), (use, name) => use.Run(name, cancel), parsed.GetValue(signInName)!, () => Words.SecondStepReset, Routes.BackIn, cancel));
        account.Subcommands.Add(reset);
        var password = new Command("reset-password", "Print the link by which the person of an account chooses another password");
        password.Arguments.Add(signInName);
        password.SetAction((parsed, cancel) => Link<MakePasswordLinkOnServer>(settingsOf(parsed), (use, name) => use.Run(name, cancel), parsed.GetValue(signInName)!, () => Words.PasswordLinkMade, Routes.NewPassword, cancel));
        account.Subcommands.Add(password);
        return account;
    }

    /// <summary>Makes a one-time link for whoever signs in with that name, and prints it.</summary>
    private static async Task<int> Link<TUseCase>(PortalSettings settings, Func<TUseCase, string, Task<Result<string>>> make, string name, Func<string> words, Func<string, string> address, CancellationToken cancel)
        where TUseCase : IUseCase
    {
        var means = await Means.PrepareOwner(settings, cancel);
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var made = await make(scope.ServiceProvider.GetRequiredService<TUseCase>(), name);
        foreach (var refusal in made.Refusals)
            Console.Error.WriteLine(Say.Refusal(refusal));
        if (made.TryGet(out var secret))
        {
            Console.WriteLine(Say.Fill(words(), name));
            Console.WriteLine(address(secret));
        }

        return made.Succeeded ? 0 : 1;
    }

    private static async Task<int> Create(PortalSettings settings, string email, string name, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        if (!(await Verbs.PrepareDatabase(settings, means, _ => { }, cancel)).Succeeded)
            return 1;
        var password = Console.IsInputRedirected ? Console.ReadLine() ?? "" : TypedPassword.Read();

        await using var services = means.Services();
        using var scope = services.CreateScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateFirstAccount>().Run(email, name, password, cancel);
        foreach (var refusal in made.Refusals)
            Console.Error.WriteLine(Say.Refusal(refusal));
        if (made.Succeeded)
            Console.WriteLine(Say.Fill(Words.AccountMade, email));
        return made.Succeeded ? 0 : 1;
    }
}
