using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Missions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PeaceCoord.Application.ReferenceData;

/// <summary>Reads one fact sheet: YAML between two lines of hyphens, then Markdown.</summary>
internal static class CaseStudyFile
{
    private const string Fence = "---";

    public static (string Slug, CaseStudyFacts Facts)? Read(ReferenceFiles files, string file, Known known, List<Refusal> problems)
    {
        using var reader = files.Open(file);
        var text = reader?.ReadToEnd().ReplaceLineEndings("\n") ?? "";
        var end = text.IndexOf("\n" + Fence + "\n", StringComparison.Ordinal);
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal) || end < 0)
        {
            problems.Add(new Refusal(ReferenceDataRefusalCodes.RowUnreadable, file + ":1", file, 1, 0, 1));
            return null;
        }

        if (Head(file, text[Fence.Length..end], problems) is not { } head)
            return null;

        var before = problems.Count;
        var facts = Facts(file, head, known, Body(text[(end + Fence.Length + 2)..]), problems);
        var slug = new Cells(file, 1, column => Scalar(head, column), problems).Text("slug", CaseStudy.SlugMaxLength);
        return problems.Count == before ? (slug, facts) : null;
    }

    private static YamlMappingNode? Head(string file, string yaml, List<Refusal> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode head }])
                return head;
            problems.Add(new Refusal(ReferenceDataRefusalCodes.RowUnreadable, file + ":1", file, 1, 0, 1));
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException)
        {
            // The parser leaves some malformed lists as an InvalidOperationException without a place.
            var line = (int)((exception as YamlException)?.Start.Line ?? 1);
            problems.Add(new Refusal(ReferenceDataRefusalCodes.RowUnreadable, $"{file}:{line}", file, line, 0, 1));
        }

        return null;
    }

    private static CaseStudyFacts Facts(string file, YamlMappingNode head, Known known, string body, List<Refusal> problems)
    {
        var cells = new Cells(file, 1, column => Scalar(head, column), problems);
        var period = new Cells(file, 1, column => Child(head, "period") is YamlMappingNode span ? Scalar(span, column) : null, problems);
        return new CaseStudyFacts
        {
            Title = cells.Text("title", CaseStudy.TitleMaxLength),
            From = period.ApproximateDate("start"),
            To = period.ApproximateDate("end"),
            Confidence = cells.Choice<Confidence>("confidence"),
            CheckedOn = cells.Day("checked_on"),
            Body = body,
            Missions = [.. cells.List("operations", known.Missions.Contains).Select(Slug.Of)],
            Countries = cells.List("countries", known.Countries.Contains),
            Themes = [.. cells.List("themes", _ => true).Select(theme => cells.ChoiceOf<CaseStudyTheme>("themes", theme))],
            Tasks = cells.List("tasks", known.Tasks.Contains),
            Sources = Child(head, "sources") is YamlSequenceNode sources
                ? [.. sources.Children.OfType<YamlMappingNode>().Select(source => Source(file, source, problems))]
                : [],
        };
    }

    private static CaseStudySource Source(string file, YamlMappingNode source, List<Refusal> problems)
    {
        var cells = new Cells(file, (int)source.Start.Line + 1, column => Scalar(source, column), problems);
        return new CaseStudySource(
            cells.Text("id", 10),
            cells.Text("title", 400),
            cells.Text("publisher", 200),
            cells.Text("year", 40),
            cells.OptionalText("address", 1000),
            cells.Choice<SourceSeen>("seen", ("refdata", SourceSeen.ReferenceData)));
    }

    /// <summary>The sections between the heading block, which repeats the front matter, and the list of sources, which does too.</summary>
    private static string Body(string markdown)
    {
        var from = markdown.IndexOf("\n## ", StringComparison.Ordinal);
        var to = markdown.IndexOf("\n## Sources\n", StringComparison.Ordinal);
        return (to > from ? markdown[from..to] : markdown[Math.Max(from, 0)..]).Trim();
    }

    private static YamlNode? Child(YamlMappingNode node, string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    private static string? Scalar(YamlMappingNode node, string key) => Child(node, key) switch
    {
        YamlScalarNode scalar => scalar.Value,
        YamlSequenceNode sequence => string.Join(';', sequence.Children.OfType<YamlScalarNode>().Select(child => child.Value)),
        _ => null,
    };
}

/// <summary>What other files have defined and this one may name.</summary>
internal sealed record Known(IReadOnlySet<string> Missions, IReadOnlySet<string> Tasks, IReadOnlySet<string> Countries);
