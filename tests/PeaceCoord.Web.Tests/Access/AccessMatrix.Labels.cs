using PeaceCoord.Domain.People;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>The labels: tried on every kind of record that carries one, for every role at every clearance, by <see cref="LabelTests"/>.</summary>
internal sealed class LabelsAccess : AccessRows
{
    public override IEnumerable<LabelRow> Labels =>
    [
        // Visitors read of it only what was published.
        new(Label.Public, Label.Public),
        new(Label.Restricted, Label.Restricted),
        new(Label.Confidential, Label.Confidential),
        new(Label.StrictlyConfidential, null),
    ];
}
