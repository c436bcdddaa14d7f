using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Requests;

/// <summary>
/// An organisation asks the mission that registered it for a meeting, or raises a concern: sent, acknowledged, a meeting set where there is one,
/// answered. Each side reads who acted for the other only as the organisation and as the mission.
/// </summary>
public sealed class EngagementRequest : AggregateRoot, IInWorkspace
{
    public const int SubjectMaxLength = 200;
    public const int TextMaxLength = 4000;
    public const int NoteMaxLength = 500;
    public const int LanguageMaxLength = 10;

    /// <summary>More than this from one organisation within a day is a slip, or somebody who wants to bury the others.</summary>
    public const int MostADay = 10;

    /// <summary>Days ahead that a meeting may be set at most.</summary>
    public const int MostDaysAhead = 366;

    /// <summary>Days for which an answer counts as new to the organisation.</summary>
    public const int DaysAnswerIsNew = 14;

    private readonly List<RequestStep> _steps = [];

    private EngagementRequest()
    {
    }

    public RequestId Id { get; private init; }

    /// <summary>The mission it is sent to: the one that registered the organisation.</summary>
    public WorkspaceId WorkspaceId { get; private init; }

    public OrganisationId OrganisationId { get; private init; }

    /// <summary>Confidential where the organisation does not wish to be seen openly with the mission or was never asked; Restricted else. As it was when it was sent.</summary>
    public Label Label { get; private init; }

    public RequestKind Kind { get; private init; }

    public string Subject { get; private set; } = "";

    public ConcernTheme Theme { get; private init; }

    public string Text { get; private set; } = "";

    public ConcernUrgency Urgency { get; private init; }

    /// <summary>The language to be answered and met in, such as <c>ar</c>.</summary>
    public string Language { get; private init; } = "";

    public HowToMeet How { get; private init; }

    public RequestState State { get; private set; }

    public DateTimeOffset SentAt { get; private init; }

    /// <summary>The day it was sent, in the mission's time.</summary>
    public DateOnly SentOn { get; private init; }

    /// <summary>The day of the meeting; null while none is set.</summary>
    public DateOnly? MeetingOn { get; private set; }

    public HowToMeet? MeetingHow { get; private set; }

    /// <summary>Hour, place, whom to ask for, in words for the organisation.</summary>
    public string? MeetingNote { get; private set; }

    /// <summary>The planned consultation it became; the organisation is not told.</summary>
    public ConsultationId? ConsultationId { get; private set; }

