using PeaceCoord.Domain.Commitments;
using PeaceCoord.Domain.Inclusion;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>What can be done with a consultation.</summary>
public sealed partial class Consultation
{
    /// <summary>Puts a planned meeting off. With a day it is planned for that day; without one it waits.</summary>
    /// <param name="met">What those wish now whom the plan names: a wish may have changed since it was made. Without a day nobody is met, and nothing is asked.</param>
    public Result Postpone(DateOnly? until, string? reason, IReadOnlyCollection<MetWish> met, DateTimeOffset now)
    {
        var check = InState(ConsultationState.Planned, ConsultationState.Postponed).RequiredText(reason, ReasonMaxLength, nameof(Reason));
        if (until is not null)
        {
            ConsultationPlan.Day(check, until, MissionTime.Today(Zone, now), "Until")
                .Unless(!DoNoHarmCheck.Find(Visibility, ReprisalRisk, met).Any(DoNoHarmCheck.Refuses), new Refusal(ConsultationRefusalCodes.PutOffInTheOpen, "Until"));
        }

        if (!check.Passed)
            return check.Result();

        Reason = reason!.Trim();
        State = until is null ? ConsultationState.Postponed : ConsultationState.Planned;
        HoldOn(until, until is null ? null : StartsAt, EndsAt);
        return Result.Done;
    }

    /// <summary>The meeting was held: from now on it is written down.</summary>
    public Result BeginDraft()
    {
        var check = InState(ConsultationState.Planned, ConsultationState.Postponed);
        if (check.Passed)
            State = ConsultationState.Draft;
        return check.Result();
    }

    /// <summary>Calls it off, or throws the draft away. What is submitted or recorded cannot be cancelled.</summary>
    public Result Cancel(string? reason)
    {
        var check = InState(ConsultationState.Planned, ConsultationState.Postponed, ConsultationState.Draft, ConsultationState.Returned)
            .RequiredText(reason, ReasonMaxLength, nameof(Reason));
        if (!check.Passed)
            return check.Result();

        State = ConsultationState.Cancelled;
        Reason = reason!.Trim();
        return Result.Done;
    }

    /// <summary>
    /// Whether others have relied on its label: it was planned, or submitted before. From then on only the data protection focal point lowers it; what was only
    /// ever a draft is labelled by its author.
    /// </summary>
    public bool IsRelied => SubmittedAt is not null || Visibility is not null;

    /// <summary>Only as the data protection focal point decided. Nobody is named under the lower label: it is read to clearance.</summary>
    public Result LowerLabel(Label to)
    {
        var check = InState(ConsultationState.Planned, ConsultationState.Postponed, ConsultationState.Submitted, ConsultationState.Returned, ConsultationState.Recorded);
        if (!check.Passed)
            return check.Result();
        Label = to;
        _namedReaders.Clear();
        return Result.Done;
    }

    /// <summary>Hands what was written to a reviewer. Everything is checked at once; nothing is applied when something is refused.</summary>
    public Result Submit(ConsultationContent content, DateTimeOffset now)
    {
        var check = InState(ConsultationState.Draft, ConsultationState.Returned).Rules(content, MissionTime.Today(Zone, now))
            .Unless(content.Label is null || !IsRelied || content.Label >= Label, new Refusal(ConsultationRefusalCodes.LabelLowered, DraftFieldNames.LabelField));
        if (!check.Passed)
            return check.Result();

        Apply(content);
        foreach (var comment in _comments.Where(comment => content.Answered.Contains(comment.Id)))
            comment.Answer();
        State = ConsultationState.Submitted;
        SubmittedAt = now;
        return Result.Done;
    }

    /// <summary>Sends it back to its author, saying what to mend: of the whole, of its sections, or both.</summary>
    /// <param name="bySection">What is asked of single sections; refused at <c>On</c> and the section's name. Empty ones count as none.</param>
    public Result Return(string? comment, AccountId reviewer, DateTimeOffset now, params IReadOnlyList<(EditorSection Section, string? Text)> bySection)
    {
        var asked = bySection.Where(part => !string.IsNullOrWhiteSpace(part.Text)).ToList();
        var check = InState(ConsultationState.Submitted)
            .Unless(asked.Count > 0 || !string.IsNullOrWhiteSpace(comment), Refusal.Required("Comment"))
            .Text(comment, ReasonMaxLength, "Comment");
        foreach (var (section, text) in asked)
            check.Unless(section < EditorSection.Check, new Refusal(RefusalCodes.UnknownChoice, "On" + section)).Text(text, ReasonMaxLength, "On" + section);
        if (!check.Passed)
            return check.Result();

        State = ConsultationState.Returned;
        var review = Review.Of(reviewer, ReviewDecision.Returned, Label, comment, now);
        _reviews.Add(review);
        _comments.AddRange(asked.Select(part => SectionComment.Ask(review.Id, part.Section, part.Text!)));
        return Result.Done;
    }

