using PeaceCoord.Domain.Consultations;

namespace PeaceCoord.Domain.Tests.Places;

public sealed class PlaceShownTests
{
    [Theory]
    [InlineData(PlaceSensitivity.Exact, true, true)]
    [InlineData(PlaceSensitivity.AreaOnly, false, true)]
    [InlineData(PlaceSensitivity.Hidden, false, false)]
    [InlineData(null, true, true)]
    public void A_place_is_told_as_exactly_as_its_sensitivity_allows(PlaceSensitivity? sensitivity, bool place, bool area) =>
        (sensitivity.ShowsPlace, sensitivity.ShowsArea).ShouldBe((place, area));
}
