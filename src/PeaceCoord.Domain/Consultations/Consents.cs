using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Consultations;

/// <summary>Those named on a consultation, and on what ground; what a withdrawal takes away, and the reading again that it asks for.</summary>
public sealed partial class Consultation
{
    private readonly List<Consent> _consents = [];

    /// <summary>At most one for each leader named, and one for each time that somebody withdrew.</summary>
    public IReadOnlyList<Consent> Consents => _consents;

    /// <summary>
    /// Since when its words wait to be read again, because somebody withdrew a consent and may be known by them; null when they do not. Until
    /// then no words of it are shared.
    /// </summary>
    public DateTimeOffset? ReadAgainSince { get; private set; }

    /// <summary>Who last read it again after a withdrawal.</summary>
    public AccountId? ReadAgainBy { get; private set; }

    public DateTimeOffset? ReadAgainAt { get; private set; }

    /// <summary>Notes on what ground a leader is named on the record, or corrects that. Not found for somebody who is not named.</summary>
    public Result KeepConsent(LeaderId leader, ConsentFacts facts, DateTimeOffset now)
    {
        if (!_leaders.Exists(named => named.LeaderId == leader))
            return Refusal.NotFound;
        var consent = ConsentOf(leader);
        var check = facts.Check(InState(ConsultationState.Recorded), MissionTime.Today(Zone, now), part => part)
            .Unless(consent is null || consent.WithdrawnOn is null || !facts.Purposes.Intersect(consent.Withdrawn).Any() || facts.GivenOn >= consent.WithdrawnOn, new Refusal(ConsultationRefusalCodes.WithdrawnSince, nameof(facts.GivenOn), consent?.WithdrawnOn ?? default));
        if (check.Passed)
            (consent ?? Added(leader)).Write(facts);
        return check.Result();
    }

    /// <summary>
    /// A leader withdraws consent, or objects where another ground held. Withdrawn to be on the record, it is withdrawn for everything: the leader is
    /// named here no longer, and the name is taken out of every text in which it stands whole. Then, and where sharing was withdrawn, the words wait
    /// to be read again. What is withdrawn already changes nothing.
    /// </summary>
    /// <param name="mark">By which the person is known again when an amendment would name them.</param>
    /// <param name="name">What to take out.</param>
    public Result<bool> Withdraw(LeaderId leader, WithdrawalFacts facts, string mark, WrittenName name, AccountId by, DateTimeOffset now)
    {
        if (!_leaders.Exists(named => named.LeaderId == leader))
            return Refusal.NotFound;
        var today = MissionTime.Today(Zone, now);
        var check = InState(ConsultationState.Recorded)
            .Unless(facts.Purposes.Count > 0, Refusal.Required(nameof(facts.Purposes)))
            .Unless(facts.On is not null, Refusal.Required(nameof(facts.On)))
            .Unless(facts.On is null || facts.On <= today, new Refusal(ConsultationRefusalCodes.ConsentInFuture, nameof(facts.On)))
            .Unless(facts.On is null || facts.On >= ContentRules.Earliest, new Refusal(ConsultationRefusalCodes.HeldTooLongAgo, nameof(facts.On)))
            .Unless(facts.Learned is not null, Refusal.Required(nameof(facts.Learned)))
            .Choice(facts.Learned, nameof(facts.Learned));
        if (!check.Passed)
            return Result<bool>.Refused(check.Refusals);

        var isNamedNoMore = facts.Purposes.Contains(ConsentPurpose.RecordOfMeeting);
        var all = isNamedNoMore ? facts with { Purposes = Enum.GetValues<ConsentPurpose>() } : facts;
        var consent = ConsentOf(leader) ?? Added(leader);
        var changed = consent.Withdraw(all, by, now);
        if (isNamedNoMore)
            Unname(leader, consent, mark, name);
        if (changed && all.Purposes.Any(purpose => purpose is ConsentPurpose.RecordOfMeeting or ConsentPurpose.Sharing))
            ReadAgainSince ??= now;
        return changed;
    }

