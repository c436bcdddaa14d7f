using Microsoft.EntityFrameworkCore;
using PeaceCoord.Application.Consultations;
using PeaceCoord.Application.People;
using PeaceCoord.Application.Persistence;
using PeaceCoord.Domain.Communities;
using PeaceCoord.Domain.Consultations;
using PeaceCoord.Domain.Kernel;

namespace PeaceCoord.Application.Communities;

/// <summary>The recorded consultations on which a leader is named, where the actor may note a consent or its withdrawal; by reference, latest first.</summary>
public sealed class ListLeaderConsents(Database database, ICurrentActor current) : IUseCase
{
    public async Task<Result<IReadOnlyList<LeaderConsentRow>>> Run(LeaderId id, CancellationToken cancel)
    {
        var actor = await current.Get(cancel);
        await using var db = await database.Open<ListLeaderConsents>(actor, cancel);
        if (!await db.Leaders.Where(CommunityAccess.LeadersVisibleTo(actor)).AnyAsync(l => l.Id == id, cancel))
            return Refusal.NotFound;

        var named = await db.Consultations.AsNoTracking().Where(ConsultationAccess.ConsentsVisibleTo(actor)).Where(c => c.Leaders.Any(l => l.LeaderId == id))
            .OrderByDescending(c => c.HeldOn).ThenByDescending(c => c.Id).ToListAsync(cancel);
        return named.Where(c => ConsultationAccess.CanKeepConsents(actor, c))
            .Select(c => new LeaderConsentRow(c.Id.Value, c.Reference ?? "", c.HeldOn, c.Consents.FirstOrDefault(consent => consent.LeaderId == id)?.Basis))
            .ToList();
    }
}

/// <param name="Basis">Null while none was noted.</param>
public sealed record LeaderConsentRow(Guid ConsultationId, string Reference, DateOnly? HeldOn, LegalBasis? Basis);
