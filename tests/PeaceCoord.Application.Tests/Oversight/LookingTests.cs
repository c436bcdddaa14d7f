using System.Text.RegularExpressions;
using PeaceCoord.Application.Communities;
using PeaceCoord.Application.Oversight;
using PeaceCoord.Application.Reporting;

namespace PeaceCoord.Application.Tests.Oversight;

/// <summary>That the list of who looked knows every act of looking, read from the sources.</summary>
public sealed partial class LookingTests
{
    /// <summary>Folders whose entries are about accounts, the portal itself or what was done, and no look at anything.</summary>
    private static readonly string[] Elsewhere = ["Audit", "Backups", "Demonstration", "Erasures", "People", "Protection", "Seeding"];

    /// <summary>Entries of what was done. Whoever adds one here says that nobody looked at anything by it.</summary>
    private static readonly string[] Done = ["nameof(ConsentAnew)", "nameof(ChooseDigest)", "nameof(ImportAreas)", "nameof(ImportReferenceData)", "Drafts.cs db.Acting!.Act", "FileKeeping.cs db.Acting!.Act"];

    private static readonly Dictionary<string, string[]> Named = new(StringComparer.Ordinal)
    {
        ["NameMarks.cs Found"] = [NameMarking.Found],
        ["OpenInEmergency.cs Act"] = [EmergencyReading.Act],
        ["MakeReport.cs ForMission"] = [MakeReport.ForMission],
        ["MakeReport.cs ForOthers"] = [MakeReport.ForOthers],
        ["LookAtTexts.cs db.Acting!.Act"] = ["LookAtTexts"],
        ["NameWarnings.cs db.Acting!.Act"] = ["SaveDraft", "TakeUpRumour"],
        ["TakeUpRumour.cs db.Acting!.Act"] = ["TakeUpRumour"],
    };

    [Fact]
    public void Every_entry_of_a_look_is_in_the_list_of_who_looked()
    {
        List<string> acts = [];
        foreach (var file in Directory.EnumerateFiles(Sources(), "*.cs", SearchOption.AllDirectories))
        {
            if (Path.GetRelativePath(Sources(), file).Split(Path.DirectorySeparatorChar) is [var folder, ..] && (Elsewhere.Contains(folder) || folder is "bin" or "obj"))
                continue;
            var text = File.ReadAllText(file);
            foreach (var act in Entry().Matches(text).Select(match => match.Groups["act"].Value))
            {
                var here = Path.GetFileName(file) + " " + act;
                if (Done.Contains(act) || Done.Contains(here))
                    continue;
                acts.AddRange(Named.GetValueOrDefault(here) ?? [act.Replace("nameof(", "", StringComparison.Ordinal).TrimEnd(')')]);
            }

            if (text.Contains("db.Hand(", StringComparison.Ordinal))
                acts.Add(Path.GetFileNameWithoutExtension(file));
        }

        acts.Count.ShouldBeGreaterThan(12, "the sources are not read");
        acts.Except(Looking.Acts.Keys).Except(Looking.WhileWriting).ShouldBeEmpty("a look that the data protection focal point is not told of");
        Looking.Acts.Keys.Concat(Looking.WhileWriting).Except(acts).ShouldBeEmpty("nobody writes these any more");
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PeaceCoord.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "src", "PeaceCoord.Application");
    }

    [GeneratedRegex(@"new Act\(\s*(?<act>nameof\(\w+\)|""\w+""|[\w.!]+)|Act Touched\([^)]*\) =>\s*new\((?<act>[\w.!]+)", RegexOptions.None, 1000)]
    private static partial Regex Entry();
}
