using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Domain.Agreements;

/// <summary>What was written wrongly is corrected, and what it said before stays beside it.</summary>
public sealed partial class LocalAgreement
{
    private readonly List<AgreementCorrection> _corrections = [];

    /// <summary>In no order of their own: their ids tell which was made first.</summary>
    public IReadOnlyList<AgreementCorrection> Corrections => _corrections;

    /// <summary>
    /// Corrects what is known of it, by the rules of registering it. Refused without a reason, without a change, and signed after something that
    /// followed. The label is never lowered here: others have relied on it.
    /// </summary>
    /// <param name="facts">Without a label the one that stands stays.</param>
    /// <param name="today">The mission's day.</param>
    public Result Correct(LocalAgreementFacts facts, string? reason, AccountId by, DateOnly today)
    {
        var first = _breaches.Select(breach => breach.On).Concat(_notes.Select(note => note.On)).Cast<DateOnly?>().Min();
        var check = Facts(facts, today)
            .Unless(facts.SignedOn is null || first is null || facts.SignedOn <= first, new Refusal(AgreementRefusalCodes.AfterWhatFollowed, nameof(facts.SignedOn), first ?? default))
            .Unless(facts.Label is null || facts.Label >= Label, new Refusal(AgreementRefusalCodes.LabelLowered, nameof(facts.Label)))
            .RequiredText(reason, AgreementCorrection.ReasonMaxLength, "Reason");
        if (!check.Passed)
            return check.Result();

        var correction = AgreementCorrection.Of(this, facts with { Monitoring = Kept(facts.Monitoring) }, reason!, by, today);
        if (correction.Changed.Count == 0)
            return new Refusal(AgreementRefusalCodes.NothingChanged);
        Label = facts.Label ?? Label;
        Apply(facts);
        _corrections.Add(correction);
        return Result.Done;
    }
}

/// <summary>One correction of an agreement: why, and what it said before, of what was changed.</summary>
public sealed class AgreementCorrection
{
    public const int ReasonMaxLength = 1000;

    private AgreementCorrection()
    {
    }

    public AgreementCorrectionId Id { get; private init; }

    public DateOnly CorrectedOn { get; private init; }

    public AccountId By { get; private init; }

    public string Reason { get; private set; } = "";

    /// <summary>Names of what was changed, as in <see cref="LocalAgreementFacts"/>. What is not among them is empty below.</summary>
    public List<string> Changed { get; private init; } = [];

    public Label? WasLabel { get; private init; }

    public string? WasTitle { get; private set; }

    public DateOnly? WasSignedOn { get; private init; }

    public List<string> WasParties { get; private set; } = [];

    public List<string> WasUndertakings { get; private set; } = [];

    public List<string> WasGuarantors { get; private set; } = [];

    public string? WasMonitoring { get; private set; }

    internal static AgreementCorrection Of(LocalAgreement agreement, LocalAgreementFacts facts, string reason, AccountId by, DateOnly today)
    {
        var label = facts.Label is { } wanted && wanted != agreement.Label;
        var (title, signed, monitoring) = (agreement.Title != facts.Title!.Trim(), agreement.SignedOn != facts.SignedOn, agreement.Monitoring != facts.Monitoring);
        var (parties, undertakings, guarantors) = (!agreement.Parties.SequenceEqual(facts.Parties), !agreement.Undertakings.SequenceEqual(facts.Undertakings), !agreement.Guarantors.SequenceEqual(facts.Guarantors));
        return new AgreementCorrection
        {
            Id = AgreementCorrectionId.New(),
            CorrectedOn = today,
            By = by,
            Reason = reason.Trim(),
            Changed =
            [
                .. new[]
                {
                    (title, nameof(facts.Title)), (signed, nameof(facts.SignedOn)), (parties, nameof(facts.Parties)), (undertakings, nameof(facts.Undertakings)),
                    (guarantors, nameof(facts.Guarantors)), (monitoring, nameof(facts.Monitoring)), (label, nameof(facts.Label)),
                }.Where(one => one.Item1).Select(one => one.Item2),
            ],
            WasLabel = label ? agreement.Label : null,
            WasTitle = title ? agreement.Title : null,
            WasSignedOn = signed ? agreement.SignedOn : null,
            WasParties = parties ? [.. agreement.Parties] : [],
            WasUndertakings = undertakings ? [.. agreement.Undertakings] : [],
            WasGuarantors = guarantors ? [.. agreement.Guarantors] : [],
            WasMonitoring = monitoring ? agreement.Monitoring : null,
        };
    }

    internal void TakeOut(WrittenName name)
    {
        List<string> Left(List<string> lines) => lines.ConvertAll(line => name.TakenOutOf(line)!);
        (Reason, WasTitle, WasMonitoring) = (name.TakenOutOf(Reason)!, name.TakenOutOf(WasTitle), name.TakenOutOf(WasMonitoring));
        (WasParties, WasUndertakings, WasGuarantors) = (Left(WasParties), Left(WasUndertakings), Left(WasGuarantors));
    }
}
