using PeaceCoord.Application.Search;
using PeaceCoord.Web.Work;

namespace PeaceCoord.Web.Search;

/// <summary>Deletes searches soon after they are over, also when nobody searches any more.</summary>
internal sealed class ForgettingSearches(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgettingSearches> log) : Repeating<ForgetSearches>(TimeSpan.FromMinutes(5), scopes, clock, log)
{
    protected override Task Run(ForgetSearches useCase, CancellationToken cancel) => useCase.Run(cancel);
}
