using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Communities;

/// <summary>A group of people in an area whom the mission consults: a village, a quarter, a displacement site, a profession, an association.</summary>
public sealed class Community : AggregateRoot, IInWorkspace
{
    public const int NameMaxLength = 120;
    public const int NotesMaxLength = 2000;

    /// <summary>The languages a name can be given in, beside any other that was imported.</summary>
    public static readonly IReadOnlyList<string> NameLanguages = ["en", "fr", "ar", "es"];

    private readonly List<CommunityName> _names = [];

    private Community()
    {
    }

    public CommunityId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    public CommunityKind Kind { get; private set; }

    /// <summary>The p-code of the area it lives in.</summary>
    public string AreaPCode { get; private set; } = "";

    /// <summary>The field office that keeps the link with it.</summary>
    public FieldOfficeId? FieldOfficeId { get; private set; }

    public SeenWithUs SeenWithUs { get; private set; }

    public string? Notes { get; private set; }

    public IReadOnlyList<CommunityName> Names => _names;

    /// <summary>All names, folded as <see cref="Area.Fold"/> does.</summary>
    public string SearchText { get; private set; } = "";

    public static Result<Community> Add(CommunityId id, WorkspaceId workspace, CommunityFacts facts)
    {
        var check = facts.Check();
        if (!check.Passed)
            return Result<Community>.Refused(check.Refusals);

        var community = new Community { Id = id, WorkspaceId = workspace };
        community.Take(facts);
        return community;
    }

    public Result Correct(CommunityFacts facts)
    {
        var check = facts.Check();
        if (check.Passed)
            Take(facts);
        return check.Result();
    }

    private void Take(CommunityFacts facts)
    {
        Kind = facts.Kind!.Value;
        AreaPCode = facts.AreaPCode!.Trim();
        FieldOfficeId = facts.FieldOfficeId;
        SeenWithUs = facts.SeenWithUs!.Value;
        Notes = string.IsNullOrWhiteSpace(facts.Notes) ? null : facts.Notes.Trim();
        var names = facts.Names.Where(name => !string.IsNullOrWhiteSpace(name.Text)).Select(name => (name.Language, Text: name.Text!.Trim())).ToList();
        SearchText = Area.Fold(string.Join(' ', names.Select(name => name.Text)));
        _names.RemoveAll(name => names.TrueForAll(fact => fact.Language != name.Language));
        foreach (var (language, text) in names)
        {
            if (_names.Find(name => name.Language == language) is { } known)
                known.Text = text;
            else
                _names.Add(new CommunityName(language, text));
        }
    }
}

/// <summary>One name of a community in one language.</summary>
public sealed class CommunityName(string language, string text)
{
    public string Language { get; private init; } = language;

    public string Text { get; internal set; } = text;
}

/// <summary>What is said of a community when it is added or corrected.</summary>
public sealed record CommunityFacts(
    IReadOnlyList<(string Language, string? Text)> Names,
    CommunityKind? Kind,
    string? AreaPCode,
    FieldOfficeId? FieldOfficeId,
    SeenWithUs? SeenWithUs,
    string? Notes)
{
    public Check Check()
    {
        var check = new Check();
        foreach (var (language, text) in Names)
            check.Text(text, Community.NameMaxLength, FieldOf(language));
        return check.Unless(Names.Any(name => !string.IsNullOrWhiteSpace(name.Text)), new Refusal(CommunityRefusalCodes.NameNeeded, FieldOf(Names.Count == 0 ? "en" : Names[0].Language)))
            .Unless(Kind is not null, Refusal.Required("Kind"))
            .Choice(Kind, "Kind")
            .RequiredText(AreaPCode, Area.PCodeMaxLength, "Area")
            .Unless(SeenWithUs is not null, Refusal.Required("SeenWithUs"))
            .Choice(SeenWithUs, "SeenWithUs")
            .Text(Notes, Community.NotesMaxLength, "Notes");
    }

    /// <summary>The field of the form that holds the name in a language: <c>NameEn</c>.</summary>
    private static string FieldOf(string language) => "Name" + char.ToUpperInvariant(language[0]) + language[1..];
}
