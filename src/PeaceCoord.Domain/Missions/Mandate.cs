namespace PeaceCoord.Domain.Missions;

/// <summary>What a text did to the mission.</summary>
public enum MandateAction
{
    Establish,
    Renew,
    Expand,
    Adjust,
    Drawdown,
    Terminate,
}

/// <summary>Which Chapter of the Charter the text itself names. No text names Chapter VI.</summary>
public enum MandateChapter
{
    Unspecified,
    Seven,

    /// <summary>Chapter VII covers only part of the text.</summary>
    Mixed,
}

/// <summary>How we know of the text.</summary>
public enum MandateEvidence
{
    /// <summary>The text itself was read at the paragraph concerned.</summary>
    TextSeen,

    /// <summary>A press release, news item or web page of the United Nations was seen, not the text.</summary>
    PressSeen,

    /// <summary>From general knowledge: neither the text nor a report of it was seen.</summary>
    GeneralKnowledge,
}

/// <summary>One decision on a mission's mandate, usually a resolution of the Security Council; the same resolution can serve several missions.</summary>
public sealed class Mandate
{
    public const int ResolutionMaxLength = 40;
    public const int SummaryMaxLength = 400;

    private readonly List<TaskEffect> _effects = [];

    private Mandate()
    {
    }

    public Mandate(MandateId id, MissionId mission, string resolution)
    {
        Id = id;
        MissionId = mission;
        Resolution = resolution;
    }

    public MandateId Id { get; private init; }

    public MissionId MissionId { get; private init; }

    /// <summary>As cited: <c>S/RES/1509 (2003)</c>. With the mission, its key in imports.</summary>
    public string Resolution { get; private init; } = "";

    public DateOnly AdoptedOn { get; private set; }

    /// <summary>Last day of the period it sets; null means that none was seen, never that there is none.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    public MandateAction Action { get; private set; }

    public MandateChapter Chapter { get; private set; }

    /// <summary>In our own words, English.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Authorised military, observers and police together; null means not seen.</summary>
    public int? AuthorisedStrength { get; private set; }

    /// <summary>How the text treats civil society and communities; null means that the text was not seen.</summary>
    public EngagementClause? Engagement { get; private set; }

    public MandateEvidence Evidence { get; private set; }

    public Confidence Confidence { get; private set; }

    public string Notes { get; private set; } = "";

    /// <summary>Order in the file: decides between two texts of one day.</summary>
    public int Order { get; private set; }

    /// <summary>Tasks that this text gives or restates, and tasks that it ends. A plain renewal has none.</summary>
    public IReadOnlyList<TaskEffect> Effects => _effects;

    /// <summary>Takes over what the reference data say.</summary>
    public void Correct(MandateFacts facts)
    {
        AdoptedOn = facts.AdoptedOn;
        ExpiresOn = facts.ExpiresOn;
        Action = facts.Action;
        Chapter = facts.Chapter;
        Summary = facts.Summary;
        AuthorisedStrength = facts.AuthorisedStrength;
        if (Engagement != facts.Engagement)
            Engagement = facts.Engagement;
        Evidence = facts.Evidence;
        Confidence = facts.Confidence;
        Notes = facts.Notes;
        Order = facts.Order;
        _effects.RemoveAll(effect => !facts.Effects.Contains(effect));
        _effects.AddRange(facts.Effects.Except(_effects).ToList());
    }
}

/// <summary>What the reference data say of one mandate; the meanings are those of <see cref="Mandate"/>.</summary>
public sealed record MandateFacts
{
    public required DateOnly AdoptedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    public required MandateAction Action { get; init; }

    public required MandateChapter Chapter { get; init; }

    public required string Summary { get; init; }

    public int? AuthorisedStrength { get; init; }

    public EngagementClause? Engagement { get; init; }

    public required MandateEvidence Evidence { get; init; }

    public required Confidence Confidence { get; init; }

    public string Notes { get; init; } = "";

    public int Order { get; init; }

    public IReadOnlyList<TaskEffect> Effects { get; init; } = [];
}
