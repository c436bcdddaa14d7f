using System.CommandLine;
using PeaceCoord.Application.Protection;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class KeyVerbs
{
    public static Command Command(Func<ParseResult, PortalSettings> settingsOf)
    {
        var rotate = new Command("rotate", "Wrap every key anew under a new master key: PEACECOORD_MASTER_KEY, with the one before in PEACECOORD_OLD_MASTER_KEY, or one made in the data folder. Run again after it was ended, it goes on");
        rotate.SetAction((parsed, cancel) => Rotate(settingsOf(parsed), cancel));
        var keys = new Command("keys", "The master key");
        keys.Subcommands.Add(rotate);
        return keys;
    }

    private static async Task<int> Rotate(PortalSettings settings, CancellationToken cancel)
    {
        var both = MasterKeyFile.Change(settings);
        var means = await Means.PrepareOwner(settings, cancel);
        Console.WriteLine(Say.Fill(Words.KeysChanging, both.Previous!.Id, both.Id));
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var done = await scope.ServiceProvider.GetRequiredService<RotateKeys>().Run(wrapped => Console.WriteLine(Say.Fill(Words.KeysWrapped, wrapped)), cancel);
        Console.WriteLine(Say.Fill(Words.KeysChanged, done, both.Id, both.Previous.Id));
        return 0;
    }
}
