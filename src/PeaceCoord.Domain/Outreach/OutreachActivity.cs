using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Outreach;

public enum OutreachChannel
{
    Radio,
    Leaflet,
    SocialMedia,
    Loudspeaker,
    Meeting,
}

/// <summary>
/// Something the mission said to people at large: by what channel, in which languages, to whom and where, how many it reached, and what rumours
/// were heard there. Rumours are themes and words, never whose they were.
/// </summary>
public sealed class OutreachActivity : AggregateRoot, ILabelled
{
    private readonly List<Rumour> _rumours = [];

    private OutreachActivity()
    {
    }

    public OutreachActivityId Id { get; private init; }

    public WorkspaceId WorkspaceId { get; private init; }

    /// <summary>The office that did it; null for all of the mission.</summary>
    public FieldOfficeId? FieldOfficeId { get; private init; }

    public SectionId? SectionId { get; private set; }

    public Label Label { get; private set; }

    public OutreachChannel Channel { get; private set; }

    public string Message { get; private set; } = "";

    /// <summary>Codes of the languages it was said in.</summary>
    public List<string> Languages { get; private set; } = [];

    /// <summary>For whom it was meant.</summary>
    public string Audience { get; private set; } = "";

    /// <summary>Codes of the gazetteer's areas.</summary>
    public List<string> Areas { get; private set; } = [];

    /// <summary>Ids of communities it was meant for.</summary>
    public List<Guid> Communities { get; private set; } = [];

    public DateOnly On { get; private set; }

    /// <summary>The last day of what lasted longer; null for one day.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>How many people it reached; null when that is not known.</summary>
    public int? Reach { get; private set; }

    /// <summary>How <see cref="Reach"/> is known.</summary>
    public Counting? Counting { get; private set; }

    /// <summary>Codes of the mandate tasks it served.</summary>
    public List<string> Tasks { get; private set; } = [];

    public IReadOnlyList<Rumour> Rumours => _rumours;

    /// <summary>Writes an activity down, done or to be done within a year.</summary>
    /// <param name="today">The mission's day.</param>
    public static Result<OutreachActivity> Note(OutreachActivityId id, WorkspaceId workspace, FieldOfficeId? office, OutreachFacts facts, DateOnly today)
    {
        var check = facts.Check(today);
        if (!check.Passed)
            return Result<OutreachActivity>.Refused(check.Refusals);

        var activity = new OutreachActivity { Id = id, WorkspaceId = workspace, FieldOfficeId = office, Label = facts.Label ?? Label.Confidential };
        activity.Apply(facts);
        return activity;
    }

    /// <summary>Corrects it, by the same rules. The label is never lowered here: others have relied on it.</summary>
    public Result Correct(OutreachFacts facts, DateOnly today)
    {
        var check = facts.Check(today).Unless(facts.Label is null || facts.Label >= Label, new Refusal(OutreachRefusalCodes.LabelLowered, nameof(facts.Label)));
        if (!check.Passed)
            return check.Result();

        Label = facts.Label ?? Label;
        Apply(facts);
        return Result.Done;
    }

    /// <summary>Only as the data protection focal point decided.</summary>
    public void LowerLabel(Label to) => Label = to;

    private void Apply(OutreachFacts facts)
    {
        SectionId = facts.SectionId;
        Channel = facts.Channel!.Value;
        Message = facts.Message!.Trim();
        Languages = [.. facts.Languages.Distinct(StringComparer.Ordinal)];
        Audience = facts.Audience!.Trim();
        Areas = [.. facts.Areas.Distinct(StringComparer.Ordinal)];
        Communities = [.. facts.Communities.Distinct().Select(community => community.Value)];
        (On, Until) = (facts.On!.Value, facts.Until == facts.On ? null : facts.Until);
        (Reach, Counting) = (facts.Reach, facts.Reach is null ? null : facts.Counting);
        Tasks = [.. facts.Tasks.Distinct(StringComparer.Ordinal)];
        Hear(facts.Rumours);
    }

    /// <summary>A rumour whose words are corrected stays the same one, with what became of it.</summary>
    private void Hear(IReadOnlyList<HeardRumour> rumours)
    {
        List<Rumour> heard = [];
        foreach (var one in rumours)
        {
            var (theme, words) = (one.Theme!.Value, one.Words!.Trim());
            var known = _rumours.Find(rumour => rumour.Id == one.Id && !heard.Contains(rumour)) ?? _rumours.Find(rumour => (rumour.Theme, rumour.Words) == (theme, words));
            if (heard.Exists(rumour => (rumour.Theme, rumour.Words) == (theme, words)))
                continue;
            var rumour = known ?? new Rumour(RumourId.New(), theme, words);
            rumour.Correct(theme, words);
            heard.Add(rumour);
        }

        _rumours.RemoveAll(rumour => !heard.Contains(rumour));
        _rumours.AddRange(heard.Where(rumour => !_rumours.Contains(rumour)).ToList());
    }

    /// <summary>Somebody withdrew a consent: no text of the activity names them any more.</summary>
    public void TakeOut(WrittenName name)
    {
        Message = name.TakenOutOf(Message)!;
        Audience = name.TakenOutOf(Audience)!;
        foreach (var rumour in _rumours)
            rumour.Correct(rumour.Theme, name.TakenOutOf(rumour.Words)!);
    }
}

/// <summary>What was heard: a theme and the words that go round, never whose they are.</summary>
public sealed class Rumour(RumourId id, ConcernTheme theme, string words)
{
    public const int WordsMaxLength = 500;

    public RumourId Id { get; private init; } = id;

    public ConcernTheme Theme { get; private set; } = theme;

    public string Words { get; private set; } = words;

    internal void Correct(ConcernTheme theme, string words) => (Theme, Words) = (theme, words);
}
