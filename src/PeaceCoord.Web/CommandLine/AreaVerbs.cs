using System.CommandLine;
using PeaceCoord.Application.Places;
using PeaceCoord.Application.ReferenceData;
using PeaceCoord.Web.Shared;

namespace PeaceCoord.Web.CommandLine;

internal static class AreaVerbs
{
    public static Command Command(Func<ParseResult, PortalSettings> settingsOf)
    {
        var file = new Argument<FileInfo>("file") { Description = "The gazetteer: columns country, level, pcode, parent_pcode, name_en, name_fr, name_ar, name_es, lat, lon" };
        var verb = new Command("import-areas", "Load or refresh the areas that communities and consultations lie in");
        verb.Arguments.Add(file);
        verb.SetAction((parsed, cancel) => Import(settingsOf(parsed), parsed.GetValue(file)!, cancel));
        return verb;
    }

    private static async Task<int> Import(PortalSettings settings, FileInfo file, CancellationToken cancel)
    {
        var means = await Means.PrepareOwner(settings, cancel);
        if (!(await Verbs.PrepareDatabase(settings, means, _ => { }, cancel)).Succeeded)
            return 1;
        await using var services = means.Services();
        using var scope = services.CreateScope();
        var imported = await scope.ServiceProvider.GetRequiredService<ImportAreas>().Run(ReferenceFiles.In(file.DirectoryName!), file.Name, Told, cancel);
        await Complaints.Tell(imported, Say.Fill(Words.AreasRefused, file.Name));
        return imported.Succeeded ? 0 : 1;
    }

    private static void Told(AreasImported done) =>
        Console.WriteLine(done.Written == 0 ? Say.Fill(Words.AreasUnchanged, done.Read) : Say.Fill(Words.AreasWritten, done.Read, done.Written));
}
