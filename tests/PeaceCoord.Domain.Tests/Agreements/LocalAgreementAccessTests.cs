using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Organisations;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Tests.People;
using PeaceCoord.Domain.Workspaces;

namespace PeaceCoord.Domain.Tests.Agreements;

/// <summary>Agreements are read like recorded consultations: to clearance, an assistant in the own office.</summary>
public sealed class LocalAgreementAccessTests
{
    private const string Read = "| read | own office | ✓ | ✓ | ✓ | ✓ | – | – | – | – | – | – |";
    private const string Nobody = "| read | – | – | – | – | – | – | – | – | – | – | – |";

    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly WorkspaceId Workspace = WorkspaceId.New();
    private static readonly FieldOfficeId North = FieldOfficeId.New();

    [Theory]
    [InlineData(Label.Public, Nobody, Nobody)]
    [InlineData(Label.Restricted, Read, Nobody)]
    [InlineData(Label.Confidential, Read, Read)]
    public void An_agreement_takes_the_clearance_of_its_label(Label clearance, string restricted, string confidential)
    {
        var cast = new Cast(Workspace, OrganisationId.New()) { Clearance = clearance, Office = North };

        cast.Says(restricted, who => Sees(who, Label.Restricted), "own office");
        cast.Says(confidential, who => Sees(who, Label.Confidential), "own office");
    }

    private static bool Sees(Actor actor, Label label) => LocalAgreementAccess.VisibleTo(actor).Compile()(LocalAgreement.Register(
        LocalAgreementId.New(), Workspace, North, null, new LocalAgreementFacts("Corridor", Today.AddDays(-30), label, ["Farmers", "Herders"], ["Keep to the trees"], [], null), Today).Value);
}
