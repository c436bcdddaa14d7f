using System.CommandLine;
using PeaceCoord.Application.Seeding;
using PeaceCoord.Web.CommandLine;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.Seeding;

/// <summary><c>seed --consultations N</c>: made-up records to measure with.</summary>
internal static class SeedVerb
{
    public static Command Command(Func<ParseResult, PortalSettings> settingsOf)
    {
        var consultations = new Option<int>("--consultations") { Description = "How many, such as 100000", Required = true };
        var verb = new Command("seed", "Add made-up consultations to the demonstration, to measure with; never where people's own records are");
        verb.Options.Add(consultations);
        verb.SetAction((parsed, cancel) => Seed(settingsOf(parsed), parsed.GetValue(consultations), cancel));
        return verb;
    }

    private static async Task<int> Seed(PortalSettings settings, int consultations, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        if (!(await Verbs.PrepareDatabase(settings, means, _ => { }, cancel)).Succeeded)
            return 1;
        await Verbs.Demo(settings, means, cancel);
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var seeded = await scope.ServiceProvider.GetRequiredService<SeedConsultations>().Run(consultations, added => Console.WriteLine(Say.Fill(Words.Seeded, added, consultations)), cancel);
        foreach (var refusal in seeded.Refusals)
            await Console.Error.WriteLineAsync(Say.Refusal(refusal));
        if (seeded.Succeeded && seeded.Value == 0)
            Console.WriteLine(Words.SeededBefore);
        return seeded.Succeeded ? 0 : 1;
    }
}