    /// <summary>Puts it on record under its reference. Concerns something was promised for count as committed.</summary>
    public Result Record(string reference, string? comment, AccountId reviewer, DateTimeOffset now)
    {
        var check = InState(ConsultationState.Submitted).Text(comment, ReasonMaxLength, "Comment");
        if (!check.Passed)
            return check.Result();

        State = ConsultationState.Recorded;
        Reference = reference;
        RecordedAt = now;
        _reviews.Add(Review.Of(reviewer, ReviewDecision.Recorded, Label, comment, now));
        foreach (var concern in _concerns.Where(concern => _proposedCommitments.Exists(p => p.ConcernId == concern.Id)))
            Commit(concern);
        return Result.Done;
    }

    /// <summary>Corrects what is on record, with a reason. The earlier version stays readable in its history; the label is never lowered here.</summary>
    public Result Amend(ConsultationContent content, string? reason, DateTimeOffset now)
    {
        var check = InState(ConsultationState.Recorded)
            .Rules(content with { Tellings = [] }, MissionTime.Today(Zone, now))
            .RequiredText(reason, ReasonMaxLength, nameof(Reason))
            .Unless(content.Label is null || content.Label >= Label, new Refusal(ConsultationRefusalCodes.LabelLowered, DraftFieldNames.LabelField));
        foreach (var gone in _concerns.Where(concern => StaysOnRecord(concern) && !content.Concerns.Any(kept => kept.Id == concern.Id)))
            check.Unless(false, new Refusal(ConsultationRefusalCodes.ConcernStays, null, gone.Order));
        if (!check.Passed)
            return check.Result();

        Apply(content with { Commitments = [] }, isAmendment: true);
        Reason = reason!.Trim();
        return Result.Done;
    }

    /// <summary>
    /// Says what became of a concern: noted, referred, not possible (with the reason), and what changed because of it. Committed is said by a
    /// commitment alone, and by then what became of the concern is what becomes of that.
    /// </summary>
    public Result AnswerConcern(ConcernId id, ConcernState? state, string? notPossibleReason, string? changedBecause)
    {
        var concern = _concerns.Find(c => c.Id == id);
        if (concern is null)
            return Refusal.NotFound;

        var check = InState(ConsultationState.Recorded)
            .Unless(state is not null, Refusal.Required("State"))
            .Choice(state, "State")
            .Unless(state != ConcernState.Committed || concern.State == ConcernState.Committed, new Refusal(ConsultationRefusalCodes.NothingPromised, "State"))
            .Unless(state is null or ConcernState.Committed || concern.State != ConcernState.Committed, new Refusal(ConsultationRefusalCodes.PromiseAnswers, "State"))
            .Text(changedBecause, Concern.OutcomeMaxLength, "ChangedBecause");
        if (state == ConcernState.NotPossible)
            check.RequiredText(notPossibleReason, Concern.OutcomeMaxLength, "NotPossibleReason");
        else
            check.Text(notPossibleReason, Concern.OutcomeMaxLength, "NotPossibleReason");
        if (!check.Passed)
            return check.Result();

        var reason = concern.NotPossibleReason;
        concern.Answer(state!.Value, notPossibleReason, changedBecause);
        if (concern.NotPossibleReason is null || concern.NotPossibleReason != reason)
            ForgetTellings(id);
        return Result.Done;
    }

    /// <summary>Something more is promised, for one of its concerns or for the meeting as a whole.</summary>
    public Result CommitTo(ConcernId? id)
    {
        if (State != ConsultationState.Recorded)
            return new Refusal(CommitmentRefusalCodes.ConsultationNotRecorded);
        if (id is null)
            return Result.Done;
        if (_concerns.Find(c => c.Id == id) is not { } concern)
            return new Refusal(CommitmentRefusalCodes.NoSuchConcern, "ConcernId");

        Commit(concern);
        return Result.Done;
    }

    private void Commit(Concern concern)
    {
        concern.BecomeCommitted();
        ForgetTellings(concern.Id);
    }

