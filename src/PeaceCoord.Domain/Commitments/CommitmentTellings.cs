using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Commitments;

/// <summary>
/// Who is told what became of a commitment, and what follows from the answers. It is told as a whole when every community it is owed to was
/// told; confirmed when all of them say so, disputed as soon as one says that it was not done. Owed to none, it is told as a whole.
/// </summary>
public sealed partial class Commitment
{
    /// <summary>The last telling, whomever it told; null when there was none.</summary>
    public Telling? LastTelling => _tellings.MaxBy(telling => (telling.On, telling.RecordedAt));

    /// <summary>Delivered or declined, and a community was not told since.</summary>
    public bool IsUntold => IsOwedWord(State, ToldOn is not null, IsClosed);

    /// <summary>The communities that were not told since it was delivered or declined.</summary>
    public IReadOnlyList<CommunityId> NotToldTo => [.. _communities.Where(community => community.ToldOn is null).Select(community => community.CommunityId)];

    /// <summary>What stands of what each was told; null for one that was not.</summary>
    private IEnumerable<CommunityAnswer?> Answers =>
        _communities.Count == 0 ? [LastStanding?.Answer] : _communities.Select(community => community.Answer);

    private Telling? LastStanding => _tellings.Where(telling => telling.Stands).MaxBy(telling => (telling.On, telling.RecordedAt));

    /// <summary>As <see cref="IsUntold"/>, of a row that was read of it, or of one of its communities.</summary>
    public static bool IsOwedWord(CommitmentState state, bool isTold, bool isClosed) =>
        !isClosed && !isTold && state is CommitmentState.Delivered or CommitmentState.Declined or CommitmentState.Disputed;

    /// <summary>Where it stands with one of the communities: one may dispute what another confirms, or have heard nothing yet.</summary>
    public CommitmentState StateFor(OwedCommunity community) => StateFor(State, community.Answer);

    /// <param name="answer">What the community answered; null when it was not told.</param>
    public static CommitmentState StateFor(CommitmentState state, CommunityAnswer? answer) =>
        state is CommitmentState.Delivered or CommitmentState.Confirmed or CommitmentState.Disputed ? StateAfter(answer) : state;

    /// <summary>The last time one community was told since it was delivered or declined; null when it was not.</summary>
    public Telling? LastTellingTo(CommunityId community) =>
        _tellings.Where(telling => telling.Stands && telling.IsTo(community)).MaxBy(telling => (telling.On, telling.RecordedAt));

    /// <summary>Whether there is somebody to tell now: of a delivery, whoever has not answered it.</summary>
    public bool CanBeTold(DateOnly today) => !IsClosed
        && (CanBeToldLate(today) || State is CommitmentState.Delivered or CommitmentState.Declined || (State == CommitmentState.Disputed && _communities.Exists(IsToHear)));

    /// <summary>Whether one of the communities can be told now.</summary>
    public bool IsToHear(OwedCommunity community) =>
        State is not (CommitmentState.Delivered or CommitmentState.Confirmed or CommitmentState.Disputed) || !community.HasAnswered;

    /// <summary>
    /// Whom a meeting with these communities tells: those among them that it is owed to and that have not answered. A meeting that names none
    /// tells the one it is owed to, and nobody when they are several.
    /// </summary>
    public IReadOnlyList<CommunityId> ToldAtMeetingWith(IReadOnlyCollection<CommunityId> met) => met.Count == 0 && _communities.Count == 1
        ? [_communities[0].CommunityId]
        : [.. _communities.Where(community => met.Contains(community.CommunityId) && IsToHear(community)).Select(community => community.CommunityId)];

    /// <summary>Whether a meeting with these communities speaks with any that it is owed to.</summary>
    public bool IsOwedAtMeetingWith(IReadOnlyCollection<CommunityId> met) => _communities.Count switch
    {
        0 => true,
        1 when met.Count == 0 => true,
        _ => _communities.Exists(community => met.Contains(community.CommunityId)),
    };

    /// <summary>
    /// What people could be told of on a day and were not yet, or have not answered yet: that it was delivered or declined by then, or that it was overdue.
    /// Null when there is nothing to tell.
    /// </summary>
    /// <param name="met">The communities of the meeting; null for all that it is owed to.</param>
    public ToldOf? ToTell(DateOnly on, IReadOnlyCollection<CommunityId>? met = null)
    {
        if (IsClosed || IsToldTo(met ?? [.. _communities.Select(community => community.CommunityId)]))
            return null;
        return State switch
        {
            CommitmentState.Delivered or CommitmentState.Disputed => DeliveredOn <= on ? ToldOf.Delivered : null,
            CommitmentState.Declined => DeclinedOn <= on ? ToldOf.Declined : null,
            _ => CanBeToldLate(on) ? ToldOf.Late : null,
        };
    }

    /// <summary>Whether all that a meeting with these communities would tell were told already, and of what was delivered or declined have answered.</summary>
    public bool IsToldTo(IReadOnlyCollection<CommunityId> met)
    {
        if (_communities.Count == 0)
            return ToldOn is not null && !IsAwaited(LastStanding?.Answer);
        var told = ToldAtMeetingWith(met);
        return !_communities.Exists(community => (community.ToldOn is null || IsAwaited(community.Answer)) && told.Contains(community.CommunityId));
    }

    /// <summary>Whether an answer is still to come that it cannot close without.</summary>
    private bool IsAwaited(CommunityAnswer? answer) =>
        answer == CommunityAnswer.NotYet && State is CommitmentState.Delivered or CommitmentState.Declined or CommitmentState.Disputed;

