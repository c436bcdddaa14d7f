using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Something a group raised at a consultation.</summary>
public sealed class Concern
{
    public const int SummaryMaxLength = 4_000;
    public const int OutcomeMaxLength = 2_000;

    private Concern()
    {
    }

    public ConcernId Id { get; private init; }

    /// <summary>Its place in the order they were written down.</summary>
    public int Order { get; private set; }

    public ConcernTheme Theme { get; private set; }

    public ConcernGroup RaisedBy { get; private set; }

    /// <summary>In words, without names.</summary>
    public string Summary { get; private set; } = "";

    public ConcernUrgency Urgency { get; private set; }

    /// <summary>The group agreed that the concern is told as theirs.</summary>
    public bool IsAttributable { get; private set; }

    public ConcernState State { get; private set; }

    /// <summary>Why nothing can be done, when <see cref="State"/> says so.</summary>
    public string? NotPossibleReason { get; private set; }

    /// <summary>What the mission did differently because of it.</summary>
    public string? ChangedBecause { get; private set; }

    internal static Concern Raise(ConcernContent content, int order)
    {
        var concern = new Concern { Id = content.Id, State = ConcernState.Open };
        concern.Write(content, order);
        return concern;
    }

    internal void Write(ConcernContent content, int order)
    {
        Order = order;
        Theme = content.Theme!.Value;
        RaisedBy = content.RaisedBy!.Value;
        Summary = content.Summary!.Trim();
        Urgency = content.Urgency ?? ConcernUrgency.Normal;
        IsAttributable = content.IsAttributable;
    }

    internal void BecomeCommitted()
    {
        State = ConcernState.Committed;
        NotPossibleReason = null;
    }

    internal void Answer(ConcernState state, string? notPossibleReason, string? changedBecause)
    {
        State = state;
        NotPossibleReason = state == ConcernState.NotPossible ? notPossibleReason!.Trim() : null;
        ChangedBecause = string.IsNullOrWhiteSpace(changedBecause) ? null : changedBecause.Trim();
    }

    /// <summary>Somebody is named no longer who stood in its words.</summary>
    internal void TakeOut(WrittenName name)
    {
        Summary = name.TakenOutOf(Summary)!;
        NotPossibleReason = name.TakenOutOf(NotPossibleReason);
        ChangedBecause = name.TakenOutOf(ChangedBecause);
    }
}

/// <summary>
/// That misconduct of personnel, sexual violence or a violation against children came up, and to which body it was referred.
/// There is no free text on purpose: details belong with those who are trained to hold them.
/// </summary>
public sealed class Referral
{
    private Referral()
    {
    }

    public ReferralId Id { get; private init; }

    public ReferralTopic Topic { get; private set; }

    public ReferralBody Body { get; private set; }

    public DateOnly On { get; private set; }

    internal static Referral Note(ReferralContent content)
    {
        var referral = new Referral { Id = content.Id };
        referral.Write(content);
        return referral;
    }

    internal void Write(ReferralContent content) =>
        (Topic, Body, On) = (content.Topic!.Value, content.Body!.Value, content.On!.Value);
}

public readonly record struct ReferralId(Guid Value) : IEntityId<ReferralId>
{
    public static ReferralId From(Guid value) => new(value);

    public static ReferralId New() => new(Guid.CreateVersion7());
}
