using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Outreach;

/// <summary>What is known of an outreach activity, and its rules.</summary>
public sealed record OutreachFacts
{
    public const int MessageMaxLength = 2000;
    public const int AudienceMaxLength = 200;
    public const int LanguageMaxLength = 10;
    public const int Most = 40;

    /// <summary>Rumours of one activity.</summary>
    public const int RumoursMax = 10;

    /// <summary>People; more live in no mission's area.</summary>
    public const int ReachMost = 100_000_000;

    /// <summary>What it may be labelled: it has no named readers, and leaves the mission through no report.</summary>
    public static readonly IReadOnlyList<Label> Labels = [People.Label.Restricted, People.Label.Confidential];

    public OutreachChannel? Channel { get; init; }

    public string? Message { get; init; }

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Audience { get; init; }

    public IReadOnlyList<string> Areas { get; init; } = [];

    public IReadOnlyList<CommunityId> Communities { get; init; } = [];

    public DateOnly? On { get; init; }

    public DateOnly? Until { get; init; }

    public int? Reach { get; init; }

    public Counting? Counting { get; init; }

    public IReadOnlyList<HeardRumour> Rumours { get; init; } = [];

    public IReadOnlyList<string> Tasks { get; init; } = [];

    public SectionId? SectionId { get; init; }

    /// <summary>Null for Confidential, and for what it is labelled already.</summary>
    public Label? Label { get; init; }

    /// <param name="today">The mission's day.</param>
    internal Check Check(DateOnly today)
    {
        var check = new Check()
            .Unless(Channel is not null, Refusal.Required(nameof(Channel)))
            .Choice(Channel, nameof(Channel))
            .RequiredText(Message, MessageMaxLength, nameof(Message))
            .RequiredText(Audience, AudienceMaxLength, nameof(Audience))
            .Unless(Languages.Count > 0, Refusal.Required(nameof(Languages)))
            .Unless(On is not null, Refusal.Required(nameof(On)))
            .Unless(On is null || On <= today.AddYears(1), new Refusal(OutreachRefusalCodes.TooFarAhead, nameof(On)))
            .Unless(Until is null || On is null || Until >= On, new Refusal(OutreachRefusalCodes.EndsBeforeStart, nameof(Until)))
            .Unless(Reach is null or (>= 0 and <= ReachMost), new Refusal(RefusalCodes.OutOfRange, nameof(Reach), 0, ReachMost))
            .Unless(Reach is null || Counting is not null, new Refusal(OutreachRefusalCodes.HowCounted, nameof(Counting)))
            .Unless(Counting is null || Reach is not null, new Refusal(OutreachRefusalCodes.NoNumber, nameof(Reach)))
            .Choice(Counting, nameof(Counting))
            .Choice(Label, nameof(Label))
            .Unless(Label is null || Labels.Contains(Label.Value), new Refusal(RefusalCodes.UnknownChoice, nameof(Label)));
        foreach (var (list, field) in new[] { (Languages.Count, nameof(Languages)), (Areas.Count, nameof(Areas)), (Communities.Count, nameof(Communities)), (Tasks.Count, nameof(Tasks)) })
            check.Unless(list <= Most, new Refusal(OutreachRefusalCodes.TooMany, field, Most));
        foreach (var language in Languages)
            check.Text(language, LanguageMaxLength, nameof(Languages));
        foreach (var area in Areas)
            check.Text(area, Area.PCodeMaxLength, nameof(Areas));
        return Heard(check);
    }

    private Check Heard(Check check)
    {
        check.Unless(Rumours.Count <= RumoursMax, new Refusal(OutreachRefusalCodes.TooMany, nameof(Rumours), RumoursMax));
        foreach (var rumour in Rumours)
        {
            check.Unless(rumour.Theme is not null, new Refusal(OutreachRefusalCodes.ThemeMissing, rumour.Field))
                .Choice(rumour.Theme, rumour.Field)
                .Unless(!string.IsNullOrWhiteSpace(rumour.Words), new Refusal(OutreachRefusalCodes.WordsMissing, rumour.Field))
                .Text(rumour.Words, Rumour.WordsMaxLength, rumour.Field);
        }

        return check;
    }
}

/// <param name="Field">Where it was typed, for its refusals.</param>
/// <param name="Id">Of the rumour that is corrected; null for another one.</param>
public sealed record HeardRumour(ConcernTheme? Theme, string? Words, string Field = nameof(OutreachFacts.Rumours), RumourId? Id = null);
