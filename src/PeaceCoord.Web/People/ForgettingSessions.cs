using PeaceCoord.Application.People;
using PeaceCoord.Web.Work;

namespace PeaceCoord.Web.People;

/// <summary>Deletes sessions twelve hours after they began, also when nobody signs in any more.</summary>
internal sealed class ForgettingSessions(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgettingSessions> log) : Repeating<ForgetSessions>(TimeSpan.FromMinutes(5), scopes, clock, log)
{
    protected override Task Run(ForgetSessions useCase, CancellationToken cancel) => useCase.Run(cancel);
}
