using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Organisations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Application.Workspaces;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;
using PeaceCoord.Domain.Requests;

namespace PeaceCoord.Application.Requests;

/// <summary>Whom somebody may write for, and to which mission. Not permitted for who belongs to no organisation.</summary>
public sealed class RequestChoices(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<RequestForm>> Run(CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        if (!RequestAccess.CanSend(actor))
            return Refusal.NotPermitted(RequestAccess.Senders);
        await using var db = await database.Open<RequestChoices>(actor, cancel);
        var found = await db.Organisations.AsNoTracking().VisibleTo(actor).Where(o => actor.Organisations.Contains(o.Id)).OrderBy(o => o.LegalName)
            .Select(o => new { o.Id, o.LegalName, o.Visibility, o.WorkspaceId }).ToListAsync(cancel);
        var missions = await db.Workspaces.AsNoTracking().Select(w => new { w.Id, w.Name }).ToDictionaryAsync(w => w.Id, w => w.Name, cancel);
        return new RequestForm([.. found.Select(o => new RequestSender(o.Id.Value, o.LegalName, missions.GetValueOrDefault(o.WorkspaceId, ""), o.Visibility))]);
    }
}

/// <param name="Senders">The organisations of the reader.</param>
public sealed record RequestForm(IReadOnlyList<RequestSender> Senders);

/// <param name="Mission">The mission that registered it, to which it writes.</param>
public sealed record RequestSender(Guid Id, string Name, string Mission, SeenWithUs? Wish);
