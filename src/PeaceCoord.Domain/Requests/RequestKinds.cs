using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Domain.Requests;

public readonly record struct RequestId(Guid Value) : IEntityId<RequestId>
{
    public static RequestId From(Guid value) => new(value);

    public static RequestId New() => new(Guid.CreateVersion7());
}

public readonly record struct RequestStepId(Guid Value) : IEntityId<RequestStepId>
{
    public static RequestStepId From(Guid value) => new(value);

    public static RequestStepId New() => new(Guid.CreateVersion7());
}

/// <summary>What an organisation turns to the mission for.</summary>
public enum RequestKind
{
    AskForMeeting,
    RaiseConcern,
}

public enum RequestState
{
    Sent,

    /// <summary>Somebody of the mission has read it and says so.</summary>
    Acknowledged,

    MeetingSet,
    Answered,

    /// <summary>The organisation took it back before it was answered.</summary>
    Withdrawn,
}

/// <summary>How the organisation wishes to be met.</summary>
public enum HowToMeet
{
    /// <summary>Where everybody may see it.</summary>
    Openly,

    /// <summary>Where nobody sees them together.</summary>
    Discreetly,

    Telephone,
    InWriting,
}

/// <summary>What one side is asked to do next.</summary>
public enum RequestTurn
{
    Acknowledge,

    /// <summary>Answer it, or say when to meet.</summary>
    Answer,

    /// <summary>The day of the meeting is over.</summary>
    AnswerAfterMeeting,

    /// <summary>The mission says when to meet.</summary>
    Meet,

    /// <summary>The mission has answered in the last days.</summary>
    ReadTheAnswer,
}

public static class RequestRefusalCodes
{
    public const string NotInThisState = "Requests.NotInThisState";

    /// <summary>The organisation wishes never to be seen with the mission.</summary>
    public const string NeverSeenWithUs = "Requests.NeverSeenWithUs";

    /// <summary>The organisation did not ask to be met openly.</summary>
    public const string MoreOpenlyThanAsked = "Requests.MoreOpenlyThanAsked";

    /// <summary>Arguments: how many one organisation may send in a day.</summary>
    public const string TooManyToday = "Requests.TooManyToday";

    public const string MeetingInPast = "Requests.MeetingInPast";

    /// <summary>Arguments: the latest day.</summary>
    public const string MeetingTooFar = "Requests.MeetingTooFar";

    public const string NoSuchPlan = "Requests.NoSuchPlan";
    public const string NotYourOrganisation = "Requests.NotYourOrganisation";
}
