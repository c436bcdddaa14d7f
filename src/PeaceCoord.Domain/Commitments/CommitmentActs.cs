using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Commitments;

/// <summary>What is done to a commitment, in the order in which it is done.</summary>
public sealed partial class Commitment
{
    /// <summary>Its consultation was amended: whoever may not read that any more may not read this either.</summary>
    public Result Follow(Label label, FieldOfficeId? office, IEnumerable<AccountId> readers)
    {
        Label = label;
        FieldOfficeId = office;
        NamedReaders = [.. readers.Select(reader => reader.Value)];
        return Result.Done;
    }

    /// <summary>Somebody withdrew from its consultation: the name goes from every text of this in which it stands whole.</summary>
    public void TakeOut(WrittenName name)
    {
        Text = name.TakenOutOf(Text)!;
        DeclinedReason = name.TakenOutOf(DeclinedReason);
        DeliveryNote = name.TakenOutOf(DeliveryNote);
        Untold?.TakeOut(name);
        foreach (var step in _steps)
            step.TakeOut(name);
        foreach (var telling in _tellings)
            telling.TakeOut(name);
        foreach (var correction in _corrections)
            correction.TakeOut(name);
        foreach (var correction in _tellingCorrections)
            correction.TakeOut(name);
        foreach (var handover in _handovers)
            handover.TakeOut(name);
    }

    /// <summary>Somebody is named at a meeting no longer: the name goes from what was told there, and from what stood in it before.</summary>
    public void TakeOutOfToldAt(ConsultationId meeting, WrittenName name)
    {
        foreach (var telling in _tellings.Where(telling => telling.MeetingId == meeting))
        {
            telling.TakeOut(name);
            foreach (var correction in _tellingCorrections.Where(correction => correction.TellingId == telling.Id))
                correction.TakeOut(name);
        }
    }

