using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Commitments;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Agreements;
using PeaceCoord.Domain.Kernel;
using PeaceCoord.Domain.People;

namespace PeaceCoord.Application.Agreements;

/// <summary>What every act on an agreement begins with: find it among what is visible, ask who may, then do it on the mission's day and save.</summary>
internal static class AgreementWork
{
    public static async Task<Result> Do(this PeaceCoordDb db, Actor actor, LocalAgreementId id, int? version, Func<LocalAgreement, DateOnly, Result> act, DateTimeOffset now, CancellationToken cancel)
    {
        var agreement = await db.LocalAgreements.Where(LocalAgreementAccess.VisibleTo(actor)).SingleOrDefaultAsync(a => a.Id == id, cancel);
        if (agreement is null)
            return Refusal.NotFound;
        if (!LocalAgreementAccess.CanKeep(actor, agreement))
            return Refusal.NotPermitted(LocalAgreementAccess.Keepers);

        return await db.Save(act(agreement, await db.Today(agreement.WorkspaceId, now, cancel)), agreement, version, cancel);
    }
}
