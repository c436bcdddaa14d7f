using PeaceCoord.Application.Search;

namespace PeaceCoord.Web.Tests.Access;

/// <summary>Searches are everybody's own; what they find is held by the rows of the lists.</summary>
internal sealed class SearchAccess : AccessRows
{
    public override IEnumerable<UseCaseRow> UseCases =>
    [
        Act<KeepSearch>(Callers.SignedIn, async (useCase, _) => await useCase.Run(SearchedList.Leaders, new KeepSearchInput { Text = "well" }, TestContext.Current.CancellationToken)),
        OfTheOperator<ForgetSearches>(),
    ];
}