    /// <summary>
    /// Communities were told what became of it. Their answer decides: confirmed once all have, or disputed, and then the work goes on. An answer
    /// that comes later is another telling. What is overdue may be told of too: that changes nothing but that they know. Refused at
    /// <c>Communities</c> for one that it is not owed to, and for one that has answered what was delivered.
    /// </summary>
    public Result Tell(TellingFacts facts, DateOnly today, DateTimeOffset now)
    {
        if (!CanBeTold(today) && Refused(CommitmentState.Delivered, CommitmentState.Declined) is { } refusal)
            return refusal;
        var told = facts.Communities ?? [.. _communities.Where(IsToHear).Select(community => community.CommunityId)];
        var check = CheckTelling(facts, today);
        CheckCommunities(check, told)
            .Unless(!_communities.Exists(community => told.Contains(community.CommunityId) && !IsToHear(community)), new Refusal(CommitmentRefusalCodes.AnsweredAlready, "Communities"));
        if (!check.Passed)
            return check.Result();

        var what = State switch { CommitmentState.Delivered or CommitmentState.Disputed => ToldOf.Delivered, CommitmentState.Declined => ToldOf.Declined, _ => ToldOf.Late };
        _tellings.Add(Telling.Of(facts with { Communities = told }, what, now));
        Untold = null;
        FollowAnswers();
        return Result.Done;
    }

    /// <summary>
    /// Writes anew what communities were told and answered, with a reason; what stood there is kept. Who told them, of what, and at which meeting stays,
    /// and a meeting's day, way and people with it. Where the state rests on that answer it follows: confirmed, disputed, or told and without an
    /// answer. Work that went on since stays where it is. What was closed is open again when it could not be closed by what is true now.
    /// </summary>
    public Result CorrectTelling(TellingId id, TellingFacts facts, string? reason, AccountId by, DateOnly today, DateTimeOffset now)
    {
        if (_tellings.Find(telling => telling.Id == id) is not { } telling)
            return Refusal.NotFound;
        var stood = telling.Communities.ConvertAll(community => new CommunityId(community));
        var corrected = telling.MeetingId is null ? facts with { Communities = facts.Communities ?? stood } : facts with { On = telling.On, How = telling.How, Communities = stood };
        var check = CheckTelling(corrected, today, telling.Stands).RequiredText(reason, ReasonMaxLength, "Reason");
        CheckCommunities(check, corrected.Communities!);
        if (!check.Passed)
            return check.Result();

        var correction = TellingCorrection.Of(telling, reason!, by, now);
        _tellingCorrections.Add(correction);
        telling.Write(corrected);
        FollowAnswers();
        if (IsClosed && !StaysClosed)
        {
            correction.Open();
            (ClosedAt, ClosedBy, Untold) = (null, null, null);
        }

        return Result.Done;
    }

    /// <summary>Overdue, and not disputed: who disputes it knows.</summary>
    public bool CanBeToldLate(DateOnly today) => IsOverdue(today) && State != CommitmentState.Disputed;

    /// <summary>Something new became of it: everybody is owed word of that.</summary>
    private void BeginToTell()
    {
        foreach (var telling in _tellings)
            telling.Pass();
        Untold = null;
        FollowAnswers();
    }

    private void FollowAnswers()
    {
        foreach (var community in _communities)
            community.Know(_tellings);
        ToldOn = _communities.Count == 0 ? LastStanding?.On : _communities.Exists(community => community.ToldOn is null) ? null : _communities.Max(community => community.ToldOn);
        if (State is CommitmentState.Delivered or CommitmentState.Confirmed or CommitmentState.Disputed)
            State = Answers.Contains(CommunityAnswer.Disputed) ? CommitmentState.Disputed : Answers.All(answer => answer == CommunityAnswer.Confirmed) ? CommitmentState.Confirmed : CommitmentState.Delivered;
    }

    /// <summary>Whether what is closed could be closed by what is true now.</summary>
    private bool StaysClosed => State != CommitmentState.Disputed && !Answers.Contains(CommunityAnswer.NotYet) && (ToldOn is not null || Untold is { AgreedBy: not null });

    private static CommitmentState StateAfter(CommunityAnswer? answer) => answer switch
    {
        CommunityAnswer.Confirmed => CommitmentState.Confirmed,
        CommunityAnswer.Disputed => CommitmentState.Disputed,
        _ => CommitmentState.Delivered,
    };

    /// <summary>Those that were told are among those that it is owed to, and at least one where it is owed to any.</summary>
    private Check CheckCommunities(Check check, IReadOnlyCollection<CommunityId> told) => check
        .Unless(_communities.Count == 0 || told.Count > 0, Refusal.Required("Communities"))
        .Unless(told.All(community => _communities.Exists(owed => owed.CommunityId == community)), new Refusal(RefusalCodes.UnknownChoice, "Communities"));

    /// <param name="sinceDone">It tells of what was delivered or declined, and cannot be earlier.</param>
    private Check CheckTelling(TellingFacts facts, DateOnly today, bool sinceDone = true)
    {
        var check = NotInTheFuture(new Check(), facts.On, today)
            .Unless(!sinceDone || OwedWordSince is null || facts.On >= OwedWordSince, new Refusal(CommitmentRefusalCodes.ToldBeforeDone, "On", OwedWordSince ?? default))
            .Choice<ToldHow>(facts.How, "How");
        return facts.CheckAnswer(check);
    }
}