    /// <summary>
    /// Somebody who withdrew consents anew, on a day from that of the withdrawal on, to be named here at least. They are named again, by a consent of its
    /// own; the earlier one stays withdrawn, and nothing that was taken out comes back.
    /// </summary>
    /// <param name="mark">What is kept in place of the leader since the withdrawal.</param>
    public Result ConsentAnew(LeaderId leader, string mark, ConsentFacts facts, DateTimeOffset now)
    {
        // First what does not depend on whether somebody withdrew: who asks must not learn that from what is answered beside it.
        var check = facts.Check(InState(ConsultationState.Recorded), MissionTime.Today(Zone, now), part => part)
            .Unless(facts.Basis is null or LegalBasis.Consent, new Refusal(ConsultationRefusalCodes.ConsentAnewNeedsConsent, nameof(facts.Basis)))
            .Unless(facts.Purposes.Contains(ConsentPurpose.RecordOfMeeting), new Refusal(ConsultationRefusalCodes.ConsentAnewToBeNamed, nameof(facts.Purposes)))
            .Unless(facts.GivenOn is not null, Refusal.Required(nameof(facts.GivenOn)));
        if (!check.Passed)
            return check.Result();
        if (_consents.Find(consent => consent.IsNamedNoMore && consent.Mark == mark) is not { } withdrawn)
            return new Refusal(ConsultationRefusalCodes.NobodyWithdrewSo, "Code");
        if (withdrawn.WithdrawnOn is { } on && facts.GivenOn < on)
            return new Refusal(ConsultationRefusalCodes.WithdrawnSince, nameof(facts.GivenOn), on);

        withdrawn.Renew(now);
        if (!_leaders.Exists(named => named.LeaderId == leader))
            _leaders.Add(new ConsultedLeader(leader));
        (ConsentOf(leader) ?? Added(leader)).Write(facts);
        return Result.Done;
    }

    /// <summary>Somebody's identity was erased, and a whole name taken out of these words or of others of the meeting: they wait to be read again, for parts of it may stand there.</summary>
    public void WaitToBeReadAgain(DateTimeOffset now) => ReadAgainSince ??= now;

    /// <summary>Somebody is named at another meeting no longer: the name goes from what was told there of concerns of this one. Where it stood there, these words wait to be read again.</summary>
    public void TakeOutOfToldAt(ConsultationId meeting, WrittenName name, DateTimeOffset now)
    {
        foreach (var telling in _concernTellings.Where(telling => telling.MeetingId == meeting))
        {
            var stood = (telling.AnswerWords, telling.AnsweredBy);
            telling.TakeOut(name);
            if (stood != (telling.AnswerWords, telling.AnsweredBy))
                WaitToBeReadAgain(now);
            foreach (var correction in _tellingCorrections.Where(correction => correction.TellingId == telling.Id))
                correction.TakeOut(name);
        }
    }

    /// <summary>Its words were read again, after an amendment where one was needed: nobody is known by them who withdrew. They may be shared again.</summary>
    public Result ReadAgain(AccountId by, DateTimeOffset now)
    {
        if (ReadAgainSince is null)
            return new Refusal(ConsultationRefusalCodes.NothingToReadAgain);
        (ReadAgainSince, ReadAgainBy, ReadAgainAt) = (null, by, now);
        return Result.Done;
    }

    private Consent? ConsentOf(LeaderId leader) => _consents.Find(consent => consent.LeaderId == leader);

    private Consent Added(LeaderId leader)
    {
        var consent = Consent.Of(leader);
        _consents.Add(consent);
        return consent;
    }

    private void Unname(LeaderId leader, Consent consent, string mark, WrittenName name)
    {
        _leaders.RemoveAll(named => named.LeaderId == leader);
        consent.Unname(mark);
        Title = name.TakenOutOf(Title);
        PlaceName = name.TakenOutOf(PlaceName);
        Purpose = name.TakenOutOf(Purpose);
        ForTheMission = name.TakenOutOf(ForTheMission);
        DoNoHarm = name.TakenOutOf(DoNoHarm);
        Context = name.TakenOutOf(Context);
        Action = name.TakenOutOf(Action);
        Reason = name.TakenOutOf(Reason);
        foreach (var other in _consents)
            other.TakeOut(name);
        foreach (var concern in _concerns)
            concern.TakeOut(name);
        foreach (var proposed in _proposedCommitments)
            proposed.TakeOut(name);
        foreach (var telling in _tellings)
            telling.TakeOut(name);
        foreach (var telling in _concernTellings)
            telling.TakeOut(name);
        foreach (var correction in _tellingCorrections)
            correction.TakeOut(name);
        foreach (var review in _reviews)
            review.TakeOut(name);
        foreach (var comment in _comments)
            comment.TakeOut(name);
    }

    /// <summary>Of those named, on what ground; written with the rest until it is recorded, and by acts of their own from then on.</summary>
    private void ApplyConsents(ConsultationContent content, bool isAmendment)
    {
        _consents.RemoveAll(consent => consent.LeaderId is { } leader && !content.Leaders.Contains(leader));
        if (isAmendment)
            return;
        var wanted = content.Consents.Where(consent => content.Leaders.Contains(consent.LeaderId)).ToList();
        Parts.Match(_consents, wanted, (part, c) => part.LeaderId == c.LeaderId, c => Written(Consent.Of(c.LeaderId), c), (part, c) => part.Write(c.Facts));

        static Consent Written(Consent consent, ConsentContent content)
        {
            consent.Write(content.Facts);
            return consent;
        }
    }
}