    /// <summary>What the mission answered.</summary>
    public string? Answer { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    /// <summary>Why the organisation took it back; null where it did not say.</summary>
    public string? WithdrawnBecause { get; private set; }

    /// <summary>What was done with it, the first first.</summary>
    public IReadOnlyList<RequestStep> Steps => _steps;

    public bool IsOpen => State is not (RequestState.Answered or RequestState.Withdrawn);

    /// <summary>Sends it. An organisation that wishes never to be seen with the mission is not met openly. All refusals at once.</summary>
    /// <param name="today">The mission's day.</param>
    public static Result<EngagementRequest> Send(RequestId id, Organisation organisation, RequestFacts facts, AccountId by, DateOnly today, DateTimeOffset now)
    {
        var check = new Check()
            .Unless(facts.Kind is not null, Refusal.Required(nameof(Kind))).Choice(facts.Kind, nameof(Kind))
            .RequiredText(facts.Subject, SubjectMaxLength, nameof(Subject))
            .Unless(facts.Theme is not null, Refusal.Required(nameof(Theme))).Choice(facts.Theme, nameof(Theme))
            .RequiredText(facts.Text, TextMaxLength, nameof(Text))
            .Choice(facts.Urgency, nameof(Urgency))
            .RequiredText(facts.Language, LanguageMaxLength, nameof(Language))
            .Unless(facts.How is not null, Refusal.Required(nameof(How))).Choice(facts.How, nameof(How))
            .Unless(facts.How != HowToMeet.Openly || organisation.Visibility != SeenWithUs.Never, new Refusal(RequestRefusalCodes.NeverSeenWithUs, nameof(How)));
        if (!check.Passed)
            return Result<EngagementRequest>.Refused(check.Refusals);

        var request = new EngagementRequest
        {
            Id = id,
            WorkspaceId = organisation.WorkspaceId,
            OrganisationId = organisation.Id,
            Label = organisation.Visibility == SeenWithUs.Openly ? Label.Restricted : Label.Confidential,
            Kind = facts.Kind!.Value,
            Subject = facts.Subject!.Trim(),
            Theme = facts.Theme!.Value,
            Text = facts.Text!.Trim(),
            Urgency = facts.Urgency ?? ConcernUrgency.Normal,
            Language = facts.Language!.Trim(),
            How = facts.How!.Value,
            SentAt = now,
            SentOn = today,
        };
        request.Move(RequestState.Sent, by, now);
        return request;
    }

    /// <summary>Somebody of the mission has read it. A second time changes nothing.</summary>
    public Result Acknowledge(AccountId by, DateTimeOffset now)
    {
        if (State == RequestState.Acknowledged)
            return Result.Done;
        return Refused(RequestState.Sent) is { } refusal ? refusal : Move(RequestState.Acknowledged, by, now);
    }

    /// <summary>
    /// The mission says when and how to meet, or says it anew. Never more openly than the organisation asked. Refused on a day that is
    /// past, and before it was acknowledged.
    /// </summary>
    /// <param name="plan">The planned consultation it became.</param>
    public Result SetMeeting(DateOnly? on, HowToMeet? how, string? note, ConsultationId? plan, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (Refused(RequestState.Acknowledged, RequestState.MeetingSet) is { } refusal)
            return refusal;
        var check = new Check()
            .Unless(on is not null, Refusal.Required(nameof(MeetingOn)))
            .Unless(on is null || on >= today, new Refusal(RequestRefusalCodes.MeetingInPast, nameof(MeetingOn)))
            .Unless(on is null || on <= today.AddDays(MostDaysAhead), new Refusal(RequestRefusalCodes.MeetingTooFar, nameof(MeetingOn), today.AddDays(MostDaysAhead)))
            .Unless(how is not null, Refusal.Required(nameof(MeetingHow))).Choice(how, nameof(MeetingHow))
            .Unless(how is null || how >= How, new Refusal(RequestRefusalCodes.MoreOpenlyThanAsked, nameof(MeetingHow)))
            .Text(note, NoteMaxLength, nameof(MeetingNote));
        if (!check.Passed)
            return check.Result();

        (MeetingOn, MeetingHow, ConsultationId) = (on, how, plan);
        MeetingNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        return Move(RequestState.MeetingSet, by, now);
    }

    /// <summary>What the mission says to it, with or without a meeting. It is the end of the request.</summary>
    public Result Reply(string? answer, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (Refused(RequestState.Acknowledged, RequestState.MeetingSet) is { } refusal)
            return refusal;
        var check = new Check().RequiredText(answer, TextMaxLength, nameof(Answer));
        if (!check.Passed)
            return check.Result();

        (Answer, AnsweredOn) = (answer!.Trim(), today);
        return Move(RequestState.Answered, by, now);
    }

    /// <summary>The organisation does not ask any more.</summary>
    /// <param name="because">Why, where it says so: it owes nobody a reason.</param>
    public Result Withdraw(string? because, AccountId by, DateTimeOffset now)
    {
        if (Refused(RequestState.Sent, RequestState.Acknowledged, RequestState.MeetingSet) is { } refusal)
            return refusal;
        var check = new Check().Text(because, NoteMaxLength, nameof(WithdrawnBecause));
        if (!check.Passed)
            return check.Result();

        WithdrawnBecause = string.IsNullOrWhiteSpace(because) ? null : because.Trim();
        return Move(RequestState.Withdrawn, by, now);
    }

    /// <summary>Somebody withdrew a consent: no text of the request names them any more.</summary>
    public void TakeOut(WrittenName name) =>
        (Subject, Text, MeetingNote, Answer, WithdrawnBecause) =
            (name.TakenOutOf(Subject)!, name.TakenOutOf(Text)!, name.TakenOutOf(MeetingNote), name.TakenOutOf(Answer), name.TakenOutOf(WithdrawnBecause));

    /// <summary>What the mission is asked to do; null when it is not its turn.</summary>
    public RequestTurn? TurnOfTheMission(DateOnly today) => State switch
    {
        RequestState.Sent => RequestTurn.Acknowledge,
        RequestState.Acknowledged => RequestTurn.Answer,
        RequestState.MeetingSet when MeetingOn < today => RequestTurn.AnswerAfterMeeting,
        _ => null,
    };

    /// <summary>What the organisation is asked to do; null when it is not its turn.</summary>
    public RequestTurn? TurnOfTheOrganisation(DateOnly today) => State switch
    {
        RequestState.MeetingSet when MeetingOn >= today => RequestTurn.Meet,
        RequestState.Answered when AnsweredOn >= today.AddDays(-DaysAnswerIsNew) => RequestTurn.ReadTheAnswer,
        _ => null,
    };

    private Refusal? Refused(params ReadOnlySpan<RequestState> unless) =>
        unless.Contains(State) ? null : new Refusal(RequestRefusalCodes.NotInThisState, null, State);

    private Result Move(RequestState to, AccountId by, DateTimeOffset now)
    {
        State = to;
        _steps.Add(new RequestStep(RequestStepId.New(), to, by, now));
        return Result.Done;
    }
}

/// <summary>One change of its state.</summary>
public sealed class RequestStep(RequestStepId id, RequestState to, AccountId by, DateTimeOffset at)
{
    public RequestStepId Id { get; private init; } = id;

    public RequestState To { get; private init; } = to;

    public AccountId By { get; private init; } = by;

    public DateTimeOffset At { get; private init; } = at;

    /// <summary>Sending and withdrawing are the organisation's, all else the mission's.</summary>
    public bool IsOfTheOrganisation => To is RequestState.Sent or RequestState.Withdrawn;
}

/// <summary>What an organisation writes.</summary>
public sealed record RequestFacts(RequestKind? Kind, string? Subject, ConcernTheme? Theme, string? Text, ConcernUrgency? Urgency, string? Language, HowToMeet? How);