    private Check InState(params ReadOnlySpan<ConsultationState> states) =>
        new Check().Unless(states.Contains(State), new Refusal(ConsultationRefusalCodes.NotInThisState, null, State));

    /// <param name="isAmendment">What was promised and told lives with the commitments by now, and stays as it is.</param>
    private void Apply(ConsultationContent content, bool isAmendment = false)
    {
        Title = content.Title!.Trim();
        Kind = content.Kind;
        SectionId = content.SectionId;
        FieldOfficeId = content.FieldOfficeId;
        AreaPCode = content.AreaPCode;
        PlaceName = content.PlaceName!.Trim();
        HoldOn(content.HeldOn, content.StartsAt, content.EndsAt);
        Language = content.Language;
        WithInterpreter = content.WithInterpreter;
        Purpose = content.Purpose;
        ForTheMission = content.ForTheMission;
        TeamWomen = content.TeamWomen;
        TeamMen = content.TeamMen;
        Label = content.Label!.Value;
        Sensitivity = content.Sensitivity;
        DoNoHarm = content.DoNoHarm;
        Context = content.Context;
        Action = content.Action;
        Horizon = content.Horizon;
        Counting = content.Counting;
        PersonsWithDisabilities = content.PersonsWithDisabilities;
        DisplacedPersons = content.DisplacedPersons;
        _figures = [.. MeetingFigures.Of([.. HeadCounts.Table.Select(cell => content.Heads.GetValueOrDefault(cell))], PersonsWithDisabilities, DisplacedPersons).Written()];
        ApplyParts(content, isAmendment);
    }

    private void ApplyParts(ConsultationContent content, bool isAmendment)
    {
        _tasks.Clear();
        _tasks.AddRange(content.Tasks.Distinct(StringComparer.Ordinal));
        var heads = content.Heads.Where(h => h.Value > 0).ToList();
        Parts.Match(_participation, heads, (part, h) => (part.Sex, part.Age) == h.Key, h => new Participation(h.Key.Sex, h.Key.Age, h.Value), (part, h) => part.Heads = h.Value);
        Parts.Match(_communities, content.Communities, (part, id) => part.CommunityId == id, id => new ConsultedCommunity(id));
        Parts.Match(_organisations, content.Organisations, (part, id) => part.OrganisationId == id, id => new ConsultedOrganisation(id));
        Parts.Match(_leaders, content.Leaders, (part, id) => part.LeaderId == id, id => new ConsultedLeader(id));
        ApplyConsents(content, isAmendment);
        Parts.Match(_namedReaders, Label == Label.StrictlyConfidential ? content.Readers : [], (part, id) => part.AccountId == id, id => new NamedReader(id));
        var order = 0;
        Parts.Match(_concerns, content.Concerns, (part, c) => part.Id == c.Id, c => Concern.Raise(c, ++order), (part, c) => part.Write(c, ++order));
        Parts.Match(_referrals, content.Referrals, (part, r) => part.Id == r.Id, Referral.Note, (part, r) => part.Write(r));
        if (isAmendment)
            return;
        Parts.Match(_proposedCommitments, content.Commitments, (part, c) => part.Id == c.Id, c => ProposedCommitment.Propose(c, ++order), (part, c) => part.Write(c, ++order));
        Parts.Match(_tellings, content.Tellings, (part, t) => part.SubjectId == t.SubjectId, MeetingTelling.Of, (part, t) => part.Write(t));
    }

    private void HoldOn(DateOnly? day, TimeOnly? starts, TimeOnly? ends)
    {
        (HeldOn, StartsAt, EndsAt) = (day, starts, ends);
        HeldAt = day is { } on ? MissionTime.At(Zone, on, starts ?? TimeOnly.MinValue) : null;
    }
}

internal static class Parts
{
    /// <summary>Brings parts to what is wanted: those that are gone go, those that stay are written, new ones come.</summary>
    public static void Match<TPart, TWanted>(List<TPart> parts, IReadOnlyCollection<TWanted> wanted, Func<TPart, TWanted, bool> same, Func<TWanted, TPart> make, Action<TPart, TWanted>? write = null)
    {
        parts.RemoveAll(part => !wanted.Any(w => same(part, w)));
        foreach (var want in wanted)
        {
            var there = parts.Find(part => same(part, want));
            if (there is null)
                parts.Add(make(want));
            else
                write?.Invoke(there, want);
        }
    }
}
