using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Consultations;

/// <summary>
/// On what ground somebody is named on a consultation, for what, and since when no longer. Consent is often not freely given to a mission with
/// soldiers: the ground may be another one, nothing is ticked beforehand, and a record without it is complete.
/// </summary>
public sealed class Consent
{
    public const int LimitsMaxLength = 500;
    public const int LanguageMaxLength = 10;

    /// <summary>A keyed mark: 64 hexadecimal digits.</summary>
    public const int MarkLength = 64;

    private List<string> _purposes = [];
    private List<string> _withdrawn = [];

    private Consent()
    {
    }

    public ConsentId Id { get; private init; }

    /// <summary>Whose it is; null once they are named here no longer.</summary>
    public LeaderId? LeaderId { get; private set; }

    /// <summary>What is kept in place of <see cref="LeaderId"/>: by it the same person is known again, and nobody is found by it without the master key.</summary>
    public string? Mark { get; private set; }

    /// <summary>Null while only a withdrawal is known.</summary>
    public LegalBasis? Basis { get; private set; }

    /// <summary>Null where it was not noted, or another ground holds.</summary>
    public ConsentGivenHow? GivenHow { get; private set; }

    /// <summary>The language it was asked in, such as <c>fr</c>.</summary>
    public string? Language { get; private set; }

    /// <summary>What was agreed to, without what was withdrawn since.</summary>
    public IReadOnlyList<ConsentPurpose> Purposes => [.. _purposes.Except(_withdrawn, StringComparer.Ordinal).Select(Enum.Parse<ConsentPurpose>).Order()];

    public IReadOnlyList<ConsentPurpose> Withdrawn => [.. _withdrawn.Select(Enum.Parse<ConsentPurpose>).Order()];

    /// <summary>With whom, and how, it may not be shared, in words without names.</summary>
    public string? Limits { get; private set; }

    public DateOnly? GivenOn { get; private set; }

    /// <summary>The day it was last withdrawn, for one purpose or for all; null when it never was.</summary>
    public DateOnly? WithdrawnOn { get; private set; }

    public WithdrawalLearned? Learned { get; private set; }

    public AccountId? WithdrawnBy { get; private set; }

    /// <summary>When the withdrawal was noted, and took effect.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>When the person consented anew after this was withdrawn, and another consent took its place; null when they did not.</summary>
    public DateTimeOffset? RenewedAt { get; private set; }

    /// <summary>Whether it was withdrawn from the record. It stays so when the person consents anew.</summary>
    public bool IsWithdrawnWhole => Mark is not null;

    /// <summary>Whether the person is named no longer: it was withdrawn from the record, and no consent was given since.</summary>
    public bool IsNamedNoMore => Mark is not null && RenewedAt is null;

    internal static Consent Of(LeaderId leader) => new() { Id = ConsentId.New(), LeaderId = leader };

    internal void Write(ConsentFacts facts)
    {
        Basis = facts.Basis;
        GivenHow = facts.GivenHow;
        Language = string.IsNullOrWhiteSpace(facts.Language) ? null : facts.Language.Trim();
        Limits = string.IsNullOrWhiteSpace(facts.Limits) ? null : facts.Limits.Trim();
        GivenOn = facts.GivenOn;
        _purposes = [.. facts.Purposes.Distinct().Order().Select(purpose => purpose.ToString())];
        // What is given anew, later than it was withdrawn, holds again.
        if (GivenOn >= WithdrawnOn)
            _withdrawn = [.. _withdrawn.Except(_purposes, StringComparer.Ordinal)];
    }

    /// <returns>Whether anything was withdrawn that still held.</returns>
    internal bool Withdraw(WithdrawalFacts facts, AccountId by, DateTimeOffset now)
    {
        var more = facts.Purposes.Select(purpose => purpose.ToString()).Except(_withdrawn, StringComparer.Ordinal).ToList();
        if (more.Count == 0)
            return false;
        _withdrawn = [.. _withdrawn, .. more];
        (WithdrawnOn, Learned, WithdrawnBy, WithdrawnAt) = (facts.On, facts.Learned, by, now);
        return true;
    }

    internal void Unname(string mark) => (LeaderId, Mark) = (null, mark);

    internal void Renew(DateTimeOffset now) => RenewedAt = now;

    internal void TakeOut(WrittenName name) => Limits = name.TakenOutOf(Limits);
}

public readonly record struct ConsentId(Guid Value) : IEntityId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);

    public static ConsentId New() => new(Guid.CreateVersion7());
}

/// <summary>The ground on which personal data are kept, after the Handbook on Data Protection in Humanitarian Action.</summary>
public enum LegalBasis
{
    Consent,
    BestInterests,
    Mandate,
    Other,
}

public enum ConsentGivenHow
{
    OralInPrivate,
    OralBeforeWitness,
    Written,
    ThroughSomebodyElse,
}

/// <summary>What somebody agreed to.</summary>
public enum ConsentPurpose
{
    /// <summary>To be named, by code, on the record of the meeting. Withdrawn, everything is.</summary>
    RecordOfMeeting,

    /// <summary>To be got in touch with about what was said.</summary>
    FollowUp,

    /// <summary>That organisations read what was said with them there.</summary>
    Sharing,

    /// <summary>Radio, a report, a photograph.</summary>
    Publication,
}

/// <summary>How the mission learned of a withdrawal.</summary>
public enum WithdrawalLearned
{
    FromThePerson,
    FromSomebodyTheyTrust,
    ThroughAnOrganisation,
    OtherWay,
}

/// <summary>What is written down of a consent. Nothing but the ground is needed.</summary>
public sealed record ConsentFacts(LegalBasis? Basis, ConsentGivenHow? GivenHow, string? Language, IReadOnlyList<ConsentPurpose> Purposes, string? Limits, DateOnly? GivenOn)
{
    /// <param name="today">The mission's day.</param>
    /// <param name="field">The form's name for each part.</param>
    public Check Check(Check check, DateOnly today, Func<string, string> field) => check
        .Unless(Basis is not null, Refusal.Required(field("Basis")))
        .Choice(Basis, field("Basis"))
        .Choice(GivenHow, field("GivenHow"))
        .Text(Language, Consent.LanguageMaxLength, field("Language"))
        .Text(Limits, Consent.LimitsMaxLength, field("Limits"))
        .Unless(GivenOn is null || GivenOn <= today, new Refusal(ConsultationRefusalCodes.ConsentInFuture, field("GivenOn")))
        .Unless(GivenOn is null || GivenOn >= ContentRules.Earliest, new Refusal(ConsultationRefusalCodes.HeldTooLongAgo, field("GivenOn")));
}

/// <param name="Purposes">For what it holds no longer.</param>
/// <param name="On">The day the person withdrew it.</param>
public sealed record WithdrawalFacts(IReadOnlyList<ConsentPurpose> Purposes, DateOnly? On, WithdrawalLearned? Learned);
