using PeaceCoord.Application.Reminders;
using PeaceCoord.Web.Work;

namespace PeaceCoord.Web.Reminders;

/// <summary>Looks every minute whose daily digest is due.</summary>
internal sealed class SendingDigests(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SendingDigests> log) : Repeating<SendDigests>(TimeSpan.FromMinutes(1), scopes, clock, log)
{
    protected override Task Run(SendDigests useCase, CancellationToken cancel) => useCase.Run(cancel);
}