    /// <summary>
    /// Writes anew what was recorded wrongly, with a reason; what it said before is kept. Nothing changed is nothing kept. Refused once it is closed, and at
    /// <c>Priority</c> where high priority would be taken from it once it was delivered, or by somebody who owned it: nobody frees the own work from being verified.
    /// </summary>
    /// <param name="held">The day of the meeting; null where it is not said.</param>
    public Result Correct(CommitmentWording wording, DateOnly? held, string? reason, AccountId by, DateTimeOffset now)
    {
        if (IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        var isLowered = Priority == Priority.High && wording.Priority is { } priority && priority != Priority.High;
        var check = CheckFacts(new Check(), wording.Text, wording.Due, held, nameof(Text), nameof(Due))
            .Unless(wording.Priority is not null, Refusal.Required(nameof(Priority))).Choice(wording.Priority, nameof(Priority))
            .Unless(!isLowered || (DeliveredOn is null && !WasOwnedBy(by)), new Refusal(CommitmentRefusalCodes.PriorityStays, nameof(Priority)))
            .RequiredText(reason, ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();
        if (wording with { Text = wording.Text!.Trim() } == new CommitmentWording(Text, Due, Priority))
            return Result.Done;

        _corrections.Add(CommitmentCorrection.Of(this, reason!, by, now));
        (Text, Due, Priority) = (wording.Text!.Trim(), wording.Due!.Value, wording.Priority!.Value);
        return Result.Done;
    }

    /// <summary>
    /// Another member follows it up from now on. That they may read it is for the caller to ask. Refused at <c>To</c> for the owner, and for who
    /// verified its delivery: the owner does not judge the own work.
    /// </summary>
    public Result HandOver(AccountId to, string? reason, AccountId by, DateTimeOffset now)
    {
        if (IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        var check = new Check()
            .Unless(to != OwnerId, new Refusal(CommitmentRefusalCodes.OwnerAlready, "To"))
            .Unless(to != VerifiedBy, new Refusal(CommitmentRefusalCodes.VerifiedByThem, "To"))
            .RequiredText(reason, ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        _handovers.Add(new Handover(HandoverId.New(), OwnerId, to, reason!.Trim(), by, now));
        OwnerId = to;
        return Result.Done;
    }

    public Result Accept() => Move(CommitmentState.Accepted, CommitmentState.Recorded);

    /// <summary>Also the honest end of what was accepted and cannot be kept: the community is told, with the reason.</summary>
    /// <param name="today">The mission's day.</param>
    public Result Decline(string? reason, DateOnly today, DeclineGround? ground = null)
    {
        if (Refused(CommitmentState.Recorded, CommitmentState.Accepted, CommitmentState.Planned, CommitmentState.InProgress, CommitmentState.Disputed) is { } refusal)
            return refusal;
        var check = new Check().RequiredText(reason, ReasonMaxLength, "Reason").Choice(ground, "Ground");
        if (!check.Passed)
            return check.Result();

        State = CommitmentState.Declined;
        DeclinedReason = reason!.Trim();
        DeclinedGround = ground;
        DeclinedOn = today;
        BeginToTell();
        return Result.Done;
    }

    /// <summary>Gives it its place in a plan. Refused before it was accepted, and with a horizon that there is none of.</summary>
    public Result Plan(Horizon? horizon)
    {
        var check = new Check().Choice(horizon, nameof(Horizon));
        if (!check.Passed)
            return check.Result();

        var planned = Move(CommitmentState.Planned, CommitmentState.Accepted);
        if (planned.Succeeded)
            Horizon = horizon;
        return planned;
    }

    /// <summary>Work begins, or begins again after a dispute.</summary>
    public Result Start() => Move(CommitmentState.InProgress, CommitmentState.Accepted, CommitmentState.Planned, CommitmentState.Disputed);

    /// <summary>A note of something done on the way, from acceptance until it closes.</summary>
    public Result AddStep(DateOnly on, string? note, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (Refused(CommitmentState.Accepted, CommitmentState.Planned, CommitmentState.InProgress, CommitmentState.Delivered, CommitmentState.Disputed) is { } refusal)
            return refusal;
        var check = NotInTheFuture(new Check().RequiredText(note, NoteMaxLength, "Note"), on, today);
        if (!check.Passed)
            return check.Result();

        _steps.Add(new CommitmentStep(CommitmentStepId.New(), on, note!.Trim(), by, now));
        return Result.Done;
    }

    /// <summary>Done, as far as the one who did it can say. The community has not spoken yet.</summary>
    public Result Deliver(DateOnly on, string? note, DateOnly today)
    {
        if (Refused(CommitmentState.Accepted, CommitmentState.Planned, CommitmentState.InProgress, CommitmentState.Disputed) is { } refusal)
            return refusal;
        var check = NotInTheFuture(new Check().Text(note, NoteMaxLength, "Note"), on, today);
        if (!check.Passed)
            return check.Result();

        State = CommitmentState.Delivered;
        DeliveredOn = on;
        DeliveryNote = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        VerifiedBy = null;
        VerifiedAt = null;
        BeginToTell();
        return Result.Done;
    }

    /// <summary>Somebody went and looked. Needed before a commitment of high priority closes, and never by its owner.</summary>
    public Result Verify(AccountId by, DateTimeOffset now)
    {
        if (Refused(CommitmentState.Delivered, CommitmentState.Confirmed) is { } refusal)
            return refusal;
        if (WasOwnedBy(by))
            return new Refusal(CommitmentRefusalCodes.VerifierIsOwner);
        if (VerifiedBy is not null)
            return new Refusal(CommitmentRefusalCodes.AlreadyVerified);

        VerifiedBy = by;
        VerifiedAt = now;
        return Result.Done;
    }

    /// <summary>Ends it. Refused until every community it is owed to was told and has answered; a disputed delivery does not close.</summary>
    public Result Close(AccountId by, DateTimeOffset now)
    {
        return Closing.Obstacle switch
        {
            null => End(by, now),
            CommitmentRefusalCodes.NotInThisState => new Refusal(CommitmentRefusalCodes.NotInThisState, null, State),
            CommitmentRefusalCodes.CommunityNotTold when NotToldTo is { Count: > 0 } missing && missing.Count < _communities.Count => new Refusal(CommitmentRefusalCodes.SomeNotTold, null, missing.Count, _communities.Count),
            var obstacle => new Refusal(obstacle),
        };
    }

    /// <summary>Whether somebody could ask now that it be closed untold.</summary>
    public bool CanBeAskedToCloseUntold => !IsClosed && State is CommitmentState.Delivered or CommitmentState.Declined && ObstacleToAsking is null;

    private string? ObstacleToAsking =>
        ToldOn is not null ? CommitmentRefusalCodes.AlreadyTold
        : Answers.Contains(CommunityAnswer.NotYet) ? CommitmentRefusalCodes.NoAnswerYet
        : Untold is not null ? CommitmentRefusalCodes.UntoldAlreadyAsked
        : null;

    /// <summary>Asks for it to be closed without telling those that were not told; a second person decides. Refused while the answer of one that was told is missing.</summary>
    public Result AskToCloseUntold(UntoldReason? reason, string? explanation, AccountId by, DateTimeOffset now)
    {
        if (Refused(CommitmentState.Delivered, CommitmentState.Declined) is { } refusal)
            return refusal;
        if (ObstacleToAsking is { } code)
            return new Refusal(code);
        var check = new Check().Unless(reason is not null, Refusal.Required("Reason")).Choice(reason, "Reason")
            .RequiredText(explanation, ReasonMaxLength, "Explanation");
        if (!check.Passed)
            return check.Result();

        Untold = UntoldClosing.Ask(reason!.Value, explanation!, by, now);
        return Result.Done;
    }

    /// <summary>The second person agrees: neither the owner nor the one who asked. Refused when one that was told disputes it since, or has not answered.</summary>
    public Result AgreeToCloseUntold(AccountId by, DateTimeOffset now)
    {
        if (IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        if (Untold is null)
            return new Refusal(CommitmentRefusalCodes.UntoldNotAsked);
        if (WasOwnedBy(by) || by == Untold.AskedBy)
            return new Refusal(CommitmentRefusalCodes.SecondPersonNeeded);
        if (State == CommitmentState.Disputed)
            return new Refusal(CommitmentRefusalCodes.AnswerDisputed);
        if (Answers.Contains(CommunityAnswer.NotYet))
            return new Refusal(CommitmentRefusalCodes.NoAnswerYet);
        if (Closing.NeedsVerifying)
            return new Refusal(CommitmentRefusalCodes.NotVerified);

        Untold.Agree(by, now);
        return End(by, now);
    }

    /// <summary>The second person does not agree: the community is still owed word.</summary>
    public Result TurnDownClosingUntold(AccountId by)
    {
        if (IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        if (Untold is null)
            return new Refusal(CommitmentRefusalCodes.UntoldNotAsked);
        if (WasOwnedBy(by) || by == Untold.AskedBy)
            return new Refusal(CommitmentRefusalCodes.SecondPersonNeeded);

        Untold = null;
        return Result.Done;
    }

    private static Check NotInTheFuture(Check check, DateOnly on, DateOnly today) =>
        check.Unless(on <= today, new Refusal(CommitmentRefusalCodes.InTheFuture, "On"));

    private Result Move(CommitmentState to, params ReadOnlySpan<CommitmentState> from)
    {
        if (Refused(from) is { } refusal)
            return refusal;

        State = to;
        return Result.Done;
    }

    private Refusal? Refused(params ReadOnlySpan<CommitmentState> unless)
    {
        if (IsClosed)
            return new Refusal(CommitmentRefusalCodes.Closed);
        return unless.Contains(State) ? null : new Refusal(CommitmentRefusalCodes.NotInThisState, null, State);
    }

    private Result End(AccountId by, DateTimeOffset now)
    {
        ClosedAt = now;
        ClosedBy = by;
        return Result.Done;
    }
}
