using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Places;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What is known of a meeting before it is held: whom, where, why, in what language, and that it harms nobody. The log begins with all of it.</summary>
public sealed record ConsultationPlan
{
    public string? Title { get; init; }

    public ConsultationKind? Kind { get; init; }

    public FieldOfficeId? FieldOfficeId { get; init; }

    public IReadOnlyList<CommunityId> Communities { get; init; } = [];

    public IReadOnlyList<OrganisationId> Organisations { get; init; } = [];

    public IReadOnlyList<LeaderId> Leaders { get; init; } = [];

    /// <summary>Code of the gazetteer's area.</summary>
    public string? AreaPCode { get; init; }

    public string? PlaceName { get; init; }

    /// <summary>The local day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Local time.</summary>
    public TimeOnly? StartsAt { get; init; }

    public TimeOnly? EndsAt { get; init; }

    public string? Language { get; init; }

    public bool WithInterpreter { get; init; }

    public string? Purpose { get; init; }

    /// <summary>Codes of the mandate tasks it is to serve.</summary>
    public IReadOnlyList<string> Tasks { get; init; } = [];

    /// <summary>Who goes.</summary>
    public string? ForTheMission { get; init; }

    /// <summary>Null for what a consultation of the workspace begins with.</summary>
    public Label? Label { get; init; }

    /// <summary>How exactly the place may be told.</summary>
    public PlaceSensitivity? Sensitivity { get; init; }

    /// <summary>How likely harm is to those who are met, when it is known that they were.</summary>
    public ReprisalRisk? ReprisalRisk { get; init; }

    public MeetingVisibility? Visibility { get; init; }

    /// <summary>Who could be hurt, and what is done about it.</summary>
    public string? DoNoHarm { get; init; }

    /// <param name="today">The day it is in the mission.</param>
    /// <param name="standing">The day it is planned for already: that may be past when something else of it is changed.</param>
    /// <param name="mayWait">Whether it may be without a day.</param>
    internal Check Check(DateOnly today, IReadOnlyCollection<MetWish> met, DateOnly? standing = null, bool mayWait = false)
    {
        var check = new Check()
            .RequiredText(Title, Consultation.TitleMaxLength, nameof(Title))
            .Unless(Kind is not null, Refusal.Required(nameof(Kind)))
            .Choice(Kind, nameof(Kind))
            .RequiredText(PlaceName, Consultation.PlaceMaxLength, nameof(PlaceName))
            .Text(AreaPCode, Area.PCodeMaxLength, "Area")
            .Text(Language, Consultation.LanguageMaxLength, nameof(Language))
            .Text(Purpose, Consultation.TextMaxLength, nameof(Purpose))
            .Text(ForTheMission, Consultation.ShortTextMaxLength, nameof(ForTheMission))
            .Choice(Label, nameof(Label));
        if (On != standing || (On is null && !mayWait))
            Day(check, On, today, nameof(On), mayWait);
        if (this is { StartsAt: { } start, EndsAt: { } end })
            check.Unless(end > start, new Refusal(ConsultationRefusalCodes.EndsBeforeStart, nameof(EndsAt)));
        return DoNothingHarmful(check, met);
    }

    internal static Check Day(Check check, DateOnly? on, DateOnly today, string field, bool mayWait = false)
    {
        check.Unless(on is not null || mayWait, Refusal.Required(field));
        return on is { } day ? check.Unless(day >= today, new Refusal(ConsultationRefusalCodes.PlannedInPast, field)) : check;
    }

    private Check DoNothingHarmful(Check check, IReadOnlyCollection<MetWish> met) => check
        .Unless(Sensitivity is not null, Refusal.Required(nameof(Sensitivity)))
        .Choice(Sensitivity, nameof(Sensitivity))
        .Unless(ReprisalRisk is not null, Refusal.Required(nameof(ReprisalRisk)))
        .Choice(ReprisalRisk, nameof(ReprisalRisk))
        .Unless(Visibility is not null, Refusal.Required(nameof(Visibility)))
        .Choice(Visibility, nameof(Visibility))
        .Unless(!DoNoHarmCheck.Find(Visibility, ReprisalRisk, met).Any(DoNoHarmCheck.Refuses), new Refusal(ConsultationRefusalCodes.OpenWithThoseNeverSeen, nameof(Visibility)))
        .Text(DoNoHarm, Consultation.TextMaxLength, nameof(DoNoHarm));
}
