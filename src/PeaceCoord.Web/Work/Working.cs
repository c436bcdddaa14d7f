using PeaceCoord.Application.Work;

namespace PeaceCoord.Web.Work;

/// <summary>Does what acts left to be done, a few seconds after them, and after a start what was left before it. A withdrawn consent has taken effect everywhere within a minute.</summary>
internal sealed class Working(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Working> log) : Repeating<RunWork>(TimeSpan.FromSeconds(5), scopes, clock, log)
{
    protected override Task Run(RunWork useCase, CancellationToken cancel) => useCase.Run(cancel);
}
