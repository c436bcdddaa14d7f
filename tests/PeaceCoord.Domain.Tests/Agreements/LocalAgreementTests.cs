using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Agreements;

public sealed class LocalAgreementTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly LocalAgreementFacts Corridor = new("Corridor agreement", Today.AddDays(-30), Label.Restricted, ["Farmers", "Herders"], ["Keep to the marked trees"], [], null);

    [Fact]
    public void An_agreement_needs_two_parties_and_an_undertaking()
    {
        var refused = Register(Corridor with { Parties = ["Farmers"], Undertakings = [] });

        refused.Is(AgreementRefusalCodes.TwoParties).ShouldBeTrue();
        refused.Refusals.Select(refusal => refusal.Field).ShouldBe(["Parties", "Undertakings"]);
    }

    [Fact]
    public void An_agreement_is_not_signed_in_the_future() =>
        Register(Corridor with { SignedOn = Today.AddDays(1) }).Is(AgreementRefusalCodes.InTheFuture).ShouldBeTrue();

    [Fact]
    public void Without_a_label_it_is_confidential() => Register(Corridor with { Label = null }).Value.Label.ShouldBe(Label.Confidential);

    [Fact]
    public void A_breach_lies_between_the_signing_and_today()
    {
        var agreement = Register(Corridor).Value;

        agreement.RecordBreach(Today.AddDays(-31), "Night grazing", Today).Is(AgreementRefusalCodes.BeforeSigning).ShouldBeTrue();
        agreement.RecordBreach(Today.AddDays(1), "Night grazing", Today).Is(AgreementRefusalCodes.InTheFuture).ShouldBeTrue();
        agreement.RecordBreach(Today.AddDays(-3), "Night grazing", Today).Succeeded.ShouldBeTrue();
        agreement.Breaches.ShouldHaveSingleItem().What.ShouldBe("Night grazing");
    }

    [Fact]
    public void A_breach_is_settled_once_and_not_before_it_happened()
    {
        var agreement = Register(Corridor).Value;
        agreement.RecordBreach(Today.AddDays(-3), "Night grazing", Today);
        var breach = agreement.Breaches[0].Id;

        agreement.SettleBreach(breach, Today.AddDays(-4), "Paid", Today).Is(AgreementRefusalCodes.SettledBeforeBreach).ShouldBeTrue();
        agreement.SettleBreach(breach, Today, "Paid in two parts", Today).Succeeded.ShouldBeTrue();
        agreement.SettleBreach(breach, Today, "Again", Today).Is(AgreementRefusalCodes.AlreadySettled).ShouldBeTrue();
        agreement.SettleBreach(BreachId.New(), Today, "Unknown", Today).Succeeded.ShouldBeFalse();
    }

    [Fact]
    public void What_is_seen_of_it_is_noted_day_by_day_since_the_signing()
    {
        var agreement = Register(Corridor).Value;
        var by = AccountId.New();

        agreement.NoteMonitoring(Today.AddDays(-31), "The trees are marked", by, Today).Is(AgreementRefusalCodes.BeforeSigning).ShouldBeTrue();
        agreement.NoteMonitoring(Today.AddDays(1), "The trees are marked", by, Today).Is(AgreementRefusalCodes.InTheFuture).ShouldBeTrue();
        agreement.NoteMonitoring(null, " ", by, Today).Refusals.Select(refusal => refusal.Field).ShouldBe(["On", "Text"]);
        agreement.NoteMonitoring(Today.AddDays(-3), " The trees are marked ", by, Today).Succeeded.ShouldBeTrue();
        agreement.NoteMonitoring(Today, "Both ponds are free", by, Today).Succeeded.ShouldBeTrue();
        agreement.Notes.Select(note => (note.On, note.Text, note.By)).ShouldBe([(Today.AddDays(-3), "The trees are marked", by), (Today, "Both ponds are free", by)]);
    }

    [Fact]
    public void It_is_corrected_with_a_reason_and_what_it_said_before_stays()
    {
        var agreement = Register(Corridor with { Monitoring = "Monthly" }).Value;
        agreement.RecordBreach(Today.AddDays(-3), "Night grazing", Today);
        agreement.NoteMonitoring(Today.AddDays(-9), "The trees are marked", AccountId.New(), Today);
        var right = Corridor with { Monitoring = " Every three weeks ", Parties = ["Farmers", "Herders", "Fishers"] };

        Correct(right, " ").Refusals.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        Correct(Corridor with { Monitoring = "Monthly" }).Is(AgreementRefusalCodes.NothingChanged).ShouldBeTrue();
        Correct(right with { Parties = ["Farmers"] }).Is(AgreementRefusalCodes.TwoParties).ShouldBeTrue();
        Correct(right with { SignedOn = Today.AddDays(-8) }).Is(AgreementRefusalCodes.AfterWhatFollowed).ShouldBeTrue("a note is of the day before");
        Correct(right with { Label = Label.Public }).Is(AgreementRefusalCodes.LabelLowered).ShouldBeTrue();
        agreement.Corrections.ShouldBeEmpty();

        Correct(right with { Label = null }).Succeeded.ShouldBeTrue();
        (agreement.Monitoring, agreement.Label).ShouldBe(("Every three weeks", Label.Restricted));
        var kept = agreement.Corrections.ShouldHaveSingleItem();
        kept.Changed.ShouldBe(["Parties", "Monitoring"]);
        kept.WasParties.ShouldBe(["Farmers", "Herders"]);
        (kept.WasMonitoring, kept.WasTitle, kept.WasSignedOn, kept.WasLabel, kept.Reason, kept.CorrectedOn).ShouldBe(("Monthly", null, null, null, "Misheard", Today));

        Domain.Kernel.Result Correct(LocalAgreementFacts facts, string reason = "Misheard") => agreement.Correct(facts, reason, AccountId.New(), Today);
    }

    private static PeaceCoord.Domain.Kernel.Result<LocalAgreement> Register(LocalAgreementFacts facts) =>
        LocalAgreement.Register(LocalAgreementId.New(), WorkspaceId.New(), null, null, facts, Today);
}
