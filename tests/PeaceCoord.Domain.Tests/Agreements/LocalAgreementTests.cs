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

    private static PeaceCoord.Domain.Kernel.Result<LocalAgreement> Register(LocalAgreementFacts facts) =>
        LocalAgreement.Register(LocalAgreementId.New(), WorkspaceId.New(), null, null, facts, Today);
}
