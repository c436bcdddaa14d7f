using System.CommandLine;
using PeaceCoord.Application.People;
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
        reset.SetAction((parsed, cancel) => Reset(settingsOf(parsed), parsed.GetValue(signInName)!, cancel));
        account.Subcommands.Add(reset);
        return account;
    }

    private static async Task<int> Reset(PortalSettings settings, string name, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var reset = await scope.ServiceProvider.GetRequiredService<ResetSecondStepOnServer>().Run(name, cancel);
        foreach (var refusal in reset.Refusals)
            Console.Error.WriteLine(Say.Refusal(refusal));
        if (reset.TryGet(out var secret))
        {
            Console.WriteLine(Say.Fill(Words.SecondStepReset, name));
            Console.WriteLine(Routes.BackIn(secret));
        }

        return reset.Succeeded ? 0 : 1;
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
